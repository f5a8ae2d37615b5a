using System.Runtime.InteropServices;

namespace MsReleaseActions.Workflows.Yaml;

/// <summary>A place in a file.</summary>
/// <param name="Line">1 for the first.</param>
/// <param name="Column">1 for the first.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Position(int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Line}:{Column}";
}

/// <summary>A value of a YAML file, with the place where it begins.</summary>
public abstract record Node(Position At)
{
    /// <summary>What kind of value it is, for messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>What an unquoted scalar means.</summary>
public enum ScalarKind
{
    /// <summary>Text; every quoted or block scalar.</summary>
    Text,

    /// <summary><c>null</c>, <c>~</c> or nothing.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A number of the core schema: decimal, <c>0x…</c>, <c>0o…</c>, <c>.inf</c>.</summary>
    Number,
}

/// <summary>How a scalar is written: it decides where a character of its value stands in the file.</summary>
public enum ScalarStyle
{
    /// <summary>Without quotes, on one line.</summary>
    Plain,

    /// <summary>In quotes.</summary>
    Quoted,

    /// <summary>
    /// After <c>|</c>: each line of the value is a line of the file, from the one below <see cref="Node.At"/>.
    /// </summary>
    Literal,

    /// <summary>After <c>&gt;</c>.</summary>
    Folded,
}

/// <summary>A single value.</summary>
/// <param name="Text">As written for numbers and booleans, unescaped for text; empty for null.</param>
/// <param name="As">What it means.</param>
/// <param name="Style">How it is written.</param>
public sealed record Scalar(
    Position At,
    string Text,
    ScalarKind As = ScalarKind.Text,
    ScalarStyle Style = ScalarStyle.Plain
) : Node(At)
{
    /// <inheritdoc/>
    public override string Kind =>
        As switch
        {
            ScalarKind.Null => "nothing",
            ScalarKind.Boolean => "a boolean",
            ScalarKind.Number => "a number",
            _ => "a text",
        };

    /// <summary>The line of the file that holds a line of the value.</summary>
    /// <param name="line">0 for the value's first line.</param>
    public int LineOf(int line) => Style == ScalarStyle.Literal ? At.Line + 1 + line : At.Line;
}

/// <summary>A list.</summary>
public sealed record Sequence(Position At, IReadOnlyList<Node> Items) : Node(At)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}

/// <summary>A member of a mapping.</summary>
public sealed record Member(Scalar Key, Node Value)
{
    /// <summary>The key's text.</summary>
    public string Name => Key.Text;
}

/// <summary>A mapping, in the order of the file.</summary>
public sealed record Mapping(Position At, IReadOnlyList<Member> Members) : Node(At)
{
    /// <inheritdoc/>
    public override string Kind => "a mapping";

    /// <summary>The value of a key, compared as GitHub compares: without regard to case.</summary>
    public Node? this[string name] =>
        Members.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))?.Value;
}
