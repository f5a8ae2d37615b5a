using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Files;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>
/// A checkout whose files are read and written by their paths in it, and by no way that leads out of it.
/// </summary>
internal sealed class CheckoutFolder
{
    // a lock file of a large product has some MiB
    private const long MostFound = 64 * 1024 * 1024;
    private const long MostWritten = 1024 * 1024;
    private readonly string root;

    private CheckoutFolder(string root) => this.root = root;

    /// <param name="shown">As it was typed.</param>
    /// <param name="force">It need not be a checkout.</param>
    /// <exception cref="ActionFailure">There is no such folder, or it is not the root of a checkout.</exception>
    public static CheckoutFolder Open(string folder, string shown, bool force)
    {
        if (!Directory.Exists(folder))
        {
            throw new ActionFailure(
                ExitCode.BadInput,
                $"There is no folder {shown}",
                "",
                "Name the checkout of the product's repository"
            );
        }
        // a file in a worktree, a folder elsewhere
        var git = Path.Combine(folder, ".git");
        return force || Directory.Exists(git) || File.Exists(git)
            ? new CheckoutFolder(folder)
            : throw new ActionFailure(
                ExitCode.BadInput,
                $"{shown} is not the root of a git checkout",
                "GitHub reads workflow files there and nowhere else, and git shows what changed",
                "Name the root of the checkout, or say --force"
            );
    }

    /// <summary>The bytes of a file that <c>ms init</c> writes; null where there is none.</summary>
    /// <exception cref="ActionFailure">The way to it is not one of plain folders, or it is no file of a few
    /// kilobytes.</exception>
    public byte[]? Read(string path)
    {
        CheckWay(path);
        return Bytes(path, MostWritten, "That is no such file as `ms init` writes", "Move it away");
    }

    /// <summary>The bytes of a file of the repository; null where there is none, or a link on the way to it.</summary>
    /// <exception cref="ActionFailure">It is no file, or a very large one.</exception>
    public byte[]? Find(string path) =>
        PlainFile.LinkOn(root, path) is null
            ? Bytes(
                path,
                MostFound,
                "What the repository builds is read from it",
                "Make it a smaller file, or take it out of the repository"
            )
            : null;

    /// <summary>A file's text; null where there is none.</summary>
    public string? ReadText(string path)
    {
        if (Read(path) is not { } bytes)
        {
            return null;
        }
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Writes a file, whole or not at all; folders on the way are made.</summary>
    /// <param name="seen">What it said when it was looked at.</param>
    /// <exception cref="ActionFailure">It says something else by now.</exception>
    public void Write(string path, string text, string? seen)
    {
        CheckSeen(path, seen);
        var full = Full(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var beside = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(beside, text);
            File.Move(beside, full, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>Deletes a file.</summary>
    /// <param name="seen">What it said when it was looked at.</param>
    /// <exception cref="ActionFailure">It says something else by now.</exception>
    public void Delete(string path, string seen)
    {
        CheckSeen(path, seen);
        File.Delete(Full(path));
    }

    private void CheckSeen(string path, string? seen)
    {
        // a byte order mark is no text
        if (ReadText(path) != seen?.TrimStart('\uFEFF'))
        {
            throw ActionFailure.No(
                $"{path} was changed while you were asked",
                "It is left as it is",
                "Run the same command again"
            );
        }
    }

    private byte[]? Bytes(string path, long most, string why, string toDo)
    {
        try
        {
            return PlainFile.Read(Full(path), most);
        }
        catch (FormatException problem)
        {
            throw new ActionFailure(ExitCode.BadInput, $"{path} cannot be used: {problem.Message}", why, toDo);
        }
    }

    private void CheckWay(string path)
    {
        if (PlainFile.LinkOn(root, path) is { } link)
        {
            throw new ActionFailure(
                ExitCode.BadInput,
                $"{link} is a symbolic link",
                "What it leads to may be outside of the checkout",
                $"Put a plain {(link == path ? "file" : "folder")} in its place"
            );
        }
        var parts = path.Split('/');
        for (var count = 1; count <= parts.Length; count++)
        {
            var way = string.Join('/', parts.Take(count));
            if (count < parts.Length ? File.Exists(Full(way)) : Directory.Exists(Full(way)))
            {
                throw new ActionFailure(
                    ExitCode.BadInput,
                    $"{way} is a {(count < parts.Length ? "file" : "folder")}",
                    $"{path} is to be written",
                    "Move it away"
                );
            }
        }
    }

    private string Full(string path) => Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar));
}
