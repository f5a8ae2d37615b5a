namespace MsReleaseActions.Workflows.Expressions;

/// <summary>Makes a tree of an expression's words.</summary>
internal sealed class Parser
{
    private const int MaximumDepth = 50;
    private const int MaximumLength = 21_000;

    private readonly string text;
    private readonly TokenCursor tokens;
    private int depth;

    private Parser(string text)
    {
        this.text = text;
        tokens = new TokenCursor(text);
    }

    private Token Current => tokens.Current;

    /// <exception cref="ExpressionException">It is no expression, or too long, or nested too deep.</exception>
    public static Syntax Parse(string text)
    {
        if (text.Length > MaximumLength)
        {
            throw new ExpressionException($"Exceeded max expression length {MaximumLength}");
        }
        var parser = new Parser(text);
        if (parser.Current.Kind == TokenKind.End)
        {
            throw new ExpressionException("An expression was expected");
        }
        var root = parser.Nested();
        return parser.Current.Kind != TokenKind.End ? throw parser.tokens.Unexpected()
            : root.Depth > MaximumDepth ? throw TooDeep()
            : root;
    }

    /// <summary>A whole expression: at the top, in brackets, as an index, as an argument.</summary>
    private Syntax Nested()
    {
        // brackets leave no trace in the tree, so they are counted here
        if (++depth > MaximumDepth)
        {
            throw TooDeep();
        }
        var parsed = Chain("||", () => Chain("&&", Equality));
        depth--;
        return parsed;
    }

    private Syntax Chain(string symbol, Func<Syntax> operand)
    {
        var first = operand();
        if (!Current.Is(symbol))
        {
            return first;
        }
        var offset = Current.Offset;
        List<Syntax> operands = [first];
        while (tokens.Take(symbol))
        {
            operands.Add(operand());
        }
        return new Logical(offset, symbol, operands);
    }

    private Syntax Equality() => LeftToRight(Relation, "==", "!=");

    private Syntax Relation() => LeftToRight(Unary, "<", "<=", ">", ">=");

    private Syntax LeftToRight(Func<Syntax> operand, params string[] symbols)
    {
        var left = operand();
        while (symbols.FirstOrDefault(Current.Is) is { } symbol)
        {
            var offset = Current.Offset;
            tokens.Read();
            left = new Comparison(offset, symbol, left, operand());
        }
        return left;
    }

    private Syntax Unary()
    {
        var negations = new Stack<int>();
        while (Current.Is("!"))
        {
            negations.Push(Current.Offset);
            tokens.Read();
        }
        var operand = Dereferenced();
        while (negations.TryPop(out var offset))
        {
            operand = new Not(offset, operand);
        }
        return operand;
    }

    private Syntax Dereferenced()
    {
        if (Current.Kind == TokenKind.Literal)
        {
            return new Literal(Current.Offset, tokens.Read().Value!);
        }
        var target = Primary();
        while (true)
        {
            var offset = Current.Offset;
            if (tokens.Take("."))
            {
                target = new Index(offset, target, Member());
            }
            else if (tokens.Take("["))
            {
                target = new Index(offset, target, tokens.Take("*") ? new Wildcard(offset) : Nested());
                tokens.Expect("]");
            }
            else
            {
                return target;
            }
        }
    }

    private Syntax Member()
    {
        var name = Current;
        if (tokens.Take("*"))
        {
            return new Wildcard(name.Offset);
        }
        if (name.Kind != TokenKind.Name)
        {
            throw tokens.Unexpected();
        }
        tokens.Read();
        return new Literal(name.Offset, ExpressionValue.Of(name.Text));
    }

    private Syntax Primary()
    {
        var first = Current;
        if (tokens.Take("("))
        {
            var inner = Nested();
            tokens.Expect(")");
            return inner;
        }
        if (first.Kind != TokenKind.Name)
        {
            throw tokens.Unexpected();
        }
        tokens.Read();
        return tokens.Take("(")
            ? Builtins.Checked(new Call(first.Offset, first.Text, Arguments()), text)
            : new Context(first.Offset, first.Text);
    }

    private List<Syntax> Arguments()
    {
        var arguments = new List<Syntax>();
        if (tokens.Take(")"))
        {
            return arguments;
        }
        do
        {
            arguments.Add(Nested());
        } while (tokens.Take(","));
        tokens.Expect(")");
        return arguments;
    }

    private static ExpressionException TooDeep() => new($"Exceeded max expression depth {MaximumDepth}");
}
