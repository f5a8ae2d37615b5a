using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Expressions;
using Matrix = MsReleaseActions.Workflows.Model.Matrix;

namespace MsReleaseActions.WorkflowsTests.Expressions;

/// <summary>An expression of anybody's may be made to end the program that reads it.</summary>
[Needs(Need.Nothing)]
public sealed class HostileExpressionTests
{
    private const string TooLong = "Exceeded max expression length 21000";
    private const string TooDeep = "Exceeded max expression depth 50";
    private const string TooLarge = "The maximum allowed memory size was exceeded";

    private static readonly ExpressionScope Scope = Scopes.Of("""{ "github": {} }""");

    public static TheoryData<string, string> Refused =>
        new()
        {
            { Repeat("(", 100_000), TooLong },
            { Repeat("(", 20_000), TooDeep },
            { Repeat("!", 20_000) + "true", TooDeep },
            { Repeat("a[", 10_000), TooDeep },
            { Repeat("f(", 10_000), TooDeep },
            { "a" + Repeat(".a", 10_000), TooDeep },
            { "1" + Repeat(" == 1", 4000), TooDeep },
            { Nested(40, "format('{{0}}{{0}}', {0})", "'x'"), TooLarge },
            {
                $"join(fromJSON('[{Repeat("1,", 5000)}1]'), {Nested(13, "format('{{0}}{{0}}', {0})", "'x'")})",
                TooLarge
            },
            { $"toJSON(format('{{0}}{{0}}', {Nested(23, "format('{{0}}{{0}}', {0})", "'\"'")}))", TooLarge },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_too_much_is_refused(string text, string problem)
    {
        var evaluate = () => Expression.Parse(text).Evaluate(Scope);

        evaluate.Should().Throw<ExpressionException>().WithMessage(problem);
    }

    [Fact]
    public void An_argument_is_evaluated_once_however_often_it_is_used()
    {
        var asked = 0;
        var scope = Scope with
        {
            Functions = new Dictionary<string, Func<IReadOnlyList<ExpressionValue>, ExpressionValue>>
            {
                ["success"] = _ => ExpressionValue.Of((++asked).ToString()),
            },
        };

        Expression.Parse("format('{0}{0}{0}', success())").Evaluate(scope).Should().Be(ExpressionValue.Of("111"));
        Expression.Parse(Nested(40, "format('{{0}}{{0}}', {0})", "''")).Evaluate(scope).ToText().Should().BeEmpty();
    }

    [Fact]
    public void Many_expressions_of_one_text_are_not_more_than_one()
    {
        var part = $"${{{{ {Nested(20, "format('{{0}}{{0}}', {0})", "'x'")} }}}}";
        var render = () => Template.Render(Repeat(part, 11), Scope);

        Template.Render(Repeat(part, 10), Scope).Should().HaveLength(10 * 1024 * 1024);
        render.Should().Throw<ExpressionException>().WithMessage(TooLarge);
    }

    [Theory]
    [InlineData("""{ "a": [1, 2, 3], "b": [1, 2] }""", 6)]
    [InlineData("""{ "a": NUMBERS256 }""", 256)]
    [InlineData("""{ "a": NUMBERS256, "include": [{ "a": "x" }] }""", null)]
    [InlineData("""{ "a": NUMBERS257 }""", null)]
    [InlineData("""{ "a": NUMBERS300, "exclude": [{ "a": 0 }] }""", null)]
    [InlineData("""{ "a": NUMBERS257, "exclude": [{ "a": 0 }] }""", 256)]
    [InlineData("""{ "a": NUMBERS256, "b": NUMBERS256, "c": NUMBERS256, "d": NUMBERS256 }""", null)]
    [InlineData("""{ "a": NUMBERS256, "exclude": OBJECTS }""", null)]
    [InlineData("""{ "a": NUMBERS256, "include": OBJECTS }""", null)]
    public void A_matrix_has_GitHubs_limit(string matrix, int? jobs)
    {
        foreach (var count in (int[])[256, 257, 300])
        {
            matrix = matrix.Replace($"NUMBERS{count}", $"[{string.Join(',', Enumerable.Range(0, count))}]");
        }
        matrix = matrix.Replace("OBJECTS", $"[{string.Join(',', Enumerable.Repeat("{\"b\": 1}", 1000))}]");
        var expand = () => Matrix.Expand(ExpressionValue.FromJson(System.Text.Json.Nodes.JsonNode.Parse(matrix))).Count;

        if (jobs is { } count256)
        {
            expand().Should().Be(count256);
        }
        else
        {
            expand
                .Should()
                .Throw<ExpressionException>()
                .WithMessage("The matrix makes more than 256 jobs, GitHub's limit");
        }
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Nested(int count, string call, string innermost) =>
        Enumerable.Range(0, count).Aggregate(innermost, (inner, _) => string.Format(null, call, inner));
}
