using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Runner.Steps;

/// <summary>The inputs of an action as its process gets them.</summary>
internal static class ActionInputs
{
    /// <summary>
    /// Each declared input under <c>INPUT_NAME</c>: as given, else its default, else empty. Others do not arrive in a
    /// container.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string>> Variables(ActionFile file, StepCall call) =>
        Of(file, call)
            .Select(input =>
                KeyValuePair.Create($"INPUT_{input.Key.Replace(' ', '_').ToUpperInvariant()}", input.Value)
            );

    /// <summary>Each declared input by its name.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(ActionFile file, StepCall call)
    {
        var given = call.With();
        return file.Inputs.Select(input =>
            KeyValuePair.Create(
                input.Name,
                given.TryGetValue(input.Name, out var value) ? value : Template.Render(input.Default, call.Scope)
            )
        );
    }

    /// <summary>Warns of inputs that were given and are not declared.</summary>
    public static void WarnOfUnknown(
        StepCall call,
        IReadOnlyList<string> declared,
        params IEnumerable<string> understood
    )
    {
        var unknown = call.With()
            .Keys.Where(name => !declared.Concat(understood).Contains(name, StringComparer.OrdinalIgnoreCase))
            .ToList();
        if (unknown.Count > 0)
        {
            call.Take(
                $"::warning::Unexpected input(s) '{string.Join("', '", unknown)}', valid inputs are "
                    + $"['{string.Join("', '", declared)}']"
            );
        }
    }
}
