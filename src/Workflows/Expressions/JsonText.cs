using System.Text;

namespace MsReleaseActions.Workflows.Expressions;

/// <summary>What <c>toJSON</c> prints: indented with two spaces, numbers as in texts, few characters escaped.</summary>
internal static class JsonText
{
    public static string Print(ExpressionValue value)
    {
        var text = new StringBuilder();
        Print(text, value, "\n");
        return new StringBuilder().AppendWithin(text.ToString()).ToString();
    }

    private static void Print(StringBuilder text, ExpressionValue value, string newLine)
    {
        var inner = newLine + "  ";
        switch (value)
        {
            case ArrayValue { Items.Count: > 0 } list:
                Join(text, '[', list.Items, item => Print(text.Append(inner), item, inner));
                text.Append(newLine).Append(']');
                break;
            case ObjectValue { Members.Count: > 0 } members:
                Join(
                    text,
                    '{',
                    members.Members,
                    member => Print(Quote(text.Append(inner), member.Key).Append(": "), member.Value, inner)
                );
                text.Append(newLine).Append('}');
                break;
            default:
                Simple(text, value);
                break;
        }
    }

    private static void Join<T>(StringBuilder text, char separator, IEnumerable<T> items, Action<T> print)
    {
        foreach (var item in items)
        {
            text.Append(separator);
            print(item);
            separator = ',';
        }
    }

    private static StringBuilder Simple(StringBuilder text, ExpressionValue value) =>
        value switch
        {
            StringValue written => Quote(text, written.Value),
            ArrayValue => text.Append("[]"),
            ObjectValue => text.Append("{}"),
            NullValue => text.Append("null"),
            _ => text.Append(value.ToText()),
        };

    private static StringBuilder Quote(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' or '\\' => text.Append('\\').Append(character),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' or '\u0085' or '\u2028' or '\u2029' => text.Append($"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }
        return text.Append('"');
    }
}
