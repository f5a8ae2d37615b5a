namespace MsReleaseActions.Workflows.Expressions;

internal enum TokenKind
{
    /// <summary>A literal: <c>null</c>, <c>true</c>, a number, a text.</summary>
    Literal,

    /// <summary>The name of a context, a function or a member.</summary>
    Name,

    /// <summary>Brackets, the comma, the dot, the star and the operators.</summary>
    Symbol,

    End,
}

/// <summary>A word of an expression.</summary>
/// <param name="Text">As written.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="Value">Of a literal.</param>
internal sealed record Token(TokenKind Kind, string Text, int Offset, ExpressionValue? Value = null)
{
    /// <summary>Whether it is this symbol; a text literal of the same characters is not.</summary>
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;
}
