using MsReleaseActions.Server.Processes;

namespace MsReleaseActions.EndToEnd.Rehearsal;

/// <summary>A checkout that holds programs with the names of those that <c>ms</c> asks.</summary>
[Needs(Need.Processes)]
public sealed class StrangersProgramTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("release", "preflight")]
    [InlineData("release", "app", "verify", "v1.2.3")]
    [InlineData("init", "--dry-run")]
    [InlineData("candidates", "list")]
    [InlineData("rehearse", "--repo", ".")]
    public async Task No_program_of_the_current_folder_is_run(params string[] arguments)
    {
        foreach (var name in (string[])["git", "gh", "unshare", "sh", "bash"])
        {
            await File.WriteAllTextAsync(folder[name], $"#!/bin/sh\necho ran >> {folder["ran"]}\n");
            (await Tool.RunAsync("chmod", folder.Path, "+x", name)).ExitCode.Should().Be(0);
        }
        // a shell goes there, so that it is the current folder of ms from its first instant
        var start = new System.Diagnostics.ProcessStartInfo(
            "/bin/sh",
            ["-c", "cd \"$1\"; shift; exec \"$@\"", "sh", folder.Path, MsProcess.Program, .. arguments]
        );
        start.Environment["GH_TOKEN"] = "the-token";
        start.Environment["GITHUB_API_URL"] = "http://127.0.0.1:9";
        start.Environment["GH_REPO"] = "";

        var result = await ProcessResult.OfAsync(start, TestContext.Current.CancellationToken);

        result!.ExitCode.Should().NotBe(0, "nothing answers there");
        File.Exists(folder["ran"]).Should().BeFalse(result.Text + result.Error);
    }
}
