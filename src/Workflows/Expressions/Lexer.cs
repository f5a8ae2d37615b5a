namespace MsReleaseActions.Workflows.Expressions;

/// <summary>Cuts an expression into its words.</summary>
internal sealed class Lexer(string text)
{
    private readonly List<Token> tokens = [];
    private int offset;

    /// <summary>The words, with one of kind <see cref="TokenKind.End"/> behind them.</summary>
    /// <exception cref="ExpressionException">A word is none.</exception>
    public static IReadOnlyList<Token> Read(string text)
    {
        var lexer = new Lexer(text);
        while (lexer.Next() is { } token)
        {
            lexer.tokens.Add(token);
        }
        lexer.tokens.Add(new Token(TokenKind.End, "", text.Length));
        return lexer.tokens;
    }

    private Token? Next()
    {
        while (offset < text.Length && char.IsWhiteSpace(text[offset]))
        {
            offset++;
        }
        return offset == text.Length
            ? null
            : text[offset] switch
            {
                '(' or ')' or '[' or ']' or ',' or '*' => Symbol(1),
                '\'' => Text(),
                '!' or '=' or '<' or '>' or '&' or '|' => Operator(),
                '.' when MayBeDereferenced() => Symbol(1),
                '.' or '-' or '+' or (>= '0' and <= '9') => Number(),
                _ => Word(),
            };
    }

    /// <summary>A dot behind a value is a dereference; anywhere else it begins a number.</summary>
    private bool MayBeDereferenced() =>
        tokens is [.., var last] && (last.Kind == TokenKind.Name || last.Text is "]" or ")" or "*");

    private Token Symbol(int length)
    {
        var token = new Token(TokenKind.Symbol, text.Substring(offset, length), offset);
        offset += length;
        return token;
    }

    private Token Operator()
    {
        var two = text.Substring(offset, Math.Min(2, text.Length - offset));
        return two switch
        {
            "!=" or "==" or "<=" or ">=" or "&&" or "||" => Symbol(2),
            ['!' or '<' or '>', ..] => Symbol(1),
            _ => throw Unexpected(Until(offset + 1, IsBoundary)),
        };
    }

    private Token Number()
    {
        var end = Until(offset + 1, character => character != '.' && IsBoundary(character));
        var value = Coercion.ParseNumber(text[offset..end]);
        return double.IsNaN(value) ? throw Unexpected(end) : Literal(end, ExpressionValue.Of(value));
    }

    private Token Text()
    {
        var end = offset + 1;
        while (true)
        {
            var quote = text.IndexOf('\'', end);
            if (quote < 0)
            {
                throw Unexpected(text.Length);
            }
            end = quote + 1;
            if (end == text.Length || text[end] != '\'')
            {
                return Literal(
                    end,
                    ExpressionValue.Of(text[(offset + 1)..quote].Replace("''", "'", StringComparison.Ordinal))
                );
            }
            end++;
        }
    }

    private Token Word()
    {
        var end = Until(offset + 1, IsBoundary);
        var word = text[offset..end];
        if (!IsName(word))
        {
            throw Unexpected(end);
        }
        // a member may have any name, also that of a literal
        var keyword = tokens is [.., var last] && last.Is(".") ? null : Keyword(word);
        if (keyword is not null)
        {
            return Literal(end, keyword);
        }
        var token = new Token(TokenKind.Name, word, offset);
        offset = end;
        return token;
    }

    private Token Literal(int end, ExpressionValue value)
    {
        var token = new Token(TokenKind.Literal, text[offset..end], offset, value);
        offset = end;
        return token;
    }

    private int Until(int from, Func<char, bool> isEnd)
    {
        while (from < text.Length && !isEnd(text[from]))
        {
            from++;
        }
        return from;
    }

    private ExpressionException Unexpected(int end) =>
        ExpressionException.At("Unexpected symbol", text[offset..end], offset, text);

    private static ExpressionValue? Keyword(string word) =>
        word switch
        {
            "null" => ExpressionValue.Null,
            "true" => ExpressionValue.Of(true),
            "false" => ExpressionValue.Of(false),
            "NaN" => ExpressionValue.Of(double.NaN),
            "Infinity" => ExpressionValue.Of(double.PositiveInfinity),
            _ => null,
        };

    private static bool IsName(string word) =>
        (char.IsAsciiLetter(word[0]) || word[0] == '_')
        && word.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-');

    private static bool IsBoundary(char character) =>
        character is '(' or '[' or ')' or ']' or ',' or '.' or '!' or '>' or '<' or '=' or '&' or '|'
        || char.IsWhiteSpace(character);
}
