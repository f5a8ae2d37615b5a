using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MsReleaseActions.DispatchAndWait;

/// <summary>
/// A YAML mapping of scalars, read from the parser's events: no value is ever converted, so <c>1.10</c>, <c>0x1F</c>
/// and <c>yes</c> stay what they are. A plain <c>null</c> or <c>~</c> is empty, as the runner makes it.
/// </summary>
internal static class YamlMapping
{
    public static List<KeyValuePair<string, string>> Read(string text, List<string> problems)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        try
        {
            var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return pairs;
            }
            parser.Consume<DocumentStart>();
            if (!parser.Accept<MappingStart>(out var start) || !IsPlain(start))
            {
                problems.Add("must be a mapping such as `tag: v1.2.3`, one input a line, or a JSON object");
                return pairs;
            }
            parser.Consume<MappingStart>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                ReadPair(parser, pairs, problems);
            }
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
            {
                problems.Add("must be one document");
            }
        }
        catch (Exception failure)
            when (failure is YamlException or InvalidOperationException or ArgumentException or IOException)
        {
            // some malformed texts make the library stumble over its own state instead of naming the place
            problems.Add(
                "is neither YAML nor JSON: "
                    + (failure is YamlException { Start: var place } ? $"line {place.Line}: " : "")
                    + $"{failure.Message}"
            );
        }
        return pairs;
    }

    private static void ReadPair(Parser parser, List<KeyValuePair<string, string>> pairs, List<string> problems)
    {
        var name = parser.Accept<Scalar>(out var key) && IsPlain(key) ? key.Value : null;
        if (name is null)
        {
            problems.Add($"has a key that is not a plain name at line {parser.Current?.Start.Line}");
        }
        parser.SkipThisAndNestedEvents();
        if (parser.Accept<Scalar>(out var value) && IsPlain(value))
        {
            if (name is not null)
            {
                pairs.Add(KeyValuePair.Create(name, Text(value)));
            }
        }
        else if (name is not null)
        {
            problems.Add(
                parser.Current is MappingStart or SequenceStart && IsPlain((NodeEvent)parser.Current)
                    ? $"must hold plain values only, and '{name}' is a list or a mapping"
                    : $"must not use anchors, aliases or tags, and '{name}' does"
            );
        }
        parser.SkipThisAndNestedEvents();
    }

    // an anchor could only serve an alias, and a tag asks for a conversion
    private static bool IsPlain(NodeEvent node) => node.Anchor.IsEmpty && (node.Tag.IsEmpty || node.Tag.IsNonSpecific);

    private static string Text(Scalar scalar) =>
        scalar is { Style: ScalarStyle.Plain, Value: "null" or "Null" or "NULL" or "~" } ? "" : scalar.Value;
}
