namespace MsReleaseActions.Workflows.Expressions;

/// <summary>Goes through the words of an expression, one after the other.</summary>
internal sealed class TokenCursor(string text)
{
    private readonly IReadOnlyList<Token> tokens = Lexer.Read(text);
    private int next;

    /// <summary>The word that comes next.</summary>
    public Token Current => tokens[next];

    /// <summary>The word that comes next, which is behind it then.</summary>
    public Token Read() => tokens[next++];

    /// <summary>Goes behind a symbol if it comes next.</summary>
    /// <returns>Whether it did.</returns>
    public bool Take(string symbol)
    {
        var found = Current.Is(symbol);
        next += found ? 1 : 0;
        return found;
    }

    /// <summary>Goes behind a symbol.</summary>
    /// <exception cref="ExpressionException">Something else comes next.</exception>
    public void Expect(string symbol)
    {
        if (!Take(symbol))
        {
            throw Unexpected();
        }
    }

    /// <summary>What comes next should not.</summary>
    public ExpressionException Unexpected() =>
        Current.Kind == TokenKind.End
            ? ExpressionException.At(
                "Unexpected end of expression",
                tokens[next - 1].Text,
                tokens[next - 1].Offset,
                text
            )
            : ExpressionException.At("Unexpected symbol", Current.Text, Current.Offset, text);
}
