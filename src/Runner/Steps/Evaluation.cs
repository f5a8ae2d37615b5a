using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Model;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Runner.Steps;

/// <summary>Values of a workflow file with their expressions evaluated.</summary>
internal static class Evaluation
{
    // GitHub ends everything after 35 days
    private const int MostMinutes = 35 * 24 * 60;

    /// <summary>A value of any shape; a scalar that is one expression keeps that expression's type.</summary>
    public static ExpressionValue Value(Node? node, ExpressionScope scope) => NodeValue.Of(node, scope);

    /// <summary>
    /// A text; a number or boolean of the file is normalised, as GitHub does (<c>3.10</c> is <c>3.1</c>).
    /// </summary>
    public static string Text(Node? node, ExpressionScope scope) => Value(node, scope).ToText();

    /// <summary>A number, such as minutes.</summary>
    public static double Number(Node node, ExpressionScope scope) =>
        Value(node, scope) switch
        {
            NumberValue number => number.Value,
            StringValue text when double.TryParse(text.Value, out var parsed) => parsed,
            var other => throw new WorkflowFailure($"'{other.ToText()}' is not a number"),
        };

    /// <summary>Minutes of a time-out: whole ones, a fraction does not count.</summary>
    public static int Minutes(Node node, ExpressionScope scope) => (int)Math.Clamp(Number(node, scope), 0, MostMinutes);

    /// <summary>
    /// The texts of a mapping, or of an expression that gives one: <c>env</c>, <c>with</c>, <c>outputs</c>.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Texts(Node? node, ExpressionScope scope) =>
        Value(node, scope) switch
        {
            ObjectValue map =>
            [
                .. map.Members.Select(member => KeyValuePair.Create(member.Key, member.Value.ToText())),
            ],
            NullValue => [],
            _ => throw new WorkflowFailure("the expression does not give an object"),
        };
}
