using System.Text.Json;

namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>Writes members that say something else than what is so without them.</summary>
internal static class SaidMembers
{
    public static void Object(Utf8JsonWriter json, string name, IEnumerable<(string Name, string Value)> members)
    {
        var all = members.ToList();
        if (all.Count > 0)
        {
            json.WriteStartObject(name);
            all.ForEach(member => json.WriteString(member.Name, member.Value));
            json.WriteEndObject();
        }
    }

    public static void Text(Utf8JsonWriter json, string name, string value, string @default)
    {
        if (value != @default)
        {
            json.WriteString(name, value);
        }
    }

    public static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            json.WriteStartArray(name);
            values.ToList().ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }
    }

    public static void Flag(Utf8JsonWriter json, string name, bool value, bool @default)
    {
        if (value != @default)
        {
            json.WriteBoolean(name, value);
        }
    }
}
