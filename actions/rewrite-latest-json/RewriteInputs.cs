using System.Text.RegularExpressions;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.LatestJson;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.RewriteLatestJson;

/// <summary>The action's own inputs, each of a type that cannot be wrong.</summary>
/// <param name="Path">Full path of the file to rewrite; null: the candidate's own asset.</param>
/// <param name="Output">Full path under the workspace.</param>
/// <param name="Version">As given, without a leading <c>v</c>; null: the tag's.</param>
/// <param name="NotesFile">Full path; read when the rest is known to be good.</param>
internal sealed partial record RewriteInputs(
    CandidateTag Candidate,
    ReleaseTag ReleaseTag,
    string? Path,
    string Output,
    bool IsRequired,
    RepositoryName? TargetRepository,
    string? Version,
    string? Notes,
    string? NotesFile,
    string? PubDate,
    IReadOnlyList<string> RequiredPlatforms,
    MinisignPublicKey? UpdaterPublicKey,
    SealDemands Seal
)
{
    /// <summary>
    /// A version that is not the tag's: known without asking anybody, and still an answer, not a slip of the pen.
    /// </summary>
    public string? VersionProblem =>
        Version is null || Version == ReleaseTag.VersionText
            ? null
            : $"the input version is {Version}, the tag {ReleaseTag} means {ReleaseTag.VersionText}";

    public static RewriteInputs Read(InputReader inputs)
    {
        var candidate = inputs.CandidateTag(sourceShaIsRequired: false);
        var read = new RewriteInputs(
            candidate!,
            inputs.GetRequiredTag("release-tag", inputs.TagPrefix()),
            ExistingFile(inputs, "path"),
            OutputFile(inputs),
            inputs.GetBoolInput("required", fallback: true),
            inputs.GetOptionalInput<RepositoryName>("target-repository"),
            WithoutV(inputs.GetInput("version")),
            inputs.Prose("notes"),
            ExistingFile(inputs, "notes-file"),
            PubDateOf(inputs),
            inputs.GetMultilineInput("required-platforms"),
            PublicKeyOf(inputs),
            inputs.SealDemands()
        );
        if (
            inputs.Problems.Count == 0
            && read.NotesFile is { } file
            && inputs.Environment.Files.FileInfo.FromFileName(file).Length > LatestJsonDocument.MostBytes
        )
        {
            inputs.Problem(
                $"notes-file has more than {LatestJsonDocument.MostBytes} bytes, which a whole latest.json may not have"
            );
        }
        if (read.Notes is not null && read.NotesFile is not null)
        {
            inputs.Problem("notes and notes-file are both given: give one");
        }
        return read;
    }

    /// <summary><c>1.2.3</c> of <c>v1.2.3</c>: the updater tolerates the letter.</summary>
    public static string? WithoutV(string? version) => version is ['v', .. var rest] ? rest : version;

    private static string? ExistingFile(InputReader inputs, string name)
    {
        var before = inputs.Problems.Count;
        var path = inputs.Path(name);
        // a path that leaves the workspace is a problem already, and what is there is nobody's business
        if (path is not null && inputs.Problems.Count == before && !inputs.Environment.Files.File.Exists(path))
        {
            inputs.Problem($"{name} names no file: '{inputs.GetInput(name)}' is not there");
        }
        return path;
    }

    private static string OutputFile(InputReader inputs)
    {
        var files = inputs.Environment.Files;
        var output = inputs.Path("output") ?? files.Path.Combine(Workspace.Of(inputs.Environment).Root, "latest.json");
        if (files.Directory.Exists(output))
        {
            inputs.Problem($"output must be a file, '{inputs.GetInput("output")}' is a folder");
        }
        return output;
    }

    private static string? PubDateOf(InputReader inputs)
    {
        var date = inputs.GetInput("pub-date");
        if (date is not null && !(Rfc3339().IsMatch(date) && DateTimeOffset.TryParse(date, out _)))
        {
            inputs.Problem($"pub-date must be a date such as 2026-01-31T12:00:00Z (RFC 3339), not '{date}'");
        }
        return date;
    }

    private static MinisignPublicKey? PublicKeyOf(InputReader inputs)
    {
        try
        {
            return inputs.GetInput("updater-public-key") is { } key ? MinisignPublicKey.Parse(key) : null;
        }
        catch (FormatException failure)
        {
            inputs.Problem($"updater-public-key is {failure.Message}");
            return null;
        }
    }

    [GeneratedRegex(
        @"\A\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,7})?(?:Z|[+-]\d{2}:\d{2})\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Rfc3339();
}
