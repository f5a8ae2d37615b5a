using System.Text;
using System.Text.Json;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Documents;

namespace MsReleaseActions.ReleaseTrain.Install;

/// <summary>
/// What an installation leaves behind for the next one, <c>.github/ms-release.lock.json</c>: which text each file was
/// given, so that a change by hand is told from a file that only is old; and the commit that the actions are pinned to.
/// </summary>
/// <param name="Actions">Where the actions are.</param>
/// <param name="Commit">What they are pinned to; null where they are not.</param>
/// <param name="Files">The digest of each file's text, line ends aside, by its path.</param>
public sealed record InstallRecord(ActionsPlace? Actions, CommitSha? Commit, IReadOnlyDictionary<string, Sha256> Files)
{
    public const string Path = ".github/ms-release.lock.json";

    private const int Schema = 1;

    /// <summary>Somebody wants them named as they are, by a name that can be moved.</summary>
    public bool IsUnpinned { get; init; }

    public static InstallRecord Empty { get; } = new(null, null, new Dictionary<string, Sha256>());

    /// <summary>The file's text, which says the same for the same record.</summary>
    public string Write()
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schema", Schema);
            writer.WriteString("actions", Actions?.ToString());
            if (Commit is not null)
            {
                writer.WriteString("commit", Commit.Text);
            }
            if (IsUnpinned)
            {
                writer.WriteBoolean("pin", false);
            }
            writer.WriteStartArray("files");
            foreach (var (path, digest) in Files.OrderBy(file => file.Key, StringComparer.Ordinal))
            {
                writer.WriteStartObject();
                writer.WriteString("path", path);
                writer.WriteString("sha256", digest.Hex);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    /// <exception cref="ActionFailure">It is not as it was written (exit 2).</exception>
    public static InstallRecord Read(byte[] bytes)
    {
        try
        {
            var form = JsonForm.Open(bytes);
            form.Require("schema", "actions", "files");
            form.Whole("schema", Schema, Schema);
            var (actions, commit) = (form.Value<ActionsPlace>("actions"), form.Value<CommitSha>("commit"));
            var isUnpinned = form.Flag("pin") == false;
            var files = Enumerable
                .Range(0, form.Elements("files") ?? 0)
                .Select(index => FileOf(form, $"files.[{index}]"))
                .ToList();
            return form.Problems() is { Count: > 0 } problems
                ? throw new FormatException(string.Join("; ", problems))
                : new InstallRecord(
                    actions,
                    commit,
                    files
                        .DistinctBy(file => file.Path)
                        .ToDictionary(file => file.Path!, file => file.Digest!, StringComparer.Ordinal)
                )
                {
                    IsUnpinned = isUnpinned,
                };
        }
        catch (FormatException problem)
        {
            throw new ActionFailure(
                ExitCode.BadInput,
                $"{Path} cannot be used: {problem.Message}",
                "`ms init` wrote it, to know which files were changed by hand",
                "Restore it from git, or delete it: then each file that differs is asked about"
            );
        }
    }

    private static (string? Path, Sha256? Digest) FileOf(JsonForm form, string path)
    {
        if (!form.Object(path))
        {
            return default;
        }
        form.Require($"{path}.path", $"{path}.sha256");
        var hex = form.Text($"{path}.sha256");
        if (hex is not null && !Sha256.TryParse(hex, out _))
        {
            form.Problem($"{path}.sha256", $"must be 64 lower-case hex digits, not '{hex}'");
            return default;
        }
        return (form.Text($"{path}.path"), hex is null ? null : Sha256.Parse(hex));
    }
}
