using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.EndToEnd.Containers;

/// <summary>
/// The way of one release, each step in a container of its own, in one job's workspace: from two built files to the
/// published release.
/// </summary>
internal sealed class ReleaseLane(ContainerJob job, string sourceSha, string version)
{
    public const string Setup = "MsManager_x64-setup.exe";

    public static byte[] SetupBytes { get; } = [.. Enumerable.Range(0, 300_000).Select(index => (byte)(index * 7))];

    /// <summary>The job's every step with what it must say in between.</summary>
    public async Task RunAsync()
    {
        await WriteBuiltFilesAsync();
        var published = await StepAsync(
            "publish-candidate",
            ("files", "dist/**"),
            ("updater-platforms", "windows-x86_64=dist/*.exe"),
            ("version", version)
        );
        var validated = await StepAsync("validate-candidate", ("download-path", "verified"));
        var rewritten = await StepAsync("rewrite-latest-json", ("release-tag", Tag));
        var approved = ("checksums-sha256", validated.Outputs["checksums-sha256"]);
        var previewed = await StepAsync(
            "promote-assets",
            ("release-tag", Tag),
            ("overlay", "latest.json"),
            approved,
            ("dry-run", "true")
        );
        var promoted = await StepAsync("promote-assets", ("release-tag", Tag), ("overlay", "latest.json"), approved);
        var again = await StepAsync("promote-assets", ("release-tag", Tag), ("overlay", "latest.json"), approved);

        string.Join(' ', new[] { published, validated }.Select(step => step.Outputs["state"]))
            .Should()
            .Be("created sealed");
        rewritten.Outputs["rewritten-count"].Should().Be("1");
        (previewed.Outputs["state"], previewed.Outputs["release-id"]).Should().Be(("draft", ""));
        (promoted.Outputs["state"], promoted.Outputs["copied-count"]).Should().Be(("published", "5"));
        (again.Outputs["state"], again.Outputs["copied-count"], again.Outputs["release-id"])
            .Should()
            .Be(("unchanged", "0", promoted.Outputs["release-id"]));
    }

    private string Tag => $"v{version}";

    private async Task<ActionResult> StepAsync(string action, params (string Name, string Value)[] inputs)
    {
        var result = await job.RunAsync(action, [("source-sha", sourceSha), .. inputs]);

        (result.ExitCode, result.Errors.Count).Should().Be((0, 0), result.Log);
        result.Outputs.Keys.Should().Equal(ActionFile.Read(action).Outputs.Select(output => output.Key));
        result.Summary.Should().NotBeEmpty();
        return result;
    }

    private async Task WriteBuiltFilesAsync()
    {
        using var signer = new MinisignSigner();
        using var content = new MemoryStream(SetupBytes);
        var signature = await signer.SignForTauriAsync(content, $"file:{Setup}", TestContext.Current.CancellationToken);
        RunnerFolders.Write(Path.Combine(job.Folders.Workspace, "dist", Setup + ".sig"), signature);
        await File.WriteAllBytesAsync(
            RunnerFolders.Write(Path.Combine(job.Folders.Workspace, "dist", Setup), ""),
            SetupBytes
        );
    }
}
