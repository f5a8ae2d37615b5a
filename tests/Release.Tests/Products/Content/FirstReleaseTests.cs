using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.ReleaseTrainTests.Products.Content;

/// <summary>There is a repository that has never released anything.</summary>
[Needs(Need.Nothing)]
public sealed class FirstReleaseTests : ContentTest
{
    [Fact]
    public async Task Without_an_earlier_spec_every_green_head_is_taken_and_everything_is_released()
    {
        Content["loader"]
            .Sandbox.CreateRepository("org/elsewhere")
            .Commit(new Dictionary<string, string> { ["README.md"] = "new" }, "new");
        Settings = Settings with { Repository = RepositoryName.Parse("org/elsewhere") };

        var context = await RunAsync();

        context.Tag!.Text.Should().Be("v0.0.1");
        context
            .Choice!.Pins.Select(pin => (pin.At.Sha.Text, pin.How))
            .Should()
            .Equal(
                ContentDescription.MidiStudio.RepositoryIds.Select(id =>
                    (
                        Content.Head(id),
                        ContentDescription.MidiStudio.IsPinned(id)
                            ? "the head of main, green: no spec has pinned it yet"
                            : "the head of main, green"
                    )
                )
            );
        SpecOf("org/elsewhere", "v0.0.1")
            .Should()
            .BeEquivalentTo(
                ContentSample.Spec("v0.0.1", Github.ServerUrl, Content.Heads) with
                {
                    Tooling = Content.Tooling,
                }
            );
    }

    [Fact]
    public async Task Where_no_release_has_a_spec_the_newest_on_the_branch_is_gone_on_from()
    {
        Content.Distribution.Releases.AddPublished("v0.9.0", Start);
        Content.PutSpec(ContentSample.Spec("v0.8.0", Github.ServerUrl, Content.Heads));

        (await CheckAsync(Stable)).Context.Choice!.Pins[0].How.Should().Be("as in v0.8.0");
    }

    [Theory]
    [InlineData("/repos/*/*/git/trees/*")]
    [InlineData("/repos/*/*/contents/release-specs/v0.8.0.json")]
    public async Task A_spec_that_the_branch_lists_and_GitHub_shows_late_is_gone_on_from_too(string route)
    {
        Content.Distribution.Releases.AddPublished("v0.9.0", Start);
        Content.PutSpec(ContentSample.Spec("v0.8.0", Github.ServerUrl, Content.Heads));
        Github.Faults.On("GET", route).Status(404, message: "Not Found");

        (await CheckAsync(Stable)).Context.Choice!.Pins[0].How.Should().Be("as in v0.8.0");
    }

    private ReleaseSpec SpecOf(string repository, string tag) =>
        ReleaseSpecFile.Parse(
            Github
                .Repositories.Single(one => one.FullName == repository)
                .ReadFile($"release-specs/{tag}.json", "main")!,
            "spec"
        );
}
