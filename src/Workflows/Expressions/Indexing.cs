namespace MsReleaseActions.Workflows.Expressions;

/// <summary><c>.name</c>, <c>[index]</c> and the filter <c>.*</c>.</summary>
internal static class Indexing
{
    /// <param name="at">Null for the star.</param>
    public static ExpressionValue Apply(ExpressionValue target, ExpressionValue? at) =>
        target switch
        {
            ArrayValue { IsFiltered: true } filtered => Filtered(
                filtered.Items.SelectMany(item => at is null ? All(item) : One(item, at))
            ),
            _ when at is null => Filtered(All(target)),
            _ => One(target, at).FirstOrDefault(ExpressionValue.Null),
        };

    private static ArrayValue Filtered(IEnumerable<ExpressionValue> items) => new([.. items]) { IsFiltered = true };

    private static IEnumerable<ExpressionValue> All(ExpressionValue target) =>
        target switch
        {
            ArrayValue list => list.Items,
            ObjectValue members => members.Members.Values,
            _ => [],
        };

    /// <summary>The member or item; none where it does not exist.</summary>
    private static IEnumerable<ExpressionValue> One(ExpressionValue target, ExpressionValue at) =>
        target switch
        {
            ObjectValue members when at.IsPrimitive && members.Members.TryGetValue(at.ToText(), out var member) =>
            [
                member,
            ],
            ArrayValue list when Math.Floor(Coercion.ToNumber(at)) is >= 0 and var place && place < list.Items.Count =>
            [
                list.Items[(int)place],
            ],
            _ => [],
        };
}
