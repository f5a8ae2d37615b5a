using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Expressions;

namespace MsReleaseActions.WorkflowsTests.Expressions;

[Needs(Need.Nothing)]
public sealed class ExpressionTests
{
    private static readonly ExpressionScope Scope = Scopes.Of(
        """
        {
          "github": { "ref": "refs/heads/main", "event": { "inputs": { "tag": "v1.2.3" } } },
          "list": [ { "name": "a", "tags": ["x", "y"] }, { "name": "b" }, 7 ]
        }
        """
    );

    [Theory]
    [InlineData("1 + 1", "Unexpected symbol: '+'. Located at position 3 within expression: 1 + 1", 2)]
    [InlineData(
        "github.ref ==",
        "Unexpected end of expression: '=='. Located at position 12 within expression: github.ref ==",
        11
    )]
    [InlineData("'it''s", "Unexpected symbol: ''it''s'. Located at position 1 within expression: 'it''s", 0)]
    [InlineData(
        "true && nope.x",
        "Unrecognized named-value: 'nope'. Located at position 9 within expression: true && nope.x",
        8
    )]
    [InlineData(
        "true || nope()",
        "Unrecognized function: 'nope'. Located at position 9 within expression: true || nope()",
        8
    )]
    [InlineData(
        "contains('a')",
        "Too few parameters supplied: 'contains'. Located at position 1 within expression: contains('a')",
        0
    )]
    [InlineData(
        "always(1)",
        "Too many parameters supplied: 'always'. Located at position 1 within expression: always(1)",
        0
    )]
    [InlineData(
        "1 == format('{1}', 2)",
        "The following format string references more arguments than were supplied: {1}",
        5
    )]
    [InlineData(" ", "An expression was expected", 0)]
    public void What_is_wrong_is_said_with_its_place(string text, string message, int offset)
    {
        var failure = FluentActions
            .Invoking(() => Expression.Parse(text).Evaluate(Scope))
            .Should()
            .Throw<ExpressionException>()
            .Which;
        (failure.Message, failure.Offset).Should().Be((message, offset));
    }

    [Fact]
    public void A_bracketed_expression_may_be_fifty_deep()
    {
        Nested(49).Should().Be(ExpressionValue.Of(1));
        FluentActions
            .Invoking(() => Nested(50))
            .Should()
            .Throw<ExpressionException>()
            .WithMessage("Exceeded max expression depth 50");

        static ExpressionValue Nested(int depth) =>
            Expression.Parse(new string('(', depth) + "1" + new string(')', depth)).Evaluate(Scopes.Empty);
    }

    [Fact]
    public void Brackets_beside_each_other_are_not_deep() =>
        Expression
            .Parse("(1)" + string.Concat(Enumerable.Repeat(" && (1)", 60)))
            .Evaluate(Scopes.Empty)
            .Should()
            .Be(ExpressionValue.Of(1));

    [Fact]
    public void Half_a_character_in_JSON_is_refused() =>
        FluentActions
            .Invoking(() => Expression.Parse("""fromJSON('"\ud800"')""").Evaluate(Scopes.Empty))
            .Should()
            .Throw<ExpressionException>()
            .WithMessage("Error parsing JSON when evaluating fromJSON: *");

    [Theory]
    [InlineData("!!", "1")]
    [InlineData("1 == ", "1")]
    [InlineData("github.", "x")]
    [InlineData("toJSON(", "1")]
    public void However_deep_it_is_nested_it_is_refused_and_not_overflown(string piece, string end) =>
        FluentActions
            .Invoking(() => Expression.Parse(string.Concat(Enumerable.Repeat(piece, 20_900 / piece.Length)) + end))
            .Should()
            .Throw<ExpressionException>();

    [Fact]
    public void A_chain_of_one_operator_is_one_level_however_long() =>
        Expression
            .Parse(string.Concat(Enumerable.Repeat("false || ", 2_000)) + "'x'")
            .Evaluate(Scopes.Empty)
            .Should()
            .Be(ExpressionValue.Of("x"));

    [Fact]
    public void An_expression_has_at_most_21000_characters()
    {
        Expression.Parse("1".PadRight(21_000)).Evaluate(Scopes.Empty).Should().Be(ExpressionValue.Of(1));
        FluentActions
            .Invoking(() => Expression.Parse("1".PadRight(21_001)))
            .Should()
            .Throw<ExpressionException>()
            .WithMessage("Exceeded max expression length 21000");
    }

    [Fact]
    public void What_decides_a_chain_is_its_value_and_the_rest_is_not_evaluated() =>
        Expression
            .Parse("github.ref && '' || list[2] || fromJSON('no json')")
            .Evaluate(Scope)
            .Should()
            .Be(ExpressionValue.Of(7));

    [Fact]
    public void A_case_that_does_not_apply_is_not_evaluated() =>
        Expression
            .Parse("case(false, fromJSON('no json'), true, 'this', fromJSON('nor this'))")
            .Evaluate(Scope)
            .Should()
            .Be(ExpressionValue.Of("this"));

    [Fact]
    public void A_filter_asks_each_item_and_leaves_out_those_that_have_no_answer()
    {
        Expression
            .Parse("list.*.name")
            .Evaluate(Scope)
            .Should()
            .Be(ExpressionValue.Array([ExpressionValue.Of("a"), ExpressionValue.Of("b")]));
        Expression
            .Parse("list[*].tags[*]")
            .Evaluate(Scope)
            .Should()
            .Be(ExpressionValue.Array([ExpressionValue.Of("x"), ExpressionValue.Of("y")]));
        Expression
            .Parse("list.*.tags[1]")
            .Evaluate(Scope)
            .Should()
            .Be(ExpressionValue.Array([ExpressionValue.Of("y")]));
    }

    [Fact]
    public void It_says_what_it_reaches_for()
    {
        var expression = Expression.Parse(
            "Contains(github.event['inputs'].tag, steps[inputs.step].outputs.*.x[0]) && !always() || "
                + "fromJSON(env.X).y || github"
        );
        expression
            .References.Should()
            .Equal("github.event.inputs.tag", "steps.*.outputs.*.x.0", "inputs.step", "env.X", "github");
        expression.Functions.Should().Equal("contains", "always", "fromjson");
    }

    [Fact]
    public void Names_of_contexts_functions_and_members_have_no_case() =>
        Expression
            .Parse("FORMAT('{0}', GitHub.EVENT.Inputs.TAG)")
            .Evaluate(Scope)
            .Should()
            .Be(ExpressionValue.Of("v1.2.3"));
}
