namespace MsReleaseActions.Workflows.Expressions;

/// <summary>A part of an expression.</summary>
/// <param name="Offset">Where the word stands that makes it what it is.</param>
internal abstract record Syntax(int Offset)
{
    /// <summary>The parts it is made of.</summary>
    public virtual IReadOnlyList<Syntax> Parts => [];

    /// <summary>How many levels there are, 1 for a literal.</summary>
    public int Depth
    {
        get
        {
            // a long chain of operators is a deep tree: it is walked with a stack of its own
            var (deepest, open) = (0, new Stack<(Syntax Part, int Level)>([(this, 1)]));
            while (open.TryPop(out var entry))
            {
                deepest = Math.Max(deepest, entry.Level);
                foreach (var part in entry.Part.Parts)
                {
                    open.Push((part, entry.Level + 1));
                }
            }
            return deepest;
        }
    }
}

internal sealed record Literal(int Offset, ExpressionValue Value) : Syntax(Offset);

internal sealed record Context(int Offset, string Name) : Syntax(Offset);

/// <summary><c>.*</c> or <c>[*]</c>, as the index.</summary>
internal sealed record Wildcard(int Offset) : Syntax(Offset);

/// <summary><c>target.name</c> or <c>target[at]</c>.</summary>
internal sealed record Index(int Offset, Syntax Target, Syntax At) : Syntax(Offset)
{
    public override IReadOnlyList<Syntax> Parts => [Target, At];
}

internal sealed record Call(int Offset, string Name, IReadOnlyList<Syntax> Arguments) : Syntax(Offset)
{
    public override IReadOnlyList<Syntax> Parts => Arguments;
}

internal sealed record Not(int Offset, Syntax Operand) : Syntax(Offset)
{
    public override IReadOnlyList<Syntax> Parts => [Operand];
}

internal sealed record Comparison(int Offset, string Operator, Syntax Left, Syntax Right) : Syntax(Offset)
{
    public override IReadOnlyList<Syntax> Parts => [Left, Right];
}

/// <summary><c>a &amp;&amp; b &amp;&amp; c</c>, or the same with <c>||</c>: one part, however long.</summary>
internal sealed record Logical(int Offset, string Operator, IReadOnlyList<Syntax> Operands) : Syntax(Offset)
{
    public override IReadOnlyList<Syntax> Parts => Operands;
}
