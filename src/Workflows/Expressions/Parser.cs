namespace MsReleaseActions.Workflows.Expressions;

/// <summary>Makes a tree of an expression's words.</summary>
internal sealed class Parser
{
    private const int MaximumDepth = 50;
    private const int MaximumLength = 21_000;

    private readonly string text;
    private readonly IReadOnlyList<Token> tokens;
    private int next;
    private int depth;

    private Parser(string text)
    {
        this.text = text;
        tokens = Lexer.Read(text);
    }

    private Token Current => tokens[next];

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
        return parser.Current.Kind != TokenKind.End ? throw parser.Unexpected() : root.Depth > MaximumDepth ? throw TooDeep() : root;
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
        while (Take(symbol))
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
            next++;
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
            next++;
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
            return new Literal(Current.Offset, tokens[next++].Value!);
        }
        var target = Primary();
        while (true)
        {
            var offset = Current.Offset;
            if (Take("."))
            {
                target = new Index(offset, target, Member());
            }
            else if (Take("["))
            {
                target = new Index(offset, target, Take("*") ? new Wildcard(offset) : Nested());
                Expect("]");
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
        if (Take("*"))
        {
            return new Wildcard(name.Offset);
        }
        if (name.Kind != TokenKind.Name)
        {
            throw Unexpected();
        }
        next++;
        return new Literal(name.Offset, ExpressionValue.Of(name.Text));
    }

    private Syntax Primary()
    {
        var first = Current;
        if (Take("("))
        {
            var inner = Nested();
            Expect(")");
            return inner;
        }
        if (first.Kind != TokenKind.Name)
        {
            throw Unexpected();
        }
        next++;
        return Take("(") ? Builtins.Checked(new Call(first.Offset, first.Text, Arguments()), text) : new Context(first.Offset, first.Text);
    }

    private List<Syntax> Arguments()
    {
        var arguments = new List<Syntax>();
        if (Take(")"))
        {
            return arguments;
        }
        do
        {
            arguments.Add(Nested());
        }
        while (Take(","));
        Expect(")");
        return arguments;
    }

    private bool Take(string symbol)
    {
        var found = Current.Is(symbol);
        next += found ? 1 : 0;
        return found;
    }

    private void Expect(string symbol)
    {
        if (!Take(symbol))
        {
            throw Unexpected();
        }
    }

    private ExpressionException Unexpected() => Current.Kind == TokenKind.End
        ? ExpressionException.At("Unexpected end of expression", tokens[next - 1].Text, tokens[next - 1].Offset, text)
        : ExpressionException.At("Unexpected symbol", Current.Text, Current.Offset, text);

    private static ExpressionException TooDeep() => new($"Exceeded max expression depth {MaximumDepth}");
}
