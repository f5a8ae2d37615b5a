using System.Text;
using MsReleaseActions.Core;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>
/// A checkout whose files are read and written by their paths in it, and by no way that leads out of it.
/// </summary>
internal sealed class CheckoutFolder
{
    private const int MostBytes = 1024 * 1024;
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

    /// <summary>A file's bytes; null where there is none.</summary>
    /// <exception cref="ActionFailure">The way to it is not one of plain folders, or it is no file of a few
    /// kilobytes.</exception>
    public byte[]? Read(string path)
    {
        CheckWay(path);
        var file = new FileInfo(Full(path));
        return !file.Exists ? null
            : file.Length <= MostBytes ? File.ReadAllBytes(file.FullName)
            : throw new ActionFailure(
                ExitCode.BadInput,
                $"{path} has {file.Length} bytes",
                "That is no such file as `ms init` writes",
                "Move it away"
            );
    }

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
        if (ReadText(path) != seen)
        {
            throw ActionFailure.No(
                $"{path} was changed while you were asked",
                "It is left as it is",
                "Run the same command again"
            );
        }
    }

    private void CheckWay(string path)
    {
        var parts = path.Split('/');
        for (var count = 1; count <= parts.Length; count++)
        {
            var way = string.Join('/', parts.Take(count));
            var entry = new FileInfo(Full(way));
            if (entry.LinkTarget is not null)
            {
                throw new ActionFailure(
                    ExitCode.BadInput,
                    $"{way} is a symbolic link",
                    "What it leads to may be outside of the checkout",
                    $"Put a plain {(count < parts.Length ? "folder" : "file")} in its place"
                );
            }
            if (count < parts.Length ? entry.Exists : Directory.Exists(entry.FullName))
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
