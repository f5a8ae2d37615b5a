using System.Text.Json.Nodes;
using FsCheck.Fluent;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.WorkflowsTests.Peers;

namespace MsReleaseActions.WorkflowsTests.Expressions;

/// <summary>Our values, GitHub's values and those of the table are held against each other.</summary>
[Needs(Need.Nothing)]
public sealed class ExpressionTableTests
{
    private static readonly ExpressionScope Scope = Scopes.Of(ExpressionTable.Contexts);

    [Fact]
    public void Every_expression_of_the_table_has_the_value_that_is_written_there()
    {
        var rows = ExpressionTable.Common.Concat(ExpressionTable.OfTheRunner).ToList();
        rows.Should().HaveCountGreaterThan(1_000);
        rows.Where(row => !Equals(Ours(row.Text), row.Value))
            .Select(row => $"{row}, but ours is {Row.Shown(Ours(row.Text))}")
            .Should()
            .BeEmpty();
    }

    [Fact]
    public async Task GitHubs_engine_gives_every_expression_that_value_too()
    {
        var rows = ExpressionTable.Common;
        var theirs = await GitHubEngine.EvaluateAsync(
            JsonNode.Parse(ExpressionTable.Contexts)!,
            rows.Select(row => row.Text)
        );
        rows.Zip(theirs)
            .Where(pair => !Equals(pair.First.Value, pair.Second))
            .Select(pair => $"{pair.First}, but GitHub's is {Row.Shown(pair.Second)}")
            .Should()
            .BeEmpty();
    }

    [Fact]
    public async Task Where_the_runner_is_known_to_differ_from_the_published_engine_it_still_does()
    {
        var rows = ExpressionTable.OfTheRunner;
        var theirs = await GitHubEngine.EvaluateAsync(
            JsonNode.Parse(ExpressionTable.Contexts)!,
            rows.Select(row => row.Text)
        );
        rows.Zip(theirs)
            .Where(pair => Equals(pair.First.Value, pair.Second))
            .Select(pair => $"{pair.First} is no difference: it belongs into another file")
            .Should()
            .BeEmpty();
    }

    [Fact]
    public async Task Random_expressions_have_the_same_value_in_GitHubs_engine() =>
        await Same([
            .. RandomExpressions
                .Whole.Sample(1_000, 12)
                .Concat(RandomExpressions.Broken.Sample(1_000, 12))
                .Distinct(StringComparer.Ordinal),
        ]);

    private static async Task Same(IReadOnlyList<string> expressions)
    {
        var theirs = await GitHubEngine.EvaluateAsync(JsonNode.Parse(ExpressionTable.Contexts)!, expressions);
        // most of the whole ones have a value: else nothing was compared
        theirs.Count(value => value is not null).Should().BeGreaterThan(expressions.Count / 3);
        expressions
            .Zip(theirs)
            .Where(pair => !Equals(Ours(pair.First), pair.Second))
            .Select(pair => $"{pair.First} => {Row.Shown(Ours(pair.First))}, but GitHub's is {Row.Shown(pair.Second)}")
            .Should()
            .BeEmpty();
    }

    private static ExpressionValue? Ours(string text)
    {
        try
        {
            return Expression.Parse(text).Evaluate(Scope);
        }
        catch (ExpressionException)
        {
            return null;
        }
    }
}
