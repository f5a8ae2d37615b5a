using FsCheck;
using FsCheck.Fluent;

namespace MsReleaseActions.WorkflowsTests.Expressions;

/// <summary>Expressions put together at random over the contexts of the table, away from where the runner differs from the published engine.</summary>
internal static class RandomExpressions
{
    private static readonly Gen<string> Blank = Gen.Frequency((6, Gen.Constant("")), (2, Gen.Constant(" ")), (1, Gen.Elements("\n", "\t", "  ")));

    private static readonly Gen<string> Number = Gen.Elements("0", "1", "-1", "2", "3", "0.5", "-2.5", "1e2", "0x10", "0o7", "+4", ".25");

    private static readonly Gen<string> Text = Gen.Elements(
        "''", "'a'", "'A'", "'abc'", "'1'", "' 1 '", "'0x10'", "'true'", "'null'", "'it''s'", "'tag'", "'state'", "'VERSION'", "'success'", "'é'", "'Alpha'", "'x, y'", "'Object'");

    private static readonly Gen<string> Path = Gen.Elements(
        "github", "github.ref", "GitHub.Event", "github.event.inputs.tag", "github.event.commits", "github.event.label", "inputs.dry", "inputs.none", "inputs.empty",
        "steps", "steps.guard.outputs", "needs", "list", "words", "object", "object.B.d", "empty.list", "empty", "nothing", "number", "text");

    // NaN stays inside of comparisons: the two engines print it differently
    private static readonly Gen<string> Uncommon = Gen.Elements("NaN", "Infinity", "-Infinity");

    private static readonly Gen<string> Json = Gen.Elements("'[1, \"a\", null]'", "'{\"a\": {\"b\": [true]}}'", "'[]'", "'\"x\"'", "'2.5'", "'{\"x\": 1, \"X\": 2}'");

    /// <summary>Whole ones, whose value can be compared.</summary>
    public static Gen<string> Whole { get; } = Value(4);

    /// <summary>The language's words in any order: most are refused.</summary>
    public static Gen<string> Broken { get; } =
        Gen.ArrayOf(Gen.Elements(
            "(", ")", "[", "]", ".", ",", "*", "!", "=", "==", "!=", "&", "&&", "||", "<", ">=", " ", "'x'", "'", "1", ".5", "-", "0x1", "true", "null", "list", "github", "ref",
            "nope", "contains", "case", "format", "always", "success()", "list.*", "{", "é"), 6)
        .Select(string.Concat)
        // a comma before the bracket, and a second doubled quote, are told apart in runner.txt
        .Where(text => !text.Replace(" ", "", StringComparison.Ordinal).Contains(",)", StringComparison.Ordinal) && !text.Contains("''", StringComparison.Ordinal));

    private static Gen<string> Value(int depth) => depth == 0
        ? Gen.OneOf(Number, Text, Path, Gen.Elements("null", "true", "false"))
        : Gen.Frequency(
            (2, Value(0)),
            (3, Indexed(depth - 1)),
            (3, Join(Gen.Elements("&&", "||", "&&", "||", "==", "!=", "<", "<=", ">", ">="), Gen.Frequency((9, Value(depth - 1)), (1, Condition(depth - 1))))),
            (1, Condition(depth - 1)),
            (1, Value(depth - 1).Select(inner => $"({inner})")),
            (3, Call(depth - 1)));

    /// <summary>Always a boolean: <c>case</c> takes nothing else, and one engine asks for it earlier than the other.</summary>
    private static Gen<string> Condition(int depth) => Gen.OneOf(
        Join(Gen.Elements("==", "!=", "<", "<=", ">", ">="), Gen.Frequency((9, Value(depth).Select(inner => $"({inner})")), (1, Uncommon))).Select(inner => $"({inner})"),
        Value(depth).Select(inner => $"!({inner})"),
        Gen.Elements("true", "false", "success()", "failure()", "Always()", "cancelled()"));

    private static Gen<string> Join(Gen<string> symbol, Gen<string> operand) =>
        from left in operand
        from before in Blank
        from chosen in symbol
        from after in Blank
        from right in operand
        select $"{left}{before}{chosen}{after}{right}";

    private static Gen<string> Indexed(int depth) =>
        from target in Gen.OneOf(Path, Value(depth).Select(inner => $"({inner})"))
        from steps in Gen.NonEmptyListOf(Gen.OneOf(
            Gen.Elements(".*", "[*]", ".name", ".a", ".B", ".tag", ".outputs", ".result", ".true", "[ 0 ]", "[1]", "[-1]", "['a']", "['D']", "[4]"),
            Value(depth).Select(inner => $"[{inner}]"))).Resize(3)
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
            Arguments("fromJSON", Gen.OneOf(Json, Arguments("toJson", value))),
            Arguments("format", Gen.Elements("'{0}'", "'{1}{{x}} {0}'", "'plain'", "'}}{1}{0}{1}'"), value, value),
            Arguments("case", Condition(depth), value, value),
            Arguments("CASE", Condition(depth), value, Condition(depth), value, value),
            Arguments("hashFiles", value, value));
    }

    private static Gen<string> Arguments(string name, params Gen<string>[] arguments) =>
        Gen.CollectToArray(arguments, argument => argument).SelectMany(values => Blank.Select(blank => $"{name}{blank}({string.Join($",{blank}", values)})"));
}
