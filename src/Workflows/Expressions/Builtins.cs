using System.Text;

namespace MsReleaseActions.Workflows.Expressions;

/// <summary>The arguments of a call, each evaluated when it is asked for the first time.</summary>
internal sealed class Arguments(IReadOnlyList<Syntax> parts, Func<Syntax, ExpressionValue> evaluate)
{
    private readonly ExpressionValue?[] values = new ExpressionValue?[parts.Count];

    public int Count => parts.Count;

    // format may name one often: evaluated each time, nested calls would never end
    public ExpressionValue this[int index] => values[index] ??= evaluate(parts[index]);
}

/// <summary>The functions that depend on nothing but their arguments.</summary>
internal static class Builtins
{
    private const int Unlimited = int.MaxValue;

    private static readonly Dictionary<string, (int Least, int Most, Func<Arguments, ExpressionValue>? Body)> Known =
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["case"] = (3, Unlimited, Case),
            ["contains"] = (2, 2, Contains),
            ["endsWith"] = (
                2,
                2,
                arguments => Both(arguments, (text, end) => text.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            ),
            ["format"] = (1, 255, FormatText.Apply),
            ["fromJSON"] = (1, 1, FromJson),
            ["join"] = (1, 2, Join),
            ["startsWith"] = (
                2,
                2,
                arguments =>
                    Both(arguments, (text, start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            ),
            ["toJSON"] = (1, 1, arguments => ExpressionValue.Of(JsonText.Print(arguments[0]))),
            // known by their number of arguments only: what they answer depends on where the expression stands
            ["always"] = (0, 0, null),
            ["cancelled"] = (0, 0, null),
            ["failure"] = (0, Unlimited, null),
            ["hashFiles"] = (1, 255, null),
            ["success"] = (0, Unlimited, null),
        };

    public static bool Has(string name) => Find(name) is not null;

    public static Func<Arguments, ExpressionValue>? Find(string name) => Known.GetValueOrDefault(name).Body;

    /// <summary>The call, if its number of arguments is right.</summary>
    public static Call Checked(Call call, string expression)
    {
        var (least, most, _) = Known.GetValueOrDefault(call.Name, (0, Unlimited, null));
        var problem = call.Arguments.Count switch
        {
            var count when count < least => "Too few parameters supplied",
            var count when count > most => "Too many parameters supplied",
            var count when count % 2 == 0 && string.Equals(call.Name, "case", StringComparison.OrdinalIgnoreCase) =>
                "Even number of parameters supplied, requires an odd number of parameters",
            _ => null,
        };
        return problem is null ? call : throw ExpressionException.At(problem, call.Name, call.Offset, expression);
    }

    private static ExpressionValue Case(Arguments arguments)
    {
        for (var index = 0; index + 1 < arguments.Count; index += 2)
        {
            var predicate =
                arguments[index] as BooleanValue
                ?? throw new ExpressionException("case predicate must evaluate to a boolean value");
            if (predicate.Value)
            {
                return arguments[index + 1];
            }
        }
        return arguments[arguments.Count - 1];
    }

    private static ExpressionValue Contains(Arguments arguments)
    {
        var (searched, item) = (arguments[0], arguments[1]);
        return ExpressionValue.Of(
            searched switch
            {
                ArrayValue list => list.Items.Any(member => Coercion.AreEqual(item, member)),
                ObjectValue => false,
                _ => item.IsPrimitive && searched.ToText().Contains(item.ToText(), StringComparison.OrdinalIgnoreCase),
            }
        );
    }

    private static ExpressionValue Both(Arguments arguments, Func<string, string, bool> holds)
    {
        var (text, part) = (arguments[0], arguments[1]);
        return ExpressionValue.Of(text.IsPrimitive && part.IsPrimitive && holds(text.ToText(), part.ToText()));
    }

    private static ExpressionValue Join(Arguments arguments)
    {
        var separator = arguments.Count > 1 && arguments[1] is { IsPrimitive: true } given ? given.ToText() : ",";
        return ExpressionValue.Of(
            arguments[0] switch
            {
                ArrayValue list => Joined(separator, list.Items),
                ObjectValue => "",
                var single => single.ToText(),
            }
        );
    }

    private static string Joined(string separator, IReadOnlyList<ExpressionValue> items) =>
        items
            .Index()
            .Aggregate(
                new StringBuilder(),
                (text, item) => text.AppendWithin(item.Index == 0 ? "" : separator).AppendWithin(item.Item.ToText())
            )
            .ToString();

    private static ExpressionValue FromJson(Arguments arguments)
    {
        try
        {
            return JsonValues.Parse(arguments[0].ToText());
        }
        // a lone half of a surrogate pair is the second
        catch (Exception failure) when (failure is System.Text.Json.JsonException or InvalidOperationException)
        {
            throw new ExpressionException(
                $"Error parsing JSON when evaluating fromJSON: {failure.Message}",
                cause: failure
            );
        }
    }
}
