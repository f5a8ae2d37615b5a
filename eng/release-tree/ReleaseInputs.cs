using System.Text.RegularExpressions;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Workflows.Publishing;

namespace MsReleaseActions.ReleaseTrees;

/// <summary>What is to be released, as it was typed: nothing of it is believed.</summary>
/// <param name="Repository"><c>owner/name</c>.</param>
/// <param name="Version"><c>X.Y.Z</c> or <c>X.Y.Z-pre</c>, without <c>v</c>.</param>
/// <param name="SourceSha">40 hex digits.</param>
/// <param name="Image"><c>ghcr.io/owner/name</c>.</param>
/// <param name="Digest"><c>sha256:…</c>.</param>
internal sealed partial record ReleaseInputs(
    string Repository,
    string Version,
    string SourceSha,
    string Image,
    string Digest
)
{
    /// <summary>
    /// What is wrong with each of them, all at once; <see cref="Digest"/> only where the image is there already.
    /// </summary>
    public IReadOnlyList<string> Problems(bool withDigest)
    {
        var problems = new List<string>();
        Add("--repository", RepositoryName.TryParse(Repository, out _, out var repository) ? null : repository);
        Add(
            "--version",
            ReleaseTag.TryParse($"v{Version}", out _, out _)
                ? null
                : $"must be a version such as 1.2.3 or 1.2.3-beta.1, without v, not '{Version}'"
        );
        Add("--source-sha", CommitSha.TryParse(SourceSha, out _, out var sha) ? null : sha);
        Add(
            "--image",
            ImageName().IsMatch(Image)
                ? null
                : $"must be ghcr.io/owner/name in lower case, without tag or digest, not '{Image}'"
        );
        Add(
            "--digest",
            !withDigest || Sha256.OfDigest(Digest) is not null
                ? null
                : $"must be sha256: and 64 lower-case hex digits, not '{Digest}'"
        );
        return problems;

        void Add(string option, string? problem)
        {
            if (problem is not null)
            {
                problems.Add($"{option} {problem}");
            }
        }
    }

    /// <summary>Once there are no problems.</summary>
    public PublishedRelease Release => new(Repository, $"v{Version}", SourceSha, $"{Image}@{Digest}");

    [GeneratedRegex(
        @"\Aghcr\.io/[a-z0-9]([a-z0-9-]{0,38})/[a-z0-9]+([._-]+[a-z0-9]+)*\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex ImageName();
}
