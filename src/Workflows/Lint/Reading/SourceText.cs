using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Lint.Reading;

/// <summary>An expression in a file.</summary>
/// <param name="Expression">What it reads and calls.</param>
/// <param name="Text">As it is written, without <c>${{ }}</c>.</param>
/// <param name="At">Where its <c>${{</c> stands.</param>
internal sealed record WrittenExpression(Expression Expression, string Text, Position At);

/// <summary>The text of a file, for places that the tree does not know.</summary>
internal sealed class SourceText(string text)
{
    private const string Open = "${{";
    private readonly string[] lines = text.Split('\n');

    /// <summary>A line without its end; empty where there is none.</summary>
    /// <param name="number">1 for the first.</param>
    public string Line(int number) => number >= 1 && number <= lines.Length ? lines[number - 1].TrimEnd('\r') : "";

    /// <summary>
    /// The first place from a position on where a piece of text stands; the position itself where it stands nowhere.
    /// </summary>
    public Position Find(Position from, string piece)
    {
        for (var (line, column) = (from.Line, from.Column); line <= lines.Length; (line, column) = (line + 1, 1))
        {
            var found =
                Line(line) is var content && column <= content.Length
                    ? content.IndexOf(piece, column - 1, StringComparison.Ordinal)
                    : -1;
            if (found >= 0)
            {
                return new Position(line, found + 1);
            }
        }
        return from;
    }

    /// <summary>
    /// The expressions in a value, in order. What is no expression is left out: another rule is about that.
    /// </summary>
    public IEnumerable<WrittenExpression> Expressions(Scalar? value)
    {
        var at = value?.At ?? default;
        foreach (var part in value is null ? [] : PartsOf(value.Text).Where(part => part.IsExpression))
        {
            at = Find(at, Open);
            if (TryParse(part.Text) is { } expression)
            {
                yield return new WrittenExpression(expression, part.Text, at);
            }
            at = at with { Column = at.Column + Open.Length };
        }
    }

    /// <summary>The expression that a value consists of; null where there is none, or something beside it.</summary>
    public static string? Sole(Scalar value) => PartsOf(value.Text) is [{ IsExpression: true } only] ? only.Text : null;

    private static IReadOnlyList<TemplatePart> PartsOf(string value)
    {
        try
        {
            return Template.Parts(value);
        }
        catch (ExpressionException)
        {
            // not closed: the rule about expressions says so
            return [];
        }
    }

    private static Expression? TryParse(string expression)
    {
        try
        {
            return Expression.Parse(expression);
        }
        catch (ExpressionException)
        {
            return null;
        }
    }
}
