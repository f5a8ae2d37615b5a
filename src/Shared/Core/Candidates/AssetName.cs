using System.Text.RegularExpressions;

namespace MsReleaseActions.Core.Candidates;

/// <summary>What an asset may be called so that GitHub stores it under exactly that name.</summary>
public static partial class AssetName
{
    public const string Checksums = "checksums.txt";
    public const string Manifest = "candidate.json";
    public const string Signature = "candidate.json.sig";
    public const string LatestJson = "latest.json";

    /// <summary>The seal's own files: never among the built ones.</summary>
    public static bool IsOfSeal(string name) => name is Checksums or Manifest or Signature;

    /// <summary>GitHub turns other characters, dots at either end, and several in a row, into something else.</summary>
    public static bool IsKept(string name) =>
        name.Length <= 255 && !name.Contains("..", StringComparison.Ordinal) && Form().IsMatch(name);

    [GeneratedRegex(@"\A[A-Za-z0-9_+@-](?:[A-Za-z0-9._+@-]*[A-Za-z0-9_+@-])?\z")]
    private static partial Regex Form();
}
