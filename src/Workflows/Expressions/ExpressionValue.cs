using System.Text.Json.Nodes;

namespace MsReleaseActions.Workflows.Expressions;

/// <summary>A value of the expression language.</summary>
public abstract record ExpressionValue
{
    /// <summary>The value <c>null</c>; also what a member that does not exist has.</summary>
    public static ExpressionValue Null { get; } = new NullValue();

    /// <summary>
    /// The member of an object, its name compared without regard to case; <see cref="Null"/> where there is none, or no
    /// object.
    /// </summary>
    public ExpressionValue this[string name] =>
        this is ObjectValue found && found.Members.TryGetValue(name, out var member) ? member : Null;

    /// <summary>False for null, false, 0, NaN and the empty text; true for everything else.</summary>
    public bool IsTruthy =>
        this switch
        {
            NullValue => false,
            BooleanValue boolean => boolean.Value,
            NumberValue number => number.Value != 0 && !double.IsNaN(number.Value),
            StringValue text => text.Value.Length > 0,
            _ => true,
        };

    internal bool IsPrimitive => this is not (ArrayValue or ObjectValue);

    /// <summary>A text; <see cref="Null"/> for null.</summary>
    public static ExpressionValue Of(string? text) => text is null ? Null : new StringValue(text);

    /// <summary>A boolean.</summary>
    public static ExpressionValue Of(bool value) => new BooleanValue(value);

    /// <summary>A number.</summary>
    public static ExpressionValue Of(double value) => new NumberValue(value);

    /// <summary>An object; of two names that differ in case only, the first one counts.</summary>
    public static ExpressionValue Object(IEnumerable<KeyValuePair<string, ExpressionValue>> members) =>
        new ObjectValue(Keyed.Ordered(members));

    /// <summary>An array.</summary>
    public static ExpressionValue Array(IEnumerable<ExpressionValue> items) => new ArrayValue([.. items]);

    /// <summary>The value of a JSON document.</summary>
    public static ExpressionValue FromJson(JsonNode? node) => JsonValues.From(node);

    /// <summary>As a JSON document. What JSON has no number for becomes null.</summary>
    public JsonNode? ToJson() => JsonValues.To(this);

    /// <summary>
    /// As it is put into a text: empty for null, <c>true</c>, a number with up to 15 digits, the words <c>Object</c>
    /// and <c>Array</c>.
    /// </summary>
    public string ToText() =>
        this switch
        {
            BooleanValue boolean => boolean.Value ? "true" : "false",
            NumberValue { Value: 0 } => "0", // never "-0"
            NumberValue number => number.Value.ToString("G15"),
            StringValue text => text.Value,
            ArrayValue => "Array",
            ObjectValue => "Object",
            _ => "",
        };
}

/// <summary>Nothing.</summary>
public sealed record NullValue : ExpressionValue;

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record BooleanValue(bool Value) : ExpressionValue;

/// <summary>A number; there is one kind, with a double's range.</summary>
public sealed record NumberValue(double Value) : ExpressionValue;

/// <summary>A text.</summary>
public sealed record StringValue(string Value) : ExpressionValue;

/// <summary>
/// A list. Two are equal here when their items are; the language's own <c>==</c> asks whether they are the same list.
/// </summary>
public sealed record ArrayValue(IReadOnlyList<ExpressionValue> Items) : ExpressionValue
{
    /// <summary>It came from <c>.*</c>: what is dereferenced next is dereferenced of each item.</summary>
    internal bool IsFiltered { get; init; }

    /// <inheritdoc/>
    public bool Equals(ArrayValue? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Aggregate(Items.Count, HashCode.Combine);
}

/// <summary>
/// Members by name, in order. Two are equal here when their members are; the language's own <c>==</c> asks whether they
/// are the same object.
/// </summary>
public sealed record ObjectValue(IReadOnlyDictionary<string, ExpressionValue> Members) : ExpressionValue
{
    /// <summary>Names are compared without regard to case, the order is kept.</summary>
    public IReadOnlyDictionary<string, ExpressionValue> Members { get; } = Keyed.Ordered(Members);

    /// <inheritdoc/>
    public bool Equals(ObjectValue? other) => other is not null && Members.SequenceEqual(other.Members);

    /// <inheritdoc/>
    public override int GetHashCode() => Members.Values.Aggregate(Members.Count, HashCode.Combine);
}
