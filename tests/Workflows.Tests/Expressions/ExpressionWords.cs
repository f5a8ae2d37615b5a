using FsCheck;
using FsCheck.Fluent;

namespace MsReleaseActions.WorkflowsTests.Expressions;

/// <summary>The words that random expressions are put together from.</summary>
internal static class ExpressionWords
{
    public static Gen<string> Blank { get; } =
        Gen.Frequency((6, Gen.Constant("")), (2, Gen.Constant(" ")), (1, Gen.Elements("\n", "\t", "  ")));

    public static Gen<string> Number { get; } =
        Gen.Elements("0", "1", "-1", "2", "3", "0.5", "-2.5", "1e2", "0x10", "0o7", "+4", ".25");

    public static Gen<string> Text { get; } =
        Gen.Elements(
            "''",
            "'a'",
            "'A'",
            "'abc'",
            "'1'",
            "' 1 '",
            "'0x10'",
            "'true'",
            "'null'",
            "'it''s'",
            "'tag'",
            "'state'",
            "'VERSION'",
            "'success'",
            "'é'",
            "'Alpha'",
            "'x, y'",
            "'Object'"
        );

    public static Gen<string> Path { get; } =
        Gen.Elements(
            "github",
            "github.ref",
            "GitHub.Event",
            "github.event.inputs.tag",
            "github.event.commits",
            "github.event.label",
            "inputs.dry",
            "inputs.none",
            "inputs.empty",
            "steps",
            "steps.guard.outputs",
            "needs",
            "list",
            "words",
            "object",
            "object.B.d",
            "empty.list",
            "empty",
            "nothing",
            "number",
            "text"
        );

    // NaN stays inside of comparisons: the two engines print it differently
    public static Gen<string> Uncommon { get; } = Gen.Elements("NaN", "Infinity", "-Infinity");

    public static Gen<string> Json { get; } =
        Gen.Elements(
            "'[1, \"a\", null]'",
            "'{\"a\": {\"b\": [true]}}'",
            "'[]'",
            "'\"x\"'",
            "'2.5'",
            "'{\"x\": 1, \"X\": 2}'"
        );

    /// <summary>The words of the language, whatever comes of them.</summary>
    public static Gen<string> Any { get; } =
        Gen.Elements(
            "(",
            ")",
            "[",
            "]",
            ".",
            ",",
            "*",
            "!",
            "=",
            "==",
            "!=",
            "&",
            "&&",
            "||",
            "<",
            ">=",
            " ",
            "'x'",
            "'",
            "1",
            ".5",
            "-",
            "0x1",
            "true",
            "null",
            "list",
            "github",
            "ref",
            "nope",
            "contains",
            "case",
            "format",
            "always",
            "success()",
            "list.*",
            "{",
            "é"
        );

    /// <summary>A step from a value to what is in it.</summary>
    public static Gen<string> Step { get; } =
        Gen.Elements(
            ".*",
            "[*]",
            ".name",
            ".a",
            ".B",
            ".tag",
            ".outputs",
            ".result",
            ".true",
            "[ 0 ]",
            "[1]",
            "[-1]",
            "['a']",
            "['D']",
            "[4]"
        );
}
