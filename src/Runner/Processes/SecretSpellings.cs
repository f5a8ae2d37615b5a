using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MsReleaseActions.Runner.Processes;

/// <summary>The forms of one secret that GitHub's runner hides as well.</summary>
internal static class SecretSpellings
{
    // the runner lets shorter parts of a PowerShell command through
    private const int ShortestPart = 6;
    private const int ShortestQuoted = 9;

    /// <summary>The secret itself first; none is empty.</summary>
    public static IEnumerable<string> Of(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        string[] spellings =
        [
            secret,
            // what stands before it in "user:password" shifts its place in the groups of three bytes
            .. Enumerable
                .Range(0, 3)
                .Select(shift => Convert.ToBase64String(bytes.AsSpan(bytes.Length > shift ? shift : 0))),
            secret.Replace("\"", "\\\"", StringComparison.Ordinal),
            secret.Replace("'", "''", StringComparison.Ordinal),
            JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value,
            Uri.EscapeDataString(secret),
            SecurityElement.Escape(secret),
            secret.Length >= ShortestQuoted && secret.StartsWith('"') && secret.EndsWith('"') ? secret[1..^1] : "",
            .. PowerShellParts(secret).Where(part => part.Length >= ShortestPart),
        ];
        return spellings.Where(spelling => spelling.Length > 0);
    }

    // PowerShell prints a command that fails in two colours, cut at an ampersand; behind "&+" one letter has the colour
    // of its own
    private static IEnumerable<string> PowerShellParts(string secret)
    {
        var plus = secret.IndexOf("&+", StringComparison.Ordinal);
        var cut = plus >= 0 ? plus + 2 : secret.LastIndexOf('&') + 1;
        if (cut > 0)
        {
            yield return secret[..cut];
            yield return secret[Math.Min(secret.Length, plus >= 0 ? cut + 1 : cut)..];
        }
    }
}
