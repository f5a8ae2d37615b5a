using System.Text;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.PromoteAssets;

/// <summary>
/// The name under which new bytes wait while the old ones still have theirs. It says which file and which bytes they
/// are, so that a run after a kill goes on with them instead of sending them again.
/// </summary>
internal static class TemporaryName
{
    private const string Prefix = "promote-assets.waiting.";

    public static string Of(FinalFile file) =>
        Prefix + Sha256.Of(Encoding.UTF8.GetBytes($"{file.Name}\n{file.Source.Sha256}")).Hex[..32];

    /// <summary>Made by this action, whichever file it was for.</summary>
    public static bool IsOne(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);
}
