using MsReleaseActions.Sandbox;

namespace MsReleaseActions.EndToEnd.Containers;

public sealed class CancelledPromotionTests : IAsyncLifetime
{
    private const string Tag = "v1.2.0";

    private readonly Dictionary<string, byte[]> files = Enumerable.Range(1, 6).ToDictionary(i => $"file-{i}.bin", i => Enumerable.Repeat((byte)i, 200_000).ToArray());
    private GitHubSandbox github = null!;
    private SandboxRepository repository = null!;
    private ContainerJob job = null!;
    private string sha = "";

    public async ValueTask InitializeAsync()
    {
        var engine = ContainerEngine.Require();
        github = await GitHubSandbox.StartAsync();
        repository = github.CreateRepository("org/ms-manager");
        sha = repository.Commit(new Dictionary<string, string> { ["package.json"] = "{}\n" }, "first");
        SealedCandidate.Put(repository, sha, files, version: "1.2.0");
        job = new ContainerJob(engine, github, repository, sha);
    }

    public async ValueTask DisposeAsync()
    {
        job?.Dispose();
        await (github?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Theory]
    [InlineData("SIGINT")]
    [InlineData("SIGTERM")]
    public async Task A_signal_in_the_middle_ends_it_with_130_and_shows_nothing_half_done_and_a_rerun_completes(string signal)
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
        github.Faults.On("POST", "/repos/*/*/releases/*/assets", skip: 2).Run(_ => step!.SendAsync(signal)).Stall();
        using (step = Start())
        {
            return await step.WaitAsync();
        }
    }

    private async Task ExpectNothingVisibleAndARerunToCompleteAsync()
    {
        repository.Releases.Published(Tag).Should().BeNull();
        repository.Resolve($"refs/tags/{Tag}").Should().BeNull();
        repository.Releases.All.Should().Contain(release => release.TagName == Tag && release.Draft, "it had begun");
        github.Faults.Clear();

        using var again = Start();
        var result = await again.WaitAsync();

        (result.ExitCode, result.Outputs["state"]).Should().Be((0, "published"), result.Log);
        var release = repository.Releases.All.Should().ContainSingle(release => release.TagName == Tag).Subject;
        release.Assets.Where(asset => files.ContainsKey(asset.Name)).ToDictionary(asset => asset.Name, asset => asset.ReadBytes()).Should().BeEquivalentTo(files);
        repository.Resolve($"refs/tags/{Tag}").Should().Be(sha);
        github.Log.Violations.Should().BeEmpty();
    }

    private ContainerStep Start() => job.Start("promote-assets", ("source-sha", sha), ("release-tag", Tag));
}
