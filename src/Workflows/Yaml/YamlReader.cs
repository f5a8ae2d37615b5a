using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MsReleaseActions.Workflows.Yaml;

/// <summary>A file says something that cannot be.</summary>
/// <param name="at">Where.</param>
/// <param name="message">What, without the place.</param>
public sealed class WorkflowSyntaxException(Position at, string message) : Exception(message)
{
    /// <summary>Where.</summary>
    public Position At => at;
}

/// <summary>Reads YAML as GitHub reads workflow files: one document, the core schema, no key twice.</summary>
public static partial class YamlReader
{
    /// <summary>The file's one value.</summary>
    /// <exception cref="WorkflowSyntaxException">It is not YAML, empty, or more than one document.</exception>
    public static Node Read(string text)
    {
        var stream = new YamlStream();
        var parser = new Parser(new StringReader(text));
        try
        {
            stream.Load(parser);
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException)
        {
            // how YamlDotNet fails on some brackets and indentations; the last thing that it understood is near
            throw new WorkflowSyntaxException(
                parser.Current is { } last ? At(last.End) : new Position(1, 1),
                "what stands near here does not fit together: a bracket is not closed, or a line begins in "
                    + "another column than its neighbours"
            );
        }
        catch (YamlException failure)
        {
            // the innermost sentence names the problem; the outer ones repeat the place
            throw new WorkflowSyntaxException(At(failure.Start), failure.GetBaseException().Message);
        }
        return stream.Documents switch
        {
            [var only] => Convert(only.RootNode),
            [] => throw new WorkflowSyntaxException(new Position(1, 1), "the file is empty"),
            [_, var second, ..] => throw new WorkflowSyntaxException(
                At(second.RootNode.Start),
                "the file holds more than one YAML document"
            ),
        };
    }

    private static Node Convert(YamlNode node) =>
        node switch
        {
            YamlScalarNode scalar => Scalar(scalar),
            YamlSequenceNode list => new Sequence(At(list.Start), [.. list.Children.Select(Convert)]),
            YamlMappingNode map => Mapping(map),
            _ => throw new WorkflowSyntaxException(At(node.Start), $"{node.NodeType} is not understood here"),
        };

    private static Mapping Mapping(YamlMappingNode map)
    {
        var members = new List<Member>();
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in map.Children)
        {
            var name =
                key as YamlScalarNode ?? throw new WorkflowSyntaxException(At(key.Start), "a key must be a text");
            if (!known.Add(name.Value ?? ""))
            {
                throw new WorkflowSyntaxException(At(key.Start), $"'{name.Value}' is already defined");
            }
            members.Add(new Member(Scalar(name), Convert(value)));
        }
        return new Mapping(At(map.Start), members);
    }

    private static Scalar Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        var style = scalar.Style switch
        {
            YamlDotNet.Core.ScalarStyle.Literal => ScalarStyle.Literal,
            YamlDotNet.Core.ScalarStyle.Folded => ScalarStyle.Folded,
            YamlDotNet.Core.ScalarStyle.SingleQuoted or YamlDotNet.Core.ScalarStyle.DoubleQuoted => ScalarStyle.Quoted,
            _ => ScalarStyle.Plain,
        };
        var kind = style == ScalarStyle.Plain ? KindOf(text) : ScalarKind.Text;
        return new Scalar(At(scalar.Start), kind == ScalarKind.Null ? "" : text, kind, style);
    }

    private static ScalarKind KindOf(string text) =>
        text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
            "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Boolean,
            _ when Number().IsMatch(text) => ScalarKind.Number,
            _ => ScalarKind.Text,
        };

    /// <summary>The value of a scalar that is a number of the core schema.</summary>
    public static double NumberOf(string text) =>
        text switch
        {
            _ when text.StartsWith("0x", StringComparison.Ordinal) => System.Convert.ToInt64(text[2..], 16),
            _ when text.StartsWith("0o", StringComparison.Ordinal) => System.Convert.ToInt64(text[2..], 8),
            _ when text.EndsWith(".inf", StringComparison.OrdinalIgnoreCase) => text[0] == '-'
                ? double.NegativeInfinity
                : double.PositiveInfinity,
            _ when text.EndsWith(".nan", StringComparison.OrdinalIgnoreCase) => double.NaN,
            _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        };

    private static Position At(Mark mark) => new((int)mark.Line, (int)mark.Column);

    [GeneratedRegex(
        @"^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Number();
}
