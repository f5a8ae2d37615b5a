using MsReleaseActions.Workflows.Expressions;

namespace MsReleaseActions.Workflows.Model;

/// <summary>The combinations of a job's matrix.</summary>
public static class Matrix
{
    // GitHub's limit of jobs that a matrix makes
    private const int MostJobs = 256;

    // what is excluded or joined counts here, too
    private const int MostSteps = 100_000;

    /// <summary>
    /// Every combination in GitHub's order: the first member changes slowest, then what <c>include</c> adds.
    /// </summary>
    /// <param name="matrix">The evaluated matrix.</param>
    /// <exception cref="ExpressionException">It is not a matrix, an empty one, or one of too many jobs.</exception>
    public static IReadOnlyList<ObjectValue> Expand(ExpressionValue matrix)
    {
        var given = matrix as ObjectValue ?? throw new ExpressionException("the matrix is not an object");
        var axes = given
            .Members.Where(member => !IsSpecial(member.Key))
            .Select(member => (Name: member.Key, Values: Items(member.Value, member.Key)))
            .ToList();
        List<ObjectValue> combinations = axes.Count == 0 ? [] : [Empty];
        foreach (var (name, values) in axes)
        {
            Limit((long)combinations.Count * values.Count, MostSteps);
            combinations =
            [
                .. combinations.SelectMany(combination =>
                    values.Select(value => With(combination, [KeyValuePair.Create(name, value)]))
                ),
            ];
        }
        var excluded = Items(given["exclude"], "exclude").OfType<ObjectValue>().ToList();
        Limit((long)combinations.Count * excluded.Count, MostSteps);
        combinations = [.. combinations.Where(combination => !excluded.Exists(entry => Matches(entry, combination)))];
        var included = Items(given["include"], "include").OfType<ObjectValue>().ToList();
        Limit((long)combinations.Count * included.Count, MostSteps);
        combinations = Include(combinations, included);
        Limit(combinations.Count, MostJobs);
        return combinations.Count > 0
            ? combinations
            : throw new ExpressionException("Matrix vector does not contain any values");
    }

    private static void Limit(long count, int most)
    {
        if (count > most)
        {
            throw new ExpressionException($"The matrix makes more than {MostJobs} jobs, GitHub's limit");
        }
    }

    /// <summary>What a leg's name shows of its combination: the values, also those inside objects and lists.</summary>
    public static string Describe(ObjectValue combination) =>
        string.Join(", ", combination.Members.Values.SelectMany(Leaves));

    // an entry joins every combination whose own members it does not change, else it is one of its own
    private static List<ObjectValue> Include(List<ObjectValue> originals, IEnumerable<ObjectValue> entries)
    {
        var widened = originals.ToList();
        var added = new List<ObjectValue>();
        foreach (var entry in entries)
        {
            var joined = false;
            for (var i = 0; i < originals.Count; i++)
            {
                if (
                    entry.Members.All(member =>
                        !originals[i].Members.TryGetValue(member.Key, out var own) || Same(own, member.Value)
                    )
                )
                {
                    widened[i] = With(widened[i], entry.Members);
                    joined = true;
                }
            }
            if (!joined)
            {
                added.Add(entry);
            }
        }
        return [.. widened, .. added];
    }

    private static ObjectValue Empty { get; } = Make([]);

    private static bool IsSpecial(string name) => name.ToLowerInvariant() is "include" or "exclude";

    private static IReadOnlyList<ExpressionValue> Items(ExpressionValue value, string name) =>
        value switch
        {
            ArrayValue list => list.Items,
            NullValue => [],
            _ => throw new ExpressionException($"the matrix's '{name}' is not a list"),
        };

    private static bool Matches(ObjectValue entry, ObjectValue combination) =>
        entry.Members.All(member =>
            combination.Members.TryGetValue(member.Key, out var own)
            && (own, member.Value) switch
            {
                (ObjectValue mine, ObjectValue theirs) => Matches(theirs, mine),
                var (mine, theirs) => Same(mine, theirs),
            }
        );

    private static bool Same(ExpressionValue left, ExpressionValue right) =>
        string.Equals(left.ToJson()?.ToJsonString(), right.ToJson()?.ToJsonString(), StringComparison.Ordinal);

    private static ObjectValue With(ObjectValue combination, IEnumerable<KeyValuePair<string, ExpressionValue>> members)
    {
        var all = combination.Members.ToList();
        foreach (var member in members)
        {
            var at = all.FindIndex(known => string.Equals(known.Key, member.Key, StringComparison.OrdinalIgnoreCase));
            if (at < 0)
            {
                all.Add(member);
            }
            else
            {
                all[at] = member;
            }
        }
        return Make(all);
    }

    private static ObjectValue Make(IEnumerable<KeyValuePair<string, ExpressionValue>> members) =>
        (ObjectValue)ExpressionValue.Object(members);

    private static IEnumerable<string> Leaves(ExpressionValue value) =>
        value switch
        {
            ObjectValue members => members.Members.Values.SelectMany(Leaves),
            ArrayValue list => list.Items.SelectMany(Leaves),
            _ => [value.ToText()],
        };
}
