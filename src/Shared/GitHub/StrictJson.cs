using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MsReleaseActions.GitHub;

/// <summary>
/// Reads an answer as what it should be, or not at all. The serializer itself refuses members that are missing or null
/// (as the contexts say); nulls in lists it lets through, and so are texts that are not what their member's name says:
/// <c>sha</c> and <c>…_sha</c> are 40 lower-case hex digits, <c>html_url</c> is an address of the web.
/// </summary>
internal static class StrictJson
{
    /// <param name="body">UTF-8.</param>
    /// <param name="type">What it should be.</param>
    /// <param name="refused">Makes the failure of what is wrong, a clause.</param>
    public static T Parse<T>(byte[] body, JsonTypeInfo<T> type, Func<string, Exception> refused)
        where T : class
    {
        try
        {
            var read = JsonSerializer.Deserialize(body, type) ?? throw new JsonException("the document is null");
            Require(read, type, "$");
            return read;
        }
        catch (JsonException failure)
        {
            throw refused(failure.Message);
        }
    }

    private static void Require(object value, JsonTypeInfo type, string path)
    {
        if (type.Kind == JsonTypeInfoKind.Enumerable)
        {
            var (element, index) = (type.Options.GetTypeInfo(type.ElementType!), 0);
            foreach (var item in (IEnumerable)value)
            {
                var at = $"{path}[{index++}]";
                Require(item ?? throw new JsonException($"{at} is null"), element, at);
            }
        }
        else if (type.Kind == JsonTypeInfoKind.Object)
        {
            foreach (var property in type.Properties.Where(IsLookedAt))
            {
                var at = $"{path}.{property.Name}";
                switch (property.Get!(value))
                {
                    case string text when !HasForm(property, text):
                        throw new JsonException($"{at} is no {(IsSha(property) ? "commit" : "address")}");
                    case { } member and not string:
                        Require(member, type.Options.GetTypeInfo(property.PropertyType), at);
                        break;
                }
            }
        }
    }

    private static bool IsLookedAt(JsonPropertyInfo property) =>
        property.Get is not null
        && !property.PropertyType.IsValueType
        && (property.PropertyType != typeof(string) || IsSha(property) || property.Name == "html_url");

    private static bool IsSha(JsonPropertyInfo property) =>
        property.Name == "sha" || property.Name.EndsWith("_sha", StringComparison.Ordinal);

    private static bool HasForm(JsonPropertyInfo property, string text) =>
        IsSha(property)
            ? text.Length == 40 && text.All(char.IsAsciiHexDigitLower)
            : (text.Length == 0 && !property.IsRequired)
                || (
                    Uri.IsWellFormedUriString(text, UriKind.Absolute)
                    && Uri.TryCreate(text, UriKind.Absolute, out var address)
                    && address.Scheme is "https" or "http"
                );
}
