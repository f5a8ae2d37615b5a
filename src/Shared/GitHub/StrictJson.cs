using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MsReleaseActions.GitHub;

/// <summary>
/// Reads an answer as what it should be, or not at all. The serializer itself refuses members that are missing or null
/// (as the contexts say); nulls in lists it lets through.
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
            RequireNoNullElements(read, type, "$");
            return read;
        }
        catch (JsonException failure)
        {
            throw refused(failure.Message);
        }
    }

    private static bool CanHoldLists(JsonPropertyInfo property) =>
        property.Get is not null && !property.PropertyType.IsValueType && property.PropertyType != typeof(string);

    private static void RequireNoNullElements(object value, JsonTypeInfo type, string path)
    {
        if (type.Kind == JsonTypeInfoKind.Enumerable)
        {
            var (element, index) = (type.Options.GetTypeInfo(type.ElementType!), 0);
            foreach (var item in (IEnumerable)value)
            {
                var at = $"{path}[{index++}]";
                RequireNoNullElements(item ?? throw new JsonException($"{at} is null"), element, at);
            }
        }
        else if (type.Kind == JsonTypeInfoKind.Object)
        {
            foreach (var property in type.Properties.Where(CanHoldLists))
            {
                if (property.Get!(value) is { } member)
                {
                    RequireNoNullElements(
                        member,
                        type.Options.GetTypeInfo(property.PropertyType),
                        $"{path}.{property.Name}"
                    );
                }
            }
        }
    }
}
