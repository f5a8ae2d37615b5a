using FsCheck;
using FsCheck.Fluent;

namespace MsReleaseActions.WorkflowsTests.Expressions;

/// <summary>
/// Expressions put together at random over the contexts of the table, away from where the runner differs from the
/// published engine.
/// </summary>
internal static class RandomExpressions
{
    /// <summary>Whole ones, whose value can be compared.</summary>
    public static Gen<string> Whole { get; } = Value(4);

    /// <summary>The language's words in any order: most are refused.</summary>
    public static Gen<string> Broken { get; } =
        Gen.ArrayOf(ExpressionWords.Any, 6)
            .Select(string.Concat)
            // a comma before the bracket, and a second doubled quote, are told apart in runner.txt
            .Where(text =>
                !text.Replace(" ", "", StringComparison.Ordinal).Contains(",)", StringComparison.Ordinal)
                && !text.Contains("''", StringComparison.Ordinal)
            );

    private static Gen<string> Value(int depth) =>
        depth == 0
            ? Gen.OneOf(
                ExpressionWords.Number,
                ExpressionWords.Text,
                ExpressionWords.Path,
                Gen.Elements("null", "true", "false")
            )
            : Gen.Frequency(
                (2, Value(0)),
                (3, Indexed(depth - 1)),
                (
                    3,
                    Join(
                        Gen.Elements("&&", "||", "&&", "||", "==", "!=", "<", "<=", ">", ">="),
                        Gen.Frequency((9, Value(depth - 1)), (1, Condition(depth - 1)))
                    )
                ),
                (1, Condition(depth - 1)),
                (1, Value(depth - 1).Select(inner => $"({inner})")),
                (3, Call(depth - 1))
            );

    /// <summary>
    /// Always a boolean: <c>case</c> takes nothing else, and one engine asks for it earlier than the other.
    /// </summary>
    private static Gen<string> Condition(int depth) =>
        Gen.OneOf(
            Join(
                    Gen.Elements("==", "!=", "<", "<=", ">", ">="),
                    Gen.Frequency((9, Value(depth).Select(inner => $"({inner})")), (1, ExpressionWords.Uncommon))
                )
                .Select(inner => $"({inner})"),
            Value(depth).Select(inner => $"!({inner})"),
            Gen.Elements("true", "false", "success()", "failure()", "Always()", "cancelled()")
        );

    private static Gen<string> Join(Gen<string> symbol, Gen<string> operand) =>
        from left in operand
        from before in ExpressionWords.Blank
        from chosen in symbol
        from after in ExpressionWords.Blank
        from right in operand
        select $"{left}{before}{chosen}{after}{right}";

    private static Gen<string> Indexed(int depth) =>
        from target in Gen.OneOf(ExpressionWords.Path, Value(depth).Select(inner => $"({inner})"))
        from steps in Gen.NonEmptyListOf(Gen.OneOf(ExpressionWords.Step, Value(depth).Select(inner => $"[{inner}]")))
            .Resize(3)
        select target + string.Concat(steps);

    private static Gen<string> Call(int depth)
    {
        var value = Value(depth);
        return Gen.OneOf(
            Arguments("contains", value, value),
            Arguments("startsWith", value, value),
            Arguments("endsWith", value, value),
            Arguments("join", value),
            Arguments("join", value, value),
            Arguments("toJSON", value),
            Arguments("fromJSON", Gen.OneOf(ExpressionWords.Json, Arguments("toJson", value))),
            Arguments("format", Gen.Elements("'{0}'", "'{1}{{x}} {0}'", "'plain'", "'}}{1}{0}{1}'"), value, value),
            Arguments("case", Condition(depth), value, value),
            Arguments("CASE", Condition(depth), value, Condition(depth), value, value),
            Arguments("hashFiles", value, value)
        );
    }

    private static Gen<string> Arguments(string name, params Gen<string>[] arguments) =>
        Gen.CollectToArray(arguments, argument => argument)
            .SelectMany(values =>
                ExpressionWords.Blank.Select(blank => $"{name}{blank}({string.Join($",{blank}", values)})")
            );
}
