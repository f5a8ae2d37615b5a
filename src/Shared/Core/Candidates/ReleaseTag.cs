using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using NuGet.Versioning;

namespace MsReleaseActions.Core.Candidates;

/// <summary>
/// The tag of a final release: a prefix, <c>v</c> if nothing else is said, and the version <c>X.Y.Z</c> or
/// <c>X.Y.Z-pre</c>, SemVer 2 without build metadata.
/// </summary>
public sealed partial record ReleaseTag : IInputValue<ReleaseTag>
{
    /// <summary>What a tag has before its version where nothing else is said.</summary>
    public const string DefaultPrefix = "v";

    private ReleaseTag(string text, string prefix, SemanticVersion version) =>
        (Text, Prefix, Version) = (text, prefix, version);

    public string Text { get; }

    /// <summary>What is before the version; may be empty.</summary>
    public string Prefix { get; }

    public SemanticVersion Version { get; }

    /// <summary>The tag without its prefix.</summary>
    public string VersionText => Text[Prefix.Length..];

    public bool IsPrerelease => Version.IsPrerelease;

    /// <summary>A tag that begins with <c>v</c>.</summary>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out ReleaseTag? value,
        [NotNullWhen(false)] out string? problem
    ) => TryParse(text, DefaultPrefix, out value, out problem);

    /// <summary>A tag of a product; another product's tags are none.</summary>
    /// <param name="text">The tag.</param>
    /// <param name="prefix">What it must begin with; may be empty.</param>
    /// <param name="value">The tag, when the text is one.</param>
    /// <param name="problem">What is wrong with the text, as the end of "<c>name</c> ...".</param>
    public static bool TryParse(
        string text,
        string prefix,
        [NotNullWhen(true)] out ReleaseTag? value,
        [NotNullWhen(false)] out string? problem
    )
    {
        var isTag =
            text.StartsWith(prefix, StringComparison.Ordinal)
            && SemanticVersion.TryParse(text[prefix.Length..], out var version)
            && !version.HasMetadata
            && version.ToNormalizedString() == text[prefix.Length..]
            // git allows no ref that ends so
            && !text.EndsWith(".lock", StringComparison.Ordinal)
            && text.Length <= 200;
        value = isTag ? new ReleaseTag(text, prefix, SemanticVersion.Parse(text[prefix.Length..])) : null;
        problem = isTag ? null : $"must be a tag such as {prefix}1.2.3 or {prefix}1.2.3-beta.1, not '{text}'";
        return isTag;
    }

    /// <exception cref="FormatException">The text is no release tag.</exception>
    public static ReleaseTag Parse(string text) => Parse(text, DefaultPrefix);

    /// <exception cref="FormatException">The text is no release tag with this prefix.</exception>
    public static ReleaseTag Parse(string text, string prefix) =>
        TryParse(text, prefix, out var value, out var problem)
            ? value
            : throw new FormatException($"A release tag {problem}.");

    /// <summary>The tag that a product's version has.</summary>
    /// <exception cref="FormatException">The version is none.</exception>
    public static ReleaseTag Of(string prefix, string version) => Parse($"{prefix}{version}", prefix);

    /// <summary>
    /// Why a product's tags cannot begin so, as the end of "<c>name</c> ..."; null where they can. Empty is a prefix.
    /// </summary>
    public static string? PrefixProblem(string text) =>
        PrefixForm().IsMatch(text) && !text.Contains("..", StringComparison.Ordinal) && text.Length <= 100
            ? null
            : "must be letters, digits, and . _ - between them, without a digit at its end, such as v or app-v, "
                + $"not '{text}'";

    /// <summary>By SemVer's precedence, not by the letters.</summary>
    public bool IsNewerThan(ReleaseTag other) => VersionComparer.VersionRelease.Compare(Version, other.Version) > 0;

    /// <summary>The same tag in git, whatever was taken for its prefix.</summary>
    public bool Equals(ReleaseTag? other) => other?.Text == Text;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    public override string ToString() => Text;

    // with a digit before it, nobody could tell where the version begins: v1.2.3.4 is no tag of v1.
    [GeneratedRegex(@"\A(?:[A-Za-z0-9][A-Za-z0-9._-]*(?<![0-9.])[.]?)?\z")]
    private static partial Regex PrefixForm();
}
