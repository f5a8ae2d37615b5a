namespace MsReleaseActions.Workflows.Expressions;

/// <summary>What an expression can see where it stands.</summary>
/// <param name="Contexts">The contexts by name, without regard to case: <c>github</c>, <c>env</c>, <c>inputs</c>,
/// …</param>
/// <param name="Functions">
/// The functions that depend on the place, by name, without regard to case: <c>success</c>, <c>failure</c>,
/// <c>always</c>, <c>cancelled</c>, <c>hashFiles</c>. The others are built in.
/// </param>
public sealed record ExpressionScope(
    IReadOnlyDictionary<string, ExpressionValue> Contexts,
    IReadOnlyDictionary<string, Func<IReadOnlyList<ExpressionValue>, ExpressionValue>> Functions
);
