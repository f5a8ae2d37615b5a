namespace MsReleaseActions.Workflows.Expressions;

/// <summary>An expression of a workflow file, as it stands between <c>${{</c> and <c>}}</c>.</summary>
public sealed class Expression
{
    private readonly string text;
    private readonly Syntax root;

    private Expression(string text, Syntax root)
    {
        this.text = text;
        this.root = root;
        References = Workflows.Expressions.References.Of(root);
        Functions =
        [
            .. Workflows.Expressions.References.Calls(root).Select(call => call.Name.ToLowerInvariant()).Distinct(),
        ];
    }

    /// <summary>
    /// Every access to a context, as a dotted path as written: <c>github.event.inputs.tag</c>. An index that is a
    /// literal counts as a member, every other one is <c>*</c>.
    /// </summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>The names of the functions that are called, in lower case, each once.</summary>
    public IReadOnlyList<string> Functions { get; }

    /// <summary>Reads an expression, without <c>${{ }}</c>.</summary>
    /// <exception cref="ExpressionException">It is none.</exception>
    public static Expression Parse(string text) => new(text, Parser.Parse(text));

    /// <summary>Its value.</summary>
    /// <exception cref="ExpressionException">A context or function does not exist here, also where it would not be
    /// reached; or a function refuses.</exception>
    public ExpressionValue Evaluate(ExpressionScope scope)
    {
        foreach (var context in Workflows.Expressions.References.Contexts(root))
        {
            _ =
                Keyed.Find(scope.Contexts, context.Name)
                ?? throw ExpressionException.At("Unrecognized named-value", context.Name, context.Offset, text);
        }
        foreach (var call in Workflows.Expressions.References.Calls(root).Where(call => !Builtins.Has(call.Name)))
        {
            _ =
                Keyed.Find(scope.Functions, call.Name)
                ?? throw ExpressionException.At("Unrecognized function", call.Name, call.Offset, text);
        }
        return new Evaluator(scope).Evaluate(root);
    }
}
