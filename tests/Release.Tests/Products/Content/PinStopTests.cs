using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Products.Content;

[Needs(Need.Nothing)]
public sealed class PinStopTests : ContentTest
{
    [Fact]
    public async Task A_candidate_that_is_there_and_cannot_be_used_stops_it_before_anything_is_written()
    {
        var wanted = ProducerCandidate.Of(Spec(Due)).Single(candidate => candidate.Producer.Id == "loader");
        var candidate = SealedCandidate.Put(
            Content["loader"],
            wanted.Sha.Text,
            wanted.Producer.Files.ToDictionary(file => file, file => new byte[] { 1 }),
            like: new SealedAs(IsPublished: true)
        );
        candidate
            .Release.Assets.Single(asset => asset.Name == "midi-studio-loader-linux-x86_64")
            .ReplaceBytes([2], keepDigest: false);

        var (pick, _) = await CheckAsync(Stable);

        pick.Status.Should().Be(StepStatus.Blocked);
        pick.Text.Should()
            .StartWith(
                $"loader: {wanted.Tag} of org/loader cannot be used: midi-studio-loader-linux-x86_64 has the digest "
            );
        pick.Remedy.Should().Contain($"`ms candidates discard {wanted.Tag} --repo org/loader`");
    }

    [Theory]
    [InlineData(
        "failure",
        "ci.yml (push) (failure, ",
        "Correct main of org/core, and run the same command again. Its newest green commit is "
    )]
    [InlineData(
        null,
        "ci.yml (push) (in_progress, ",
        "Wait for the checks of org/core, and run the same command again. Its newest green commit is "
    )]
    [InlineData(
        "",
        "ci.yml (push) (missing)",
        "Wait for the checks of org/core, and run the same command again. Its newest green commit is "
    )]
    public async Task A_product_whose_head_is_not_green_stops_it(string? ci, string said, string remedy)
    {
        var green = Content.Head("core");
        var head = Content.Land("core", ci);

        var (pick, _) = await CheckAsync(Stable);

        pick.Status.Should().Be(StepStatus.Blocked);
        pick.Text.Should().StartWith($"core: {head[..8]} of org/core, the head of main, is not green: {said}");
        pick.Remedy.Should()
            .StartWith(remedy)
            .And.EndWith($"{green[..8]} (change core), 1 before the head: --pin core={green}");
        (await CheckAsync(With("core", green))).Context.Choice!.Pins[2].How.Should().Be("on main, green, asked for");
    }

    [Fact]
    public async Task All_that_stops_it_is_said_at_once()
    {
        Content.Land("core", "failure");
        Content.Land("plugin-bitwig", "failure");

        var (pick, _) = await CheckAsync(Stable);

        pick.Text.Should().Contain("core: ").And.Contain("; plugin-bitwig: ");
        (await StopsAsync()).What.Should().Be(pick.Text);
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_commit_that_is_asked_for_must_be_on_the_branch_and_green()
    {
        Content["loader"].CreateBranch("side", Earlier["loader"]);
        var side = Content["loader"].Commit(new Dictionary<string, string> { ["x"] = "y" }, "aside", "side");
        var red = Content.Land("loader", "failure");

        (await CheckAsync(With("loader", side))).Pick.Text.Should().Be($"loader: {side} is not on main of org/loader");
        (await CheckAsync(With("loader", new string('a', 40))))
            .Pick.Text.Should()
            .Be($"loader: {new string('a', 40)} is not on main of org/loader");
        (await CheckAsync(With("loader", red)))
            .Pick.Text.Should()
            .StartWith($"loader: {red[..8]} of org/loader, the head of main, is not green: ci.yml (push) (failure");
        (await CheckAsync(With("loader", Earlier["loader"]))).Context.Choice!.Pins[0].How.Should().Be("as in v0.1.0");
    }

    [Fact]
    public async Task A_required_check_of_the_producer_s_branch_counts_too()
    {
        Content["core"].Protection["main"] = new MsReleaseActions.Server.State.SandboxProtection
        {
            Checks = new MsReleaseActions.Server.State.CheckPolicy(
                Strict: false,
                [new MsReleaseActions.Server.State.RequiredCheck("hardware")]
            ),
        };

        (await CheckAsync(Stable)).Pick.Text.Should().EndWith("is not green: hardware (missing)");
    }

    [Fact]
    public async Task A_repository_that_is_not_to_be_seen_is_named()
    {
        Settings = Settings with
        {
            Producers = new Dictionary<string, RepositoryName>
            {
                ["loader"] = RepositoryName.Parse("elsewhere/loader"),
            },
        };

        var (pick, _) = await CheckAsync(Stable);

        (pick.Status, pick.Text, pick.Remedy)
            .Should()
            .Be(
                (
                    StepStatus.Blocked,
                    "loader: elsewhere/loader is not to be seen with this token",
                    "Let the token see elsewhere/loader, or say in ms-release.json (`producers`) where loader is"
                )
            );
    }

    [Fact]
    public async Task A_commit_of_the_last_spec_that_is_gone_is_named()
    {
        Content.Release("v0.1.1", new Dictionary<string, string>(Earlier) { ["loader"] = new string('b', 40) });

        (await CheckAsync(Stable))
            .Pick.Text.Should()
            .Be($"loader: v0.1.1 has {new string('b', 40)}, and org/loader has no such commit");
    }
}
