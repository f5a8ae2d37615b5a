using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Expressions;

namespace MsReleaseActions.WorkflowsTests.Expressions;

[Needs(Need.Nothing)]
public sealed class TemplateTests
{
    private static readonly ExpressionScope Scope = Scopes.Of(
        """{ "inputs": { "tag": "v1", "flag": true, "list": [1, 2] } }"""
    );

    [Fact]
    public void A_text_is_cut_into_its_pieces() =>
        Template
            .Parts("a ${{ inputs.tag }}${{'}}'}}b")
            .Should()
            .Equal(
                new TemplatePart("a ", IsExpression: false, 0),
                new TemplatePart("inputs.tag", IsExpression: true, 6),
                new TemplatePart("'}}'", IsExpression: true, 22),
                new TemplatePart("b", IsExpression: false, 28)
            );

    [Theory]
    [InlineData("", "")]
    [InlineData("release ${{ inputs.tag }} ${{ inputs.none }}!", "release v1 !")]
    [InlineData("${{ inputs.list }} ${{ inputs }} ${{ inputs.flag }}", "Array Object true")]
    [InlineData("$ {{ x }} {0} }}", "$ {{ x }} {0} }}")]
    public void Each_expression_becomes_a_text(string text, string rendered) =>
        Template.Render(text, Scope).Should().Be(rendered);

    [Fact]
    public void An_expression_alone_keeps_its_kind()
    {
        Template
            .Evaluate("${{ inputs.list }}", Scope)
            .Should()
            .Be(ExpressionValue.Array([ExpressionValue.Of(1), ExpressionValue.Of(2)]));
        Template.Evaluate("${{ inputs.flag }}", Scope).Should().Be(ExpressionValue.Of(true));
        Template.Evaluate(" ${{ inputs.flag }}", Scope).Should().Be(ExpressionValue.Of(" true"));
        Template.Evaluate("true", Scope).Should().Be(ExpressionValue.Of("true"));
    }

    [Theory]
    [InlineData("${{ inputs.tag", 0, "The expression is not closed. *")]
    [InlineData("ab ${{ '}}' ", 3, "The expression is not closed. *")]
    [InlineData("ab ${{ }}", 7, "An expression was expected")]
    [InlineData("ab ${{  1 ++ }}", 10, "Unexpected symbol: '++'. *")]
    [InlineData("ab ${{ true && nope }}", 15, "Unrecognized named-value: 'nope'. *")]
    public void A_problem_has_its_place_in_the_whole_text(string text, int offset, string message) =>
        FluentActions
            .Invoking(() => Template.Render(text, Scope))
            .Should()
            .Throw<ExpressionException>()
            .WithMessage(message)
            .Which.Offset.Should()
            .Be(offset);

    [Theory]
    [InlineData(null, true, false)]
    [InlineData("", true, false)]
    [InlineData("inputs.flag", true, false)]
    [InlineData("${{ inputs.flag }}", true, false)]
    [InlineData("inputs.none", false, false)]
    [InlineData("always() && inputs.flag", true, true)]
    [InlineData("${{ Always() }}", true, true)]
    [InlineData("!cancelled()", true, true)]
    [InlineData("failure()", false, true)]
    [InlineData("inputs.flag || false && failure()", true, true)]
    [InlineData("false", false, false)]
    [InlineData("contains(inputs.tag, 'always()')", false, false)]
    // a text around the expression: GitHub takes the whole for a text, and a text is true
    [InlineData("${{ false }} == 'x'", true, false)]
    [InlineData("${{ false }}\n", true, false)]
    [InlineData("a ${{ failure() }}", true, true)]
    public void A_condition_holds_after(string? text, bool success, bool failure)
    {
        (
            Template.Condition(text, Scope),
            Template.Condition(text, Scope with { Functions = Scopes.Of("{}", succeeded: false).Functions })
        )
            .Should()
            .Be((success, failure));
    }

    [Fact]
    public void A_condition_that_cannot_be_read_is_refused_whatever_has_failed() =>
        FluentActions
            .Invoking(() => Template.Condition("inputs.flag &", Scopes.Of("{}", succeeded: false)))
            .Should()
            .Throw<ExpressionException>();
}
