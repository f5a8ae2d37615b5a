namespace MsReleaseActions.EndToEnd.Containers;

[Needs(Need.Containers)]
[Alone(Measured.Signals)]
public sealed class CancelledPromotionTests() : SealedCandidateTest(Files)
{
    private static readonly Dictionary<string, byte[]> Files = Enumerable
        .Range(1, 6)
        .ToDictionary(i => $"file-{i}.bin", i => Enumerable.Repeat((byte)i, 200_000).ToArray());

    [Theory]
    [InlineData("SIGINT")]
    [InlineData("SIGTERM")]
    public async Task A_signal_in_the_middle_ends_it_with_130_and_shows_nothing_half_done_and_a_rerun_completes(
        string signal
    )
    {
        var result = await PromoteUntilThirdUploadAsync(signal);

        result.ExitCode.Should().Be(130, result.Log);
        result.Error.Should().StartWith("Cancelled before the end.");
        result.Summary.Should().Contain("Cancelled before the end");
        await ExpectNothingVisibleAndARerunToCompleteAsync();
    }

    [Fact]
    public async Task A_container_killed_without_grace_as_act_does_shows_nothing_half_done_and_a_rerun_completes()
    {
        var result = await PromoteUntilThirdUploadAsync("SIGKILL");

        (result.ExitCode, result.Errors.Count, result.Summary).Should().Be((137, 0, ""), result.Log);
        await ExpectNothingVisibleAndARerunToCompleteAsync();
    }

    // the third upload gets no answer; the signal decides how it goes on
    private async Task<ActionResult> PromoteUntilThirdUploadAsync(string signal)
    {
        ContainerStep? step = null;
        GitHub.Faults.On("POST", "/repos/*/*/releases/*/assets", skip: 2).Run(_ => step!.SendAsync(signal)).Stall();
        using (step = Promote())
        {
            return await step.WaitAsync();
        }
    }

    private async Task ExpectNothingVisibleAndARerunToCompleteAsync()
    {
        Repository.Releases.Published(Tag).Should().BeNull();
        Repository.Resolve($"refs/tags/{Tag}").Should().BeNull();
        Repository.Releases.All.Should().Contain(release => release.TagName == Tag && release.Draft, "it had begun");
        GitHub.Faults.Clear();

        using var again = Promote();
        var result = await again.WaitAsync();

        (result.ExitCode, result.Outputs["state"]).Should().Be((0, "published"), result.Log);
        var release = Repository.Releases.All.Should().ContainSingle(release => release.TagName == Tag).Subject;
        release
            .Assets.Where(asset => Files.ContainsKey(asset.Name))
            .ToDictionary(asset => asset.Name, asset => asset.ReadBytes())
            .Should()
            .BeEquivalentTo(Files);
        Repository.Resolve($"refs/tags/{Tag}").Should().Be(SourceSha);
        GitHub.Log.Violations.Should().BeEmpty();
    }
}
