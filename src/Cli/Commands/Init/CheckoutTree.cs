using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.ReleaseTrain.Detection;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>The files of a checkout that are its product's: what git keeps track of, or would.</summary>
internal static class CheckoutTree
{
    private static readonly string[] UsualNames = ["main", "master"];

    /// <param name="folder">Full path of the checkout.</param>
    public static async Task<RepositoryTree> ReadAsync(
        Terminal terminal,
        string folder,
        CheckoutFolder checkout,
        CancellationToken cancellation
    )
    {
        var listed = await terminal.AskTool(
            "git",
            ["-C", folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cancellation
        );
        var paths = listed?.Split('\0') ?? Walk(folder, "");
        return new RepositoryTree(
            [
                .. paths
                    .Where(path => File.Exists(Path.Combine(folder, path)))
                    // in the middle of a merge git names a file once for each side
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ],
            checkout.Find
        );
    }

    /// <summary>
    /// The branch that is released: the remote's default branch; where that is not known <c>main</c> or <c>master</c>
    /// of the checkout; else the one that is checked out.
    /// </summary>
    public static async Task<string> BranchAsync(Terminal terminal, string folder, CancellationToken cancellation)
    {
        const string remote = "origin/";
        var head = await terminal.AskTool(
            "git",
            ["-C", folder, "symbolic-ref", "--short", "refs/remotes/origin/HEAD"],
            cancellation
        );
        if (head?.StartsWith(remote, StringComparison.Ordinal) == true)
        {
            return head[remote.Length..];
        }
        var branches = await terminal.AskTool(
            "git",
            ["-C", folder, "branch", "--format", "%(refname:short)"],
            cancellation
        );
        return UsualNames.FirstOrDefault(name => branches?.Split('\n').Contains(name) == true)
            ?? await terminal.AskTool("git", ["-C", folder, "branch", "--show-current"], cancellation)
            ?? "main";
    }

    private static IEnumerable<string> Walk(string root, string folder) =>
        Directory
            .EnumerateFileSystemEntries(Path.Combine(root, folder))
            .Select(entry => RepositoryTree.In(folder, Path.GetFileName(entry)))
            .Where(path => path is not ".git")
            .SelectMany(path =>
                !Directory.Exists(Path.Combine(root, path)) ? [path]
                : new DirectoryInfo(Path.Combine(root, path)).LinkTarget is null ? Walk(root, path)
                : []
            );

    /// <summary>All tags; none where git does not know.</summary>
    public static async Task<IReadOnlyList<string>> TagsAsync(
        Terminal terminal,
        string folder,
        CancellationToken cancellation
    ) =>
        (await terminal.AskTool("git", ["-C", folder, "tag", "--list"], cancellation))?.Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        ) ?? [];
}
