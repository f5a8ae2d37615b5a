using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Confirm;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Products.Content;

[Needs(Need.Nothing)]
public sealed class PinStepTests : ContentTest
{
    [Fact]
    public async Task Products_are_taken_at_their_heads_and_the_others_as_the_last_spec_has_them()
    {
        var (pick, context) = await CheckAsync(Stable);

        (pick.Status, pick.Text)
            .Should()
            .Be((StepStatus.Done, string.Join(", ", Due.Select(pin => $"{pin.Key} {pin.Value[..8]}"))));
        (context.Tag, context.Base, context.Choice!.Kind).Should().Be((Next, Sha(Start), ChoiceKind.New));
        context
            .Choice.Pins.Select(pin => (pin.At.Id, pin.At.Url, pin.At.Ref, pin.At.Sha.Text, pin.At.CiWorkflow, pin.How))
            .Should()
            .Equal(
                ContentDescription.MidiStudio.RepositoryIds.Select(id =>
                    (
                        id,
                        $"{Github.ServerUrl}/{Content[id].FullName}",
                        "main",
                        Due[id],
                        (string?)".github/workflows/ci.yml",
                        !ContentDescription.MidiStudio.IsPinned(id) ? "the head of main, green" : "as in v0.1.0"
                    )
                )
            );
    }

    [Fact]
    public async Task A_newer_green_commit_of_the_others_is_suggested_and_not_taken()
    {
        Content.Land("loader", "failure");
        var green = Content.Land("loader");
        Content.Land("loader", "failure");

        var (_, context) = await CheckAsync(Stable);

        context
            .Choice!.Pins.Select(pin => pin.Suggestion)
            .Should()
            .Equal(
                $"loader has 3 newer commits, green at {green[..8]} (change loader): --pin loader={green}",
                $"oc-bridge has 1 newer commit, green at {Content.Head("oc-bridge")[..8]} (change oc-bridge): "
                    + $"--pin oc-bridge={Content.Head("oc-bridge")}",
                null,
                null
            );
        Events
            .OfType<StepLine>()
            .Select(line => line.Line)
            .Should()
            .Contain($"loader        org/loader {Earlier["loader"]} as in v0.1.0");
    }

    [Fact]
    public async Task The_newest_release_of_any_channel_is_gone_on_from()
    {
        var beta = Content.Heads;
        Content.Release("v0.2.0-beta.1", beta);
        Content.Land("core");

        (await CheckAsync(Stable))
            .Context.Choice!.Pins.Select(pin => (pin.At.Sha.Text, pin.How))
            .Should()
            .Equal(
                (beta["loader"], "as in v0.2.0-beta.1"),
                (beta["oc-bridge"], "as in v0.2.0-beta.1"),
                (Content.Head("core"), "the head of main, green"),
                (beta["plugin-bitwig"], "the head of main, green")
            );
    }

    [Fact]
    public async Task What_would_be_released_and_is_published_is_not_released_again()
    {
        var source = Content.Release("v0.1.1", Due);

        var (pick, context) = await CheckAsync(Stable);

        (pick.Status, pick.Text, pick.Why)
            .Should()
            .Be((StepStatus.Done, $"v0.1.1 is published from {source[..8]}", "it pins what would be released now"));
        (context.Choice!.Kind, context.SourceSha, context.Tag).Should().Be((ChoiceKind.Published, Sha(source), Next));
        await RunAsync();
        Github.Log.WriteAttempts.Should().BeEmpty();
        (await CheckAsync(new ReleaseRequest(Channel.Beta))).Context.Tag.Should().Be(ReleaseTag.Parse("v0.1.2-beta.1"));
    }

    [Fact]
    public async Task Whoever_is_asked_to_confirm_has_read_the_commits()
    {
        var services = Services();
        IReadOnlyList<string> read = [];
        var confirm = new ConfirmStep(services, new Consent(AskAsync));
        var run = new TrainRun(
            services,
            [.. Steps(services, Stable).Take(2), confirm],
            new ReleaseContext(Channel.Stable)
        );
        await run.RunAsync(watch: true, CancellationToken.None);

        read.Should().Equal(run.Context.Choice!.Pins.Select(pin => pin.ToString()));
        read[2].Should().Be($"core          org/core {Due["core"]} the head of main, green");

        Task<string?> AskAsync(string question, CancellationToken cancellation)
        {
            read = [.. Events.OfType<StepLine>().Where(line => line.Step == StepId.Confirm).Select(line => line.Line)];
            return Task.FromResult<string?>(Next.Text);
        }
    }

    [Fact]
    public async Task A_published_release_is_asked_for_by_name_whatever_is_red()
    {
        Content.Land("core", "failure");

        (await CheckAsync(Stable with { Tag = ReleaseTag.Parse("v0.1.0") })).Context.SourceSha.Should().Be(Sha(Start));
    }
}
