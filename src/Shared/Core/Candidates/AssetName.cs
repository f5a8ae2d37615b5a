using System.Globalization;
using System.Text.RegularExpressions;

namespace MsReleaseActions.Core.Candidates;

/// <summary>What an asset may be called so that GitHub stores it under exactly that name.</summary>
public static partial class AssetName
{
    public const string Checksums = "checksums.txt";
    public const string Manifest = "candidate.json";
    public const string Signature = "candidate.json.sig";
    public const string LatestJson = "latest.json";

    private const int Longest = 255;

    /// <summary>The seal's own files: never among the built ones.</summary>
    public static bool IsOfSeal(string name) => name is Checksums or Manifest or Signature;

    /// <summary>GitHub turns other characters, dots at either end, and several in a row, into something else.</summary>
    public static bool IsKept(string name) =>
        name.Length <= Longest && !name.Contains("..", StringComparison.Ordinal) && Form().IsMatch(name);

    /// <summary>
    /// Why a file of this name cannot be given the name that GitHub makes of it (<see cref="StoredName"/>), as a
    /// clause; null where it can.
    /// </summary>
    public static string? WhyNotMended(string name) =>
        name.Any(IsUnseen) ? "its name holds control characters, or others that nobody sees"
        : StoredName.Of("x" + name) == "x" ? "its name has no letter or digit that GitHub stores"
        : StoredName.Of(name).Length > Longest ? $"its name is longer than the {Longest} characters that GitHub stores"
        : null;

    private static bool IsUnseen(char letter) =>
        char.GetUnicodeCategory(letter)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;

    [GeneratedRegex(@"\A[A-Za-z0-9_+@-](?:[A-Za-z0-9._+@-]*[A-Za-z0-9_+@-])?\z")]
    private static partial Regex Form();
}
