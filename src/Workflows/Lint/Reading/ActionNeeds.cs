using System.Text.RegularExpressions;

namespace MsReleaseActions.Workflows.Lint.Reading;

/// <summary>A permission that an action needs.</summary>
/// <param name="Scope"><c>contents</c>, <c>checks</c>, …</param>
/// <param name="Access"><c>read</c> or <c>write</c>.</param>
/// <param name="Inputs">It is needed only where one of these inputs is given; empty: always.</param>
public sealed record ActionNeed(string Scope, string Access, IReadOnlyList<string> Inputs);

/// <summary>What each of our actions needs of the job's token.</summary>
/// <param name="OfAction">By the action's id.</param>
public sealed partial record ActionNeeds(IReadOnlyDictionary<string, IReadOnlyList<ActionNeed>> OfAction)
{
    /// <summary>
    /// Reads the lines <c># permission scope: access - reason</c> at the top of <c>action.yml</c> files.
    /// </summary>
    /// <param name="actionFiles">Id and text of each file. A reason that is <c>for `x` and `y`</c> names the inputs
    /// that bring the need about.</param>
    public static ActionNeeds Read(IEnumerable<KeyValuePair<string, string>> actionFiles) =>
        new(
            actionFiles.ToDictionary(
                file => file.Key,
                IReadOnlyList<ActionNeed> (file) => [.. Line().Matches(file.Value).Select(line => Need(line.Groups))],
                StringComparer.Ordinal
            )
        );

    private static ActionNeed Need(GroupCollection line) =>
        new(
            line["scope"].Value,
            line["access"].Value,
            line["reason"].Value.StartsWith("for `", StringComparison.Ordinal) ? InputsIn(line["reason"].Value) : []
        );

    private static string[] InputsIn(string reason) =>
        [.. Quoted().Matches(reason).Select(input => input.Groups["name"].Value)];

    [GeneratedRegex(
        @"^# permission (?<scope>[\w-]+): (?<access>\w+) - (?<reason>.+)$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex Line();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
