using System.Globalization;
using System.Text.RegularExpressions;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.AssembleBundles;

/// <summary>What the step asks for; what is null is not asked for.</summary>
/// <param name="SpecPath">In the repository.</param>
/// <param name="Branch">Where the spec must be; null: the default branch.</param>
/// <param name="Elsewhere">Producers that are not beside the repository, by their id in a spec.</param>
/// <param name="Candidates">Full path of a folder in the workspace.</param>
/// <param name="Output">Full path of a folder in the workspace.</param>
/// <param name="ChecksumsSha256">The hash that the candidate's <c>checksums.txt</c> had when it was approved; there
/// where the manifest is signed.</param>
internal sealed partial record AssembleInputs(
    Channel Channel,
    ReleaseTag Tag,
    string SpecPath,
    GitRefName? Branch,
    IReadOnlyDictionary<string, RepositoryName> Elsewhere,
    string? Candidates,
    string Output,
    DateTimeOffset? PublishedAt,
    ManifestKeys Keys,
    Sha256? ChecksumsSha256
)
{
    private static readonly Dictionary<string, Channel> Channels = new(StringComparer.Ordinal)
    {
        ["stable"] = Channel.Stable,
        ["beta"] = Channel.Beta,
    };

    public static AssembleInputs Read(InputReader inputs)
    {
        inputs.GetRequiredInput("channel");
        var channel = inputs.OneOf("channel", Channel.Stable, Channels);
        var tag = inputs.GetRequiredTag("tag", inputs.TagPrefix());
        var path = inputs.GetInput("spec-path");
        if (path is not null && !SpecFile().IsMatch(path))
        {
            inputs.Problem($"spec-path must be a .json file under {ReleaseSpecFile.Folder}/, not '{path}'");
        }
        var problems = new List<string>();
        var elsewhere = ProducerRepositories.ParseLines(inputs.GetMultilineInput("producers"), problems);
        problems.ForEach(inputs.Problem);
        var keys = ManifestKeys.Read(inputs);
        var approved = inputs.Hash("checksums-sha256");
        if (keys.Signing is not null && approved is null && inputs.GetInput("checksums-sha256") is null)
        {
            inputs.Problem("checksums-sha256 is required with manifest-signing-key: only what was approved is signed");
        }
        if (inputs.GetInput("checksums-sha256") is not null && inputs.GetInput("manifest-signing-key") is null)
        {
            inputs.Problem(
                "checksums-sha256 is given without manifest-signing-key: nothing would be signed. A secret that is not "
                    + "there arrives as nothing: make it one of the environment that this job names"
            );
        }
        if (keys.Signing is not null && inputs.GetInput("candidates") is not null)
        {
            inputs.Problem(
                "manifest-signing-key is given with candidates: the key belongs into the job that was approved, where "
                    + "the sealed manifest is signed and nothing is put together"
            );
        }
        return new AssembleInputs(
            channel,
            tag!,
            path ?? (tag is null ? "" : ReleaseSpecFile.PathOf(tag)),
            inputs.GetOptionalInput<GitRefName>("ref"),
            elsewhere,
            inputs.Path("candidates"),
            inputs.Path("output")
                ?? inputs.Environment.Files.Path.Combine(Workspace.Of(inputs.Environment).Root, "assembled"),
            Time(inputs),
            keys,
            approved
        );
    }

    private static DateTimeOffset? Time(InputReader inputs)
    {
        if (inputs.GetInput("published-at") is not { } text)
        {
            return null;
        }
        if (
            text.Length < "2026-01-31T12:00Z".Length
            || !DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time
            )
        )
        {
            inputs.Problem($"published-at must be a time such as 2026-01-31T12:00:00Z, not '{text}'");
            return null;
        }
        return time;
    }

    [GeneratedRegex(@"\Arelease-specs/[A-Za-z0-9_][A-Za-z0-9._-]*\.json\z")]
    private static partial Regex SpecFile();
}
