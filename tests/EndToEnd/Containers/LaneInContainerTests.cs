using MsReleaseActions.Sandbox;
using MsReleaseActions.Signatures;

namespace MsReleaseActions.EndToEnd.Containers;

/// <summary>The way of one release, each step in a container of its own, in one job's workspace.</summary>
public sealed class LaneInContainerTests : IAsyncLifetime
{
    private const string Setup = "MsManager_1.2.3_x64-setup.exe";

    private ContainerJob job = null!;
    private GitHubSandbox github = null!;
    private SandboxRepository repository = null!;
    private string sourceSha = "";

    public async ValueTask InitializeAsync()
    {
        job = new ContainerJob(ContainerEngine.Require());
        github = await GitHubSandbox.StartAsync();
        repository = github.CreateRepository("org/ms-manager");
        sourceSha = repository.Commit(new Dictionary<string, string> { ["package.json"] = "{}\n" }, "first");
        await WriteBuiltFilesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        job?.Dispose();
        await (github?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task A_candidate_is_published_validated_rewritten_and_promoted_with_outputs_and_summaries_in_files_of_another_user()
    {
        var published = await StepAsync("publish-candidate", ("files", "dist/**"), ("updater-platforms", "windows-x86_64=dist/*.exe"), ("version", "1.2.3"));
        var validated = await StepAsync("validate-candidate", ("download-path", "verified"));
        var rewritten = await StepAsync("rewrite-latest-json", ("release-tag", "v1.2.3"));
        var promoted = await StepAsync("promote-assets", ("release-tag", "v1.2.3"), ("overlay", "latest.json"), ("checksums-sha256", validated.Outputs["checksums-sha256"]));
        var again = await StepAsync("promote-assets", ("release-tag", "v1.2.3"), ("overlay", "latest.json"));

        (published.Outputs["state"], validated.Outputs["state"], rewritten.Outputs["rewritten-count"], promoted.Outputs["state"], again.Outputs["state"])
            .Should().Be(("created", "sealed", "1", "published", "unchanged"));
        repository.Releases.Published("v1.2.3")!.Assets.Select(asset => asset.Name).Should().BeEquivalentTo(
            Setup, Setup + ".sig", "latest.json", "checksums.txt", "candidate.json");
        (await File.ReadAllBytesAsync(Path.Combine(job.Workspace, "verified", Setup))).Should().Equal(Bytes);
        github.Log.Violations.Should().BeEmpty();
    }

    private async Task<ActionResult> StepAsync(string action, params (string Name, string Value)[] inputs)
    {
        var all = inputs.ToDictionary(input => input.Name, input => input.Value, StringComparer.Ordinal);
        all["token"] = github.WriteToken(repository);
        all["api-url"] = github.ApiUrl;
        all["source-sha"] = sourceSha;

        var result = await job.RunAsync(action, all);

        (result.ExitCode, result.Errors.Count).Should().Be((0, 0), result.Log);
        result.Outputs.Keys.Should().Equal(ActionFile.Read(action).Outputs.Select(output => output.Key));
        result.Summary.Should().NotBeEmpty();
        return result;
    }

    private static byte[] Bytes { get; } = [.. Enumerable.Range(0, 300_000).Select(index => (byte)(index * 7))];

    private async Task WriteBuiltFilesAsync()
    {
        using var signer = new MinisignSigner();
        using var content = new MemoryStream(Bytes);
        var folder = Directory.CreateDirectory(Path.Combine(job.Workspace, "dist")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, Setup), Bytes);
        await File.WriteAllTextAsync(
            Path.Combine(folder, Setup + ".sig"),
            await signer.SignForTauriAsync(content, $"file:{Setup}", TestContext.Current.CancellationToken));
    }
}
