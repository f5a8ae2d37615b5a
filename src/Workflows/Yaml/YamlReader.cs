using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

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
    private const int MostCharacters = 1024 * 1024;

    /// <summary>The file's one value.</summary>
    /// <exception cref="WorkflowSyntaxException">It is not YAML, empty, more than one document, or larger than any such
    /// file is.</exception>
    public static Node Read(string text)
    {
        if (text.Length > MostCharacters)
        {
            throw new WorkflowSyntaxException(
                new Position(1, 1),
                $"the file has {text.Length} characters, more than {MostCharacters}"
            );
        }
        var parser = new Parser(new StringReader(text));
        try
        {
            return Document(parser);
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException)
        {
            // how YamlDotNet fails on some brackets and indentations; the last thing that it understood is near
            throw Unfitting(parser.Current);
        }
        catch (YamlException failure)
        {
            // the innermost sentence names the problem; the outer ones repeat the place
            throw new WorkflowSyntaxException(At(failure.Start), failure.GetBaseException().Message);
        }
    }

    private static Node Document(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            throw new WorkflowSyntaxException(new Position(1, 1), "the file is empty");
        }
        var root = new YamlTree(parser).Read();
        parser.Consume<DocumentEnd>();
        return parser.TryConsume<DocumentStart>(out _)
            ? throw new WorkflowSyntaxException(At(parser.Current!.Start), "the file holds more than one YAML document")
            : root;
    }

    internal static WorkflowSyntaxException Unfitting(ParsingEvent? near) =>
        new(
            near is null ? new Position(1, 1) : At(near.End),
            "what stands near here does not fit together: a bracket is not closed, or a line begins in another column "
                + "than its neighbours"
        );

    internal static Scalar Scalar(YamlDotNet.Core.Events.Scalar scalar)
    {
        var style = scalar.Style switch
        {
            YamlDotNet.Core.ScalarStyle.Literal => ScalarStyle.Literal,
            YamlDotNet.Core.ScalarStyle.Folded => ScalarStyle.Folded,
            YamlDotNet.Core.ScalarStyle.SingleQuoted or YamlDotNet.Core.ScalarStyle.DoubleQuoted => ScalarStyle.Quoted,
            _ => ScalarStyle.Plain,
        };
        var kind = style == ScalarStyle.Plain ? KindOf(scalar.Value) : ScalarKind.Text;
        return new Scalar(At(scalar.Start), kind == ScalarKind.Null ? "" : scalar.Value, kind, style);
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
            _ when text.StartsWith("0x", StringComparison.Ordinal) => Based(text[2..], 16),
            _ when text.StartsWith("0o", StringComparison.Ordinal) => Based(text[2..], 8),
            _ when text.EndsWith(".inf", StringComparison.OrdinalIgnoreCase) => text[0] == '-'
                ? double.NegativeInfinity
                : double.PositiveInfinity,
            _ when text.EndsWith(".nan", StringComparison.OrdinalIgnoreCase) => double.NaN,
            _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        };

    // of any length: more digits than an integer has are a large number
    private static double Based(string digits, int of) =>
        digits.Aggregate(0.0, (value, digit) => value * of + Convert.ToInt32(digit.ToString(), 16));

    internal static Position At(Mark mark) => new((int)mark.Line, (int)mark.Column);

    [GeneratedRegex(
        @"^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Number();
}
