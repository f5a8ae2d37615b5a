using System.Globalization;
using System.Text;

namespace MsReleaseActions.Workflows.Expressions;

/// <summary><c>format('{0} of {1}', …)</c>; a doubled brace is a brace.</summary>
internal static class FormatText
{
    public static ExpressionValue Apply(Arguments arguments)
    {
        var format = arguments[0].ToText();
        var text = new StringBuilder();
        for (var index = 0; index < format.Length; index++)
        {
            switch (format[index])
            {
                case '{' or '}' when index + 1 < format.Length && format[index + 1] == format[index]:
                    text.Append(format[index++]);
                    break;
                case '{':
                    var end = format.IndexOf('}', index);
                    text.AppendWithin(Argument(arguments, end < 0 ? "" : format[(index + 1)..end], format));
                    index = end;
                    break;
                case '}':
                    throw Invalid(format);
                default:
                    text.Append(format[index]);
                    break;
            }
        }
        return ExpressionValue.Of(text.ToString());
    }

    private static string Argument(Arguments arguments, string place, string format)
    {
        // a colon without a format specifier behind it is let through; there are no specifiers for any kind of value
        var digits = place.EndsWith(':') ? place[..^1] : place;
        return !byte.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? throw Invalid(format)
            : number > arguments.Count - 2
                ? throw new ExpressionException(
                    $"The following format string references more arguments than were supplied: {format}"
                )
            : arguments[number + 1].ToText();
    }

    private static ExpressionException Invalid(string format) =>
        new($"The following format string is invalid: {format}");
}
