using System.Text.Json;
using System.Text.RegularExpressions;
using MsReleaseActions.ReleaseTrain.GitHub;

namespace MsReleaseActions.ReleaseTrain.Steps.Preflight;

/// <summary>What a rule says that tags are called.</summary>
/// <param name="Operator"><c>starts_with</c>, <c>ends_with</c>, <c>contains</c> or <c>regex</c>.</param>
/// <param name="Pattern">Text, or a regular expression.</param>
/// <param name="Negate">Whether they are not called so.</param>
internal sealed record TagPattern(string Operator, string Pattern, bool Negate)
{
    /// <summary>In words.</summary>
    public string Said =>
        $"a name that {Operator.Replace('_', ' ')} '{Pattern}' is {(Negate ? "refused" : "demanded")}";

    /// <summary>Null for a rule of another type.</summary>
    public static TagPattern? Of(RulesetRule rule) =>
        rule is { Type: "tag_name_pattern", Parameters: { ValueKind: JsonValueKind.Object } given }
        && Text(given, "operator") is { } kind
        && Text(given, "pattern") is { } pattern
            ? new TagPattern(
                kind,
                pattern,
                given.TryGetProperty("negate", out var negate) && negate.ValueKind == JsonValueKind.True
            )
            : null;

    /// <summary>Null where it cannot be told here.</summary>
    public bool? Allows(string tag) => Fits(tag) is { } fits ? fits != Negate : null;

    private bool? Fits(string tag)
    {
        try
        {
            return Operator switch
            {
                "starts_with" => tag.StartsWith(Pattern, StringComparison.Ordinal),
                "ends_with" => tag.EndsWith(Pattern, StringComparison.Ordinal),
                "contains" => tag.Contains(Pattern, StringComparison.Ordinal),
                "regex" => Regex.IsMatch(tag, Pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)),
                _ => null,
            };
        }
        catch (Exception failure) when (failure is ArgumentException or RegexMatchTimeoutException)
        {
            // GitHub reads more kinds of expressions than this program
            return null;
        }
    }

    private static string? Text(JsonElement given, string name) =>
        given.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
