namespace MsReleaseActions.Workflows.Expressions;

/// <summary>The contexts of expressions, of which each place of a workflow file sees a part.</summary>
public static class Contexts
{
    // GitHub's table of context availability; a context that is not there is an error of the file
    public static readonly string[] OfRun = ["github", "inputs", "vars"];
    public static readonly string[] OfWorkflowEnv = ["github", "secrets", "inputs", "vars"];
    public static readonly string[] OfJobCondition = ["github", "needs", "vars", "inputs"];
    public static readonly string[] OfLeg = ["github", "needs", "strategy", "matrix", "vars", "inputs"];
    public static readonly string[] OfJobEnv = ["github", "needs", "strategy", "matrix", "vars", "secrets", "inputs"];
    public static readonly string[] OfStep =
    [
        "github",
        "needs",
        "strategy",
        "matrix",
        "job",
        "runner",
        "env",
        "vars",
        "secrets",
        "steps",
        "inputs",
    ];
    public static readonly string[] OfStepCondition =
    [
        "github",
        "needs",
        "strategy",
        "matrix",
        "job",
        "runner",
        "env",
        "vars",
        "steps",
        "inputs",
    ];
    public static readonly string[] OfComposite =
    [
        "github",
        "strategy",
        "matrix",
        "job",
        "runner",
        "env",
        "steps",
        "inputs",
    ];

    /// <summary>None, to be added to.</summary>
    public static Dictionary<string, Func<IReadOnlyList<ExpressionValue>, ExpressionValue>> NoFunctions() =>
        new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a place sees.</summary>
    /// <param name="names">The contexts that it may name.</param>
    /// <param name="values">Their values; one that is not among them is null.</param>
    /// <param name="functions">Status functions and <c>hashFiles</c>, where they may be called.</param>
    public static ExpressionScope Scope(
        string[] names,
        IReadOnlyDictionary<string, ExpressionValue> values,
        IReadOnlyDictionary<string, Func<IReadOnlyList<ExpressionValue>, ExpressionValue>>? functions = null
    ) =>
        new(
            names.ToDictionary(
                name => name,
                name => values.GetValueOrDefault(name, ExpressionValue.Null),
                StringComparer.OrdinalIgnoreCase
            ),
            functions ?? NoFunctions()
        );

    /// <summary>An object of texts.</summary>
    public static ExpressionValue Texts(IEnumerable<KeyValuePair<string, string>> values) =>
        ExpressionValue.Object(values.Select(value => KeyValuePair.Create(value.Key, ExpressionValue.Of(value.Value))));

    /// <summary>The four status functions.</summary>
    public static Dictionary<string, Func<IReadOnlyList<ExpressionValue>, ExpressionValue>> Status(
        bool succeeded,
        bool failed,
        bool cancelled
    ) =>
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["success"] = _ => ExpressionValue.Of(succeeded),
            ["failure"] = _ => ExpressionValue.Of(failed),
            ["cancelled"] = _ => ExpressionValue.Of(cancelled),
            ["always"] = static _ => ExpressionValue.Of(true),
        };
}
