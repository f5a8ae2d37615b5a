using System.Globalization;
using System.Text.Json.Nodes;
using MsReleaseActions.Sandbox.Http;

namespace MsReleaseActions.Sandbox.Git;

/// <summary>A file that two trees do not have alike.</summary>
public sealed record FileChange(string Path, string Status, string? Sha, int Additions, int Deletions);

/// <summary>What lies between two trees. A renamed file counts as removed and added.</summary>
public static class Diffs
{
    /// <summary>The tree without a file, which every git knows.</summary>
    public const string EmptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

    /// <summary>The files that differ, by path.</summary>
    public static IReadOnlyList<FileChange> Between(SandboxRepository repository, string from, string to)
    {
        var parts = repository.Git.Text("diff", "--raw", "--numstat", "-z", "--no-renames", "--abbrev=40", from, to).Split('\0');
        var changes = new Dictionary<string, FileChange>(StringComparer.Ordinal);
        var at = 0;
        for (; at + 1 < parts.Length && parts[at].StartsWith(':'); at += 2)
        {
            var fields = parts[at].Split(' ');
            var status = fields[4][0] switch
            {
                'A' => "added",
                'D' => "removed",
                _ => "modified",
            };
            // GitHub names the blob that was there where the file is gone.
            changes[parts[at + 1]] = new FileChange(parts[at + 1], status, fields[4][0] == 'D' ? fields[2] : fields[3], 0, 0);
        }

        foreach (var fields in parts[at..].Where(p => p.Length > 0).Select(p => p.Split('\t', 3)))
        {
            // A binary file counts no lines: git prints dashes.
            changes[fields[2]] = changes[fields[2]] with { Additions = Lines(fields[0]), Deletions = Lines(fields[1]) };
        }

        return [.. changes.Values.OrderBy(c => c.Path, StringComparer.Ordinal)];

        static int Lines(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var lines) ? lines : 0;
    }

    /// <summary>GitHub's <c>diff-entry</c> for each.</summary>
    public static JsonArray Json(ApiCall call, IEnumerable<FileChange> changes, string at)
    {
        var page = $"{call.Origins.Server}/{call.Repository.FullName}";
        return
        [
            .. changes.Select(c => new JsonObject
            {
                ["sha"] = c.Sha,
                ["filename"] = c.Path,
                ["status"] = c.Status,
                ["additions"] = c.Additions,
                ["deletions"] = c.Deletions,
                ["changes"] = c.Additions + c.Deletions,
                ["blob_url"] = $"{page}/blob/{at}/{GitJson.Escape(c.Path)}",
                ["raw_url"] = $"{page}/raw/{at}/{GitJson.Escape(c.Path)}",
                ["contents_url"] = $"{GitJson.Api(call.Repository, call.Origins)}/contents/{GitJson.Escape(c.Path)}?ref={at}",
            }),
        ];
    }
}
