using System.Globalization;
using System.Text;

namespace MsReleaseActions.Sandbox.Git;

/// <summary>A commit to be made: what is written, on what, by whom.</summary>
internal sealed record NewCommit(
    string Branch,
    IReadOnlyDictionary<string, FileContent?> Files,
    string Message,
    string? Parent,
    string Name,
    string Email,
    DateTimeOffset When
);

/// <summary>Makes a commit of many files with one process.</summary>
internal static class FastImport
{
    public static string Commit(GitStore git, NewCommit commit)
    {
        using var stream = new MemoryStream();
        var who = $"{commit.Name} <{commit.Email}> {commit.When.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)} +0000";
        Line(stream, "feature done");
        Line(stream, $"commit refs/heads/{commit.Branch}");
        Line(stream, "mark :1");
        Line(stream, "author " + who);
        Line(stream, "committer " + who);
        Data(stream, Encoding.UTF8.GetBytes(commit.Message));
        if (commit.Parent is not null)
        {
            Line(stream, "from " + commit.Parent);
        }

        foreach (var (path, content) in commit.Files)
        {
            if (content is { } file)
            {
                Line(stream, $"M {(file.Executable ? "100755" : "100644")} inline {path}");
                Data(stream, file.Bytes);
            }
            else
            {
                Line(stream, "D " + path);
            }
        }

        Line(stream, "get-mark :1");
        Line(stream, "done");
        return git.Text(stream.ToArray(), "fast-import", "--quiet", "--force");
    }

    private static void Line(MemoryStream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text + "\n"));

    private static void Data(MemoryStream stream, byte[] bytes)
    {
        Line(stream, $"data {bytes.Length.ToString(CultureInfo.InvariantCulture)}");
        stream.Write(bytes);
        Line(stream, "");
    }
}
