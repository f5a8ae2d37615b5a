using System.Text;
using System.Text.Json.Nodes;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Rehearsal.Seeds;
using MsReleaseActions.Server;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Rehearsal.Seeds;

[Needs(Need.Nothing)]
public sealed class ContentSeedTests : IAsyncLifetime
{
    private GitHubSandbox github = null!;
    private ContentSeed seed = null!;

    public async ValueTask InitializeAsync()
    {
        github = await GitHubSandbox.StartAsync(cancel: TestContext.Current.CancellationToken);
        seed = ContentSeed.Plant(github);
    }

    public ValueTask DisposeAsync() => github.DisposeAsync();

    [Fact]
    public void There_is_a_repository_that_publishes_four_that_build_and_two_that_are_built_in()
    {
        github
            .Repositories.Select(repository => repository.FullName)
            .Should()
            .BeEquivalentTo(
                "org/distribution",
                "org/loader",
                "org/bridge",
                "org/core",
                "org/plugin-bitwig",
                "org/ui",
                "org/device-support"
            );
        seed.Producers.Select(producer =>
                string.Join(' ', producer.Actions.Environments.Select(environment => environment.Name))
            )
            .Should()
            .AllBe("candidate");
        var gate = seed.Distribution.Actions.Environments.Should().ContainSingle().Subject;
        (gate.Name, gate.Reviewers.Single().Name, gate.BranchPatterns.Single().Name)
            .Should()
            .Be(("release", "release-manager", "main"));
    }

    [Fact]
    public void The_earlier_release_is_pinned_to_commits_that_everybody_has_moved_on_from()
    {
        var spec = JsonNode.Parse(seed.Distribution.ReadFile($"release-specs/{ContentSeed.EarlierTag}.json")!)!;
        var repositories = spec["repos"]!
            .AsArray()
            .Select(repository =>
                (
                    Id: repository!["id"]!.ToString(),
                    Url: repository["url"]!.ToString(),
                    Sha: repository["sha"]!.ToString()
                )
            )
            .ToList();

        repositories
            .Should()
            .Equal(
                seed.Producers.Zip(
                    ["loader", "oc-bridge", "core", "plugin-bitwig"],
                    (producer, id) => (id, $"{github.ServerUrl}/{producer.FullName}", producer.Resolve("main~1")!)
                )
            );
        seed.EarlierPins.Should()
            .Equal(repositories.ToDictionary(repository => repository.Id, repository => repository.Sha));
        seed.Distribution.Releases.Latest!.TagName.Should().Be(ContentSeed.EarlierTag);
        seed.Distribution.Resolve(ContentSeed.EarlierTag).Should().Be(seed.Distribution.Resolve("main~1"));
    }

    [Fact]
    public void The_earlier_release_has_a_spec_that_its_reader_accepts()
    {
        var path = $"release-specs/{ContentSeed.EarlierTag}.json";
        var spec = ReleaseSpecFile.Parse(seed.Distribution.ReadFile(path)!, path);

        ProducerCandidate
            .Of(spec)
            .Select(candidate => candidate.Producer)
            .Should()
            .Equal(ContentDescription.MidiStudio.Producers);
        ProducerRepositories
            .Of(RepositoryName.Parse(ContentSeed.FullName), spec.Content)
            .Problems(spec, github.ServerUrl)
            .Should()
            .BeEmpty();
    }

    [Fact]
    public void A_commit_lands_and_is_green_when_it_is_marked()
    {
        foreach (var producer in seed.Producers)
        {
            var (before, first) = (producer.Resolve("main"), seed.Land(producer));
            var second = seed.Land(producer);
            seed.MarkGreen(producer, first);

            (producer.Resolve("main~2"), producer.Resolve("main~1"), producer.Resolve("main"))
                .Should()
                .Be((before, first, second));
            producer
                .Actions.Runs.Select(run => (run.Workflow.FileName, run.Made.HeadSha, run.Conclusion))
                .Should()
                .Equal(("ci.yml", first, "success"));
        }
    }

    [Fact]
    public void The_jobs_that_are_marked_green_are_those_of_the_file()
    {
        foreach (var producer in seed.Producers)
        {
            seed.MarkGreen(producer, seed.Land(producer));
            var file = Encoding.UTF8.GetString(producer.ReadFile(".github/workflows/ci.yml")!);

            producer
                .Actions.Runs.Single()
                .Jobs.Select(job => $"    name: {job.Name}\n")
                .Should()
                .OnlyContain(name => file.Contains(name))
                .And.HaveCount(file.Split("\n    runs-on:").Length - 1);
        }
    }
}
