namespace MsReleaseActions.Workflows.Expressions;

/// <summary>Finds the value of an expression.</summary>
internal sealed class Evaluator(ExpressionScope scope)
{
    public ExpressionValue Evaluate(Syntax part) =>
        part switch
        {
            Literal literal => literal.Value,
            Context context => Keyed.Find(scope.Contexts, context.Name)!,
            Index index => Indexing.Apply(Evaluate(index.Target), index.At is Wildcard ? null : Evaluate(index.At)),
            Call call => Called(call),
            Not not => ExpressionValue.Of(!Evaluate(not.Operand).IsTruthy),
            Comparison comparison => ExpressionValue.Of(
                Compare(comparison.Operator, Evaluate(comparison.Left), Evaluate(comparison.Right))
            ),
            Logical logical => Chain(logical),
            _ => throw new InvalidOperationException($"{part.GetType().Name} has no value of its own"),
        };

    private static bool Compare(string symbol, ExpressionValue left, ExpressionValue right) =>
        symbol switch
        {
            "==" => Coercion.AreEqual(left, right),
            "!=" => !Coercion.AreEqual(left, right),
            "<" => Coercion.Compare(left, right) < 0,
            ">" => Coercion.Compare(left, right) > 0,
            "<=" => Coercion.AreEqual(left, right) || Coercion.Compare(left, right) < 0,
            _ => Coercion.AreEqual(left, right) || Coercion.Compare(left, right) > 0,
        };

    /// <summary>
    /// The value that decides: the first that is false for <c>&amp;&amp;</c>, true for <c>||</c>, else the last. What
    /// follows is not evaluated.
    /// </summary>
    private ExpressionValue Chain(Logical logical)
    {
        var value = ExpressionValue.Null;
        foreach (var operand in logical.Operands)
        {
            value = Evaluate(operand);
            if (value.IsTruthy == (logical.Operator == "||"))
            {
                break;
            }
        }
        return value;
    }

    private ExpressionValue Called(Call call)
    {
        try
        {
            return Builtins.Find(call.Name) is { } builtin
                ? builtin(new Arguments(call.Arguments, Evaluate))
                : Keyed.Find(scope.Functions, call.Name)!([.. call.Arguments.Select(Evaluate)]);
        }
        catch (ExpressionException failure) when (failure.Offset == 0 && call.Offset > 0)
        {
            // functions know nothing of places
            throw new ExpressionException(failure.Message, call.Offset, failure);
        }
    }
}
