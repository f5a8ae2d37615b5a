using MsReleaseActions.Server.Http;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.ValidateCandidate;

/// <summary>What a job sees and fetches of another repository's candidate, with the token that it has.</summary>
[Needs(Need.Nothing)]
public sealed class OtherRepositoryTests : OtherRepositoryTest
{
    [Fact]
    public async Task A_prerelease_under_a_tag_of_its_own_is_proved_and_fetched_and_the_second_time_nothing_is_fetched()
    {
        Seal();

        var first = await ValidateAsync(("workflow", Workflow), ("download-path", "candidates/firmware"));
        var downloads = Downloads();
        var second = await ValidateAsync(("workflow", Workflow), ("download-path", "candidates/firmware"));

        (first.ExitCode, second.ExitCode).Should().Be((0, 0), first.Log + second.Log);
        (first.Outputs["state"], first.Outputs["candidate-tag"]).Should().Be(("sealed", Tag.Text));
        File.ReadAllBytes(Path.Combine(Runner.Workspace, "candidates/firmware/midi-studio-bitwig-firmware.hex"))
            .Should()
            .Equal(1, 2, 3);
        (Downloads() - downloads)
            .Should()
            .Be(downloads - 1, "the built file is there already, and the seal is read again");
    }

    [Fact]
    public async Task A_draft_is_not_seen_and_the_two_ways_out_are_said()
    {
        Seal(isPublished: false);

        for (var time = 0; time < 2; time++)
        {
            var result = await ValidateAsync();

            (result.ExitCode, result.Outputs["state"]).Should().Be((1, "missing"));
            result
                .Error.Should()
                .ContainAll(
                    $"{Tag} of org/plugin-bitwig is missing",
                    "It may be missing, or a draft, which this token cannot see",
                    "seal it with `visibility: prerelease`",
                    "or give a `token` that may push to org/plugin-bitwig"
                );
        }
    }

    [Fact]
    public async Task A_draft_is_fetched_with_a_token_that_may_push_there()
    {
        Seal(isPublished: false);

        for (var time = 0; time < 2; time++)
        {
            var result = await ValidateAsync(("token", Github.WriteToken(Producer)), ("download-path", "candidates"));

            result.ExitCode.Should().Be(0, result.Log);
            File.Exists(Path.Combine(Runner.Workspace, "candidates/midi-studio-bitwig-firmware.hex")).Should().BeTrue();
        }
    }

    [Fact]
    public async Task Of_a_private_repository_nothing_is_seen()
    {
        Seal();
        Producer.Private = true;

        var result = await ValidateAsync();

        result.ExitCode.Should().Be(3);
        result
            .Error.Should()
            .ContainAll("org/plugin-bitwig", "HTTP 404", "GitHub also says 'not found' of what a token may not see");
    }

    [Fact]
    public async Task What_is_not_there_yet_is_waited_for()
    {
        Clock.OnWait = _ => SealOnce();

        var result = await ValidateAsync(("wait-minutes", "10"));

        result.ExitCode.Should().Be(0, result.Log);
    }

    // after the first look
    private void SealOnce()
    {
        if (Producer.Releases.All.Count == 0)
        {
            Seal();
        }
    }

    private int Downloads() => Github.Log.Requests.Count(request => request.Listener == Listener.Storage);
}
