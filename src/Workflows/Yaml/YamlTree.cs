using System.Runtime.InteropServices;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MsReleaseActions.Workflows.Yaml;

/// <summary>
/// Makes a tree of YAML's events. A file of anybody's may be nested as deep as it is long, and an alias of aliases may
/// stand for more than a machine can hold: both have the limits of GitHub's runner.
/// </summary>
internal sealed class YamlTree(IParser parser)
{
    private const int DeepestLevel = 100;
    private const int MostNodes = 1_000_000;
    private const int MostCharacters = 10 * 1024 * 1024;
    private readonly Dictionary<AnchorName, (Node Node, Extent Extent)> anchors = [];
    private Extent whole;

    /// <summary>The value that begins with the parser's event; the parser is behind it then.</summary>
    /// <exception cref="WorkflowSyntaxException">It is larger than a limit, or not understood.</exception>
    public Node Read() => Value(level: 1).Node;

    private (Node Node, Extent Extent) Value(int level)
    {
        var next = parser.Current!;
        if (level > DeepestLevel)
        {
            throw TooDeep(next);
        }
        if (next is AnchorAlias alias)
        {
            return Alias(alias, level);
        }
        var anchor = (next as NodeEvent ?? throw YamlReader.Unfitting(next)).Anchor;
        // a value that holds itself has no end
        _ = !anchor.IsEmpty && anchors.Remove(anchor);
        var read = next switch
        {
            YamlDotNet.Core.Events.Scalar scalar => Scalar(scalar),
            SequenceStart => Sequence(next, level),
            _ => Mapping(next, level),
        };
        if (!anchor.IsEmpty)
        {
            anchors[anchor] = read;
        }
        return read;
    }

    private (Node Node, Extent Extent) Alias(AnchorAlias alias, int level)
    {
        if (!anchors.TryGetValue(alias.Value, out var known))
        {
            throw new WorkflowSyntaxException(
                YamlReader.At(alias.Start),
                $"there is no anchor '{alias.Value}' above, or this is a part of it"
            );
        }
        if (level + known.Extent.Levels - 1 > DeepestLevel)
        {
            throw TooDeep(alias);
        }
        Count(alias, known.Extent);
        parser.MoveNext();
        return known;
    }

    private (Node Node, Extent Extent) Scalar(YamlDotNet.Core.Events.Scalar scalar)
    {
        var extent = new Extent(1, 1, scalar.Value.Length);
        Count(scalar, extent);
        parser.MoveNext();
        return (YamlReader.Scalar(scalar), extent);
    }

    private (Node Node, Extent Extent) Sequence(ParsingEvent start, int level)
    {
        var (items, extent) = (new List<Node>(), Begin(start));
        while (parser.Current is not SequenceEnd)
        {
            var (item, inner) = Value(level + 1);
            items.Add(item);
            extent = extent.With(inner);
        }
        parser.MoveNext();
        return (new Sequence(YamlReader.At(start.Start), items), extent);
    }

    private (Node Node, Extent Extent) Mapping(ParsingEvent start, int level)
    {
        var (members, extent) = (new List<Member>(), Begin(start));
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (parser.Current is not MappingEnd)
        {
            var at = YamlReader.At(parser.Current!.Start);
            var (key, ofKey) = Value(level + 1);
            var name = key as Scalar ?? throw new WorkflowSyntaxException(at, "a key must be a text");
            if (!names.Add(name.Text))
            {
                throw new WorkflowSyntaxException(at, $"'{name.Text}' is already defined");
            }
            var (value, ofValue) = Value(level + 1);
            members.Add(new Member(name, value));
            extent = extent.With(ofKey).With(ofValue);
        }
        parser.MoveNext();
        return (new Mapping(YamlReader.At(start.Start), members), extent);
    }

    private Extent Begin(ParsingEvent start)
    {
        var extent = new Extent(1, 1, 0);
        Count(start, extent);
        parser.MoveNext();
        return extent;
    }

    private void Count(ParsingEvent at, Extent more)
    {
        whole = whole.With(more);
        if (whole.Nodes > MostNodes || whole.Characters > MostCharacters)
        {
            throw new WorkflowSyntaxException(
                YamlReader.At(at.Start),
                $"with its aliases written out the file has more than {MostNodes} values or {MostCharacters} characters"
            );
        }
    }

    private static WorkflowSyntaxException TooDeep(ParsingEvent at) =>
        new(YamlReader.At(at.Start), $"this is nested deeper than {DeepestLevel} levels");

    /// <summary>How much a value holds with its aliases written out.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Extent(long Nodes, int Levels, long Characters)
    {
        public Extent With(Extent inner) =>
            new(Nodes + inner.Nodes, Math.Max(Levels, inner.Levels + 1), Characters + inner.Characters);
    }
}
