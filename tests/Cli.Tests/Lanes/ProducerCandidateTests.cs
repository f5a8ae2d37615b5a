using System.Text;
using System.Text.Json.Nodes;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Rehearsal.Seeds;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>The candidate lanes of the repositories that content comes from, as they are installed.</summary>
[Needs(Need.Lane)]
public sealed class ProducerCandidateTests : IAsyncLifetime
{
    private static readonly string[] Seal = ["candidate.json", "checksums.txt"];
    private ProducerLab lab = null!;

    public async ValueTask InitializeAsync() => lab = await ProducerLab.OpenAsync();

    public ValueTask DisposeAsync() => lab.DisposeAsync();

    public static TheoryData<string> Ids =>
        [.. ContentDescription.MidiStudio.Producers.Select(producer => producer.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_commit_is_built_once_and_sealed_for_everybody(string id)
    {
        var (producer, repository) = Of(id);
        var commit = await lab.GreenAsync(repository);
        var core = lab.Seed.Core.Resolve("main")!;
        var also = producer.AlsoFrom.Count > 0;
        (string, string)[] inputs =
        [
            ("source_sha", commit),
            ("request_id", "r1"),
            .. also ? [("core_sha", core)] : Array.Empty<(string, string)>(),
        ];

        var first = await lab.DispatchAsync(repository, producer.Workflow, null, inputs);
        var second = await lab.DispatchAsync(repository, producer.Workflow, null, inputs);

        (first.Conclusion, second.Conclusion)
            .Should()
            .Be(("success", "success"), lab.Errors(first) + lab.Errors(second));
        lab.Heavy(first).Should().HaveCount(producer.Files.Count(file => file != "oc-bridge-config.zip"));
        lab.Heavy(second).Should().BeEmpty();
        second.Jobs.Where(job => job.Conclusion != "skipped").Select(job => job.Name).Should().Equal("guard");
        var tag = $"{producer.TagPrefix}{(also ? $"{core}-" : "")}{commit}";
        ProducerLab.Sealed(repository, tag).Should().BeEquivalentTo(producer.Files.Concat(Seal));
        repository.Resolve(tag).Should().Be(commit);
        repository.Releases.Latest.Should().BeNull();
        var manifest = JsonNode.Parse(
            repository.Releases.Published(tag)!.Assets.Single(asset => asset.Name == "candidate.json").ReadBytes()
        )!;
        (manifest["workflow"]!.ToString(), manifest["run_id"]!.GetValue<long>(), manifest["version"])
            .Should()
            .Be((producer.WorkflowPath, first.Id, null));
        first.DisplayTitle.Should().Be($"candidate {(also ? $"{core} " : "")}{commit} r1");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task What_was_sealed_before_the_scene_begins_is_not_built_again(string id)
    {
        var (producer, repository) = Of(id);
        var (commit, core) = (
            lab.Seed.EarlierPins[producer.RepositoryId],
            producer.AlsoFrom.Count > 0 ? lab.Seed.EarlierPins["core"] : null
        );
        if (id is not ("loader" or "oc-bridge"))
        {
            lab.Seed.Seal(id, commit, core);
        }
        lab.Seed.MarkGreen(repository, commit);

        var run = await lab.DispatchAsync(
            repository,
            producer.Workflow,
            null,
            [("source_sha", commit), .. core is null ? Array.Empty<(string, string)>() : [("core_sha", core)]]
        );

        (run.Conclusion, lab.Heavy(run).Count).Should().Be(("success", 0), lab.Errors(run));
        run.Jobs.Where(job => job.Conclusion != "skipped").Select(job => job.Name).Should().Equal("guard");
    }

    [Fact]
    public async Task The_bridges_configuration_is_packed_without_its_folder_and_read_as_it_is()
    {
        var commit = await lab.GreenAsync(lab.Seed.Bridge);
        await lab.DispatchAsync(lab.Seed.Bridge, "candidate.yml", null, ("source_sha", commit));

        var packed = lab
            .Seed.Bridge.Releases.Published($"rc-{commit}")!
            .Assets.Single(asset => asset.Name == "oc-bridge-config.zip")
            .ReadBytes();

        new UnpackedArchive("oc-bridge-config.zip")
            .Read(new MemoryStream(packed))
            .Select(file => (file.Name, Encoding.UTF8.GetString(file.Bytes)))
            .Should()
            .Equal(
                ("default.toml", Resources.Text("seed/bridge/config/default.toml")),
                ("devices/teensy.toml", Resources.Text("seed/bridge/config/devices/teensy.toml"))
            );
    }

    private (Producer Producer, SandboxRepository Repository) Of(string id)
    {
        var producer = ContentDescription.MidiStudio.Producers.Single(known => known.Id == id);
        return (
            producer,
            lab.Seed.Producers.Single(repository =>
                repository.Name == (producer.RepositoryId == "oc-bridge" ? "bridge" : producer.RepositoryId)
            )
        );
    }
}
