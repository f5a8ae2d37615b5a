using MsReleaseActions.Server.Git;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Git;

/// <summary>What git itself says of the folder of a repository.</summary>
internal static class GitInFolder
{
    private static readonly string[] Somebody = ["-c", "user.name=t", "-c", "user.email=t@example.org"];

    /// <summary>Its output without the last line end; the test fails where git does.</summary>
    public static string Text(this GitStore git, params string[] arguments)
    {
        var (exitCode, output) = Run(git, arguments);
        exitCode.Should().Be(0, output);
        return output;
    }

    /// <summary>Its output, or null where git fails.</summary>
    public static string? TryText(this GitStore git, params string[] arguments) =>
        Run(git, arguments) is (0, var output) ? output : null;

    private static (int ExitCode, string Output) Run(GitStore git, string[] arguments)
    {
        var (exitCode, output) = Tool.RunAsync("git", git.Folder, [.. Somebody, .. arguments]).GetAwaiter().GetResult();
        return (exitCode, output.TrimEnd('\n'));
    }
}
