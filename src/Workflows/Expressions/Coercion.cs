using System.Globalization;

namespace MsReleaseActions.Workflows.Expressions;

/// <summary>How values of different kinds are compared: as numbers, unless both are texts.</summary>
internal static class Coercion
{
    private const NumberStyles Decimal =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static double ToNumber(ExpressionValue value) =>
        value switch
        {
            NullValue => 0,
            BooleanValue boolean => boolean.Value ? 1 : 0,
            NumberValue number => number.Value,
            StringValue text => ParseNumber(text.Value),
            _ => double.NaN,
        };

    /// <summary>The number that a text is; 0 for an empty one, NaN for one that is no number.</summary>
    public static double ParseNumber(string text) =>
        text.Trim() switch
        {
            "" => 0,
            var number when double.TryParse(number, Decimal, CultureInfo.InvariantCulture, out var value) => value,
            ['0', 'x', .. { Length: > 0 } digits] => Based(digits, 16),
            ['0', 'o', .. { Length: > 0 } digits] => Based(digits, 8),
            _ => double.NaN,
        };

    public static bool AreEqual(ExpressionValue left, ExpressionValue right) =>
        Compare(left, right) switch
        {
            null => !left.IsPrimitive && ReferenceEquals(left, right),
            var order => order == 0,
        };

    /// <summary>
    /// Negative, 0 or positive; null where the two have no order: an array, an object, a text that is no number against
    /// a number, NaN.
    /// </summary>
    public static int? Compare(ExpressionValue left, ExpressionValue right)
    {
        if (left is StringValue one && right is StringValue other)
        {
            return string.Compare(one.Value, other.Value, StringComparison.OrdinalIgnoreCase);
        }
        var (a, b) = (ToNumber(left), ToNumber(right));
        return double.IsNaN(a) || double.IsNaN(b) ? null : a.CompareTo(b);
    }

    // the runner reads 32 bits, with a sign: 0xffffffff is -1, and a digit more is no number
    private static double Based(string digits, int numberBase)
    {
        try
        {
            return Convert.ToInt32(digits, numberBase);
        }
        catch (Exception failure) when (failure is FormatException or OverflowException or ArgumentException)
        {
            return double.NaN;
        }
    }
}
