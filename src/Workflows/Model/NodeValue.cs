using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Model;

/// <summary>Values of a workflow file with their expressions evaluated.</summary>
public static class NodeValue
{
    /// <summary>A value of any shape; a scalar that is one expression keeps that expression's type.</summary>
    /// <exception cref="ExpressionException">An expression cannot be evaluated.</exception>
    public static ExpressionValue Of(Node? node, ExpressionScope scope) =>
        node switch
        {
            null => ExpressionValue.Null,
            Scalar { As: ScalarKind.Null } => ExpressionValue.Null,
            Scalar { As: ScalarKind.Boolean } flag => ExpressionValue.Of(flag.Text[0] is 't' or 'T'),
            Scalar { As: ScalarKind.Number } number => ExpressionValue.Of(YamlReader.NumberOf(number.Text)),
            Scalar text => Template.Evaluate(text.Text, scope),
            Sequence list => ExpressionValue.Array(list.Items.Select(item => Of(item, scope))),
            Mapping map => ExpressionValue.Object(
                map.Members.Select(member => KeyValuePair.Create(member.Name, Of(member.Value, scope)))
            ),
            _ => throw new ExpressionException($"{node.Kind} cannot be evaluated"),
        };
}
