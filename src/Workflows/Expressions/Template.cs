using System.Text;

namespace MsReleaseActions.Workflows.Expressions;

/// <summary>A piece of a text with expressions in it.</summary>
/// <param name="Text">The text itself, or an expression without <c>${{ }}</c> and the blanks around it.</param>
/// <param name="IsExpression">Which of the two.</param>
/// <param name="Offset">Where <paramref name="Text"/> begins in the whole, 0 for its first character.</param>
public sealed record TemplatePart(string Text, bool IsExpression, int Offset);

/// <summary>A text of a workflow file that may hold expressions in <c>${{ }}</c>.</summary>
public static class Template
{
    private const string Open = "${{";
    private static readonly string[] StatusFunctions = ["always", "cancelled", "failure", "success"];

    /// <summary>Whether there is an expression in it.</summary>
    public static bool HasExpression(string text) => text.Contains(Open, StringComparison.Ordinal);

    /// <summary>The pieces, in order; none for an empty text.</summary>
    /// <exception cref="ExpressionException">An expression is not closed.</exception>
    public static IReadOnlyList<TemplatePart> Parts(string text)
    {
        var parts = new List<TemplatePart>();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf(Open, at, StringComparison.Ordinal);
            if (open == at)
            {
                var close = Close(text, open);
                parts.Add(Trimmed(text[(open + Open.Length)..close], open + Open.Length));
                at = close + 2;
            }
            else
            {
                var end = open < 0 ? text.Length : open;
                parts.Add(new TemplatePart(text[at..end], IsExpression: false, at));
                at = end;
            }
        }
        return parts;
    }

    /// <summary>The text with each expression replaced by its value as text.</summary>
    /// <exception cref="ExpressionException">With the offset in this text.</exception>
    public static string Render(string text, ExpressionScope scope)
    {
        var rendered = new StringBuilder();
        foreach (var part in Parts(text))
        {
            rendered.AppendWithin(part.IsExpression ? Value(part, scope).ToText() : part.Text);
        }
        return rendered.ToString();
    }

    /// <summary>
    /// The value of the text: of its expression, in its own kind, if it is nothing but one; else the text as
    /// <see cref="Render"/> makes it.
    /// </summary>
    /// <exception cref="ExpressionException">With the offset in this text.</exception>
    public static ExpressionValue Evaluate(string text, ExpressionScope scope) =>
        Parts(text) is [{ IsExpression: true } only] ? Value(only, scope) : ExpressionValue.Of(Render(text, scope));

    /// <summary>
    /// An <c>if:</c>, with or without <c>${{ }}</c>: nothing is <c>success()</c>, and where no status function is
    /// called, <c>success() &amp;&amp;</c> is in front. A text around <c>${{ }}</c> makes the whole a text, which is
    /// true unless it is empty: GitHub's trap, kept.
    /// </summary>
    /// <exception cref="ExpressionException">With the offset in this text.</exception>
    public static bool Condition(string? text, ExpressionScope scope)
    {
        var parts =
            string.IsNullOrWhiteSpace(text) ? [Trimmed("success()", 0)]
            : HasExpression(text) ? Parts(text)
            : [Trimmed(text, 0)];
        var expressions = parts
            .Where(part => part.IsExpression)
            .Select(part => Located(part, () => Expression.Parse(part.Text)))
            .ToList();
        var impliesSuccess = !expressions.Exists(expression => expression.Functions.Intersect(StatusFunctions).Any());
        return (!impliesSuccess || Expression.Parse("success()").Evaluate(scope).IsTruthy)
            && (
                parts is [{ IsExpression: true } only] ? Value(only, scope) : ExpressionValue.Of(Render(text!, scope))
            ).IsTruthy;
    }

    private static ExpressionValue Value(TemplatePart part, ExpressionScope scope) =>
        Located(part, () => Expression.Parse(part.Text).Evaluate(scope));

    private static T Located<T>(TemplatePart part, Func<T> evaluate)
    {
        try
        {
            return evaluate();
        }
        catch (ExpressionException failure) when (part.Offset > 0)
        {
            throw new ExpressionException(failure.Message, part.Offset + failure.Offset, failure);
        }
    }

    private static TemplatePart Trimmed(string expression, int offset) =>
        new(expression.Trim(), IsExpression: true, offset + expression.Length - expression.TrimStart().Length);

    /// <summary>Where <c>}}</c> begins; one inside of a quoted text does not count.</summary>
    private static int Close(string text, int open)
    {
        var quoted = false;
        for (var at = open + Open.Length; at < text.Length; at++)
        {
            quoted ^= text[at] == '\'';
            if (!quoted && text[at] == '}' && at + 1 < text.Length && text[at + 1] == '}')
            {
                return at;
            }
        }
        throw new ExpressionException(
            "The expression is not closed. An unescaped ${{ sequence was found, but the closing }} sequence was "
                + "not found.",
            open
        );
    }
}
