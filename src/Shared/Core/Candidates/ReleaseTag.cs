using System.Diagnostics.CodeAnalysis;
using NuGet.Versioning;

namespace MsReleaseActions.Core.Candidates;

/// <summary>The tag of a final release: <c>vX.Y.Z</c> or <c>vX.Y.Z-pre</c>, SemVer 2 without build metadata.</summary>
public sealed record ReleaseTag : IInputValue<ReleaseTag>
{
    private ReleaseTag(string text, SemanticVersion version) => (Text, Version) = (text, version);

    public string Text { get; }

    public SemanticVersion Version { get; }

    /// <summary>The tag without its <c>v</c>.</summary>
    public string VersionText => Text[1..];

    public bool IsPrerelease => Version.IsPrerelease;

    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out ReleaseTag? value,
        [NotNullWhen(false)] out string? problem
    )
    {
        var isTag =
            text.StartsWith('v')
            && SemanticVersion.TryParse(text[1..], out var version)
            && !version.HasMetadata
            && version.ToNormalizedString() == text[1..]
            // git allows no ref that ends so
            && !text.EndsWith(".lock", StringComparison.Ordinal)
            && text.Length <= 200;
        value = isTag ? new ReleaseTag(text, SemanticVersion.Parse(text[1..])) : null;
        problem = isTag ? null : $"must be a tag such as v1.2.3 or v1.2.3-beta.1, not '{text}'";
        return isTag;
    }

    /// <exception cref="FormatException">The text is no release tag.</exception>
    public static ReleaseTag Parse(string text) =>
        TryParse(text, out var value, out var problem) ? value : throw new FormatException($"A release tag {problem}.");

    /// <summary>By SemVer's precedence, not by the letters.</summary>
    public bool IsNewerThan(ReleaseTag other) => VersionComparer.VersionRelease.Compare(Version, other.Version) > 0;

    public override string ToString() => Text;
}
