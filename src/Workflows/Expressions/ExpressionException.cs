namespace MsReleaseActions.Workflows.Expressions;

/// <summary>An expression cannot be read, or not be evaluated.</summary>
/// <param name="message">What is wrong, in GitHub's words where it has some.</param>
/// <param name="offset">Where: the character of the expression's text, 0 for the first.</param>
public sealed class ExpressionException(string message, int offset = 0, Exception? cause = null)
    : Exception(message, cause)
{
    /// <summary>Where: the character of the expression's (or template's) text, 0 for the first.</summary>
    public int Offset => offset;

    /// <summary>A problem with a symbol, in the words that GitHub's messages have.</summary>
    internal static ExpressionException At(string problem, string symbol, int offset, string expression) =>
        new($"{problem}: '{symbol}'. Located at position {offset + 1} within expression: {expression}", offset);
}
