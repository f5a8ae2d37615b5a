namespace MsReleaseActions.Runner.BuiltinActions;

/// <summary>
/// Reads a step's inputs as the toolkit does: space around a value goes, an empty value is its default.
/// </summary>
internal static class NativeInputs
{
    /// <summary>The names that an action declares.</summary>
    public static IReadOnlySet<string> Declare(params string[] names) =>
        new HashSet<string>(names, StringComparer.OrdinalIgnoreCase);

    public static string Text(this NativeStep step, string name, string otherwise = "")
    {
        var given = step
            .Inputs.FirstOrDefault(input => string.Equals(input.Key, name, StringComparison.OrdinalIgnoreCase))
            .Value?.Trim();
        return string.IsNullOrEmpty(given) ? otherwise : given;
    }

    /// <summary>The job's home folder.</summary>
    public static string Home(this NativeStep step) => step.Environment.GetValueOrDefault("HOME", step.Workspace);

    public static string Required(this NativeStep step, string name) =>
        step.Text(name) is { Length: > 0 } text
            ? text
            : throw new NativeFailure($"Input required and not supplied: {name}");

    /// <exception cref="NativeFailure">It is none of YAML's core booleans.</exception>
    public static bool Flag(this NativeStep step, string name, bool otherwise) =>
        step.Text(name) switch
        {
            "" => otherwise,
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            var other => throw new NativeFailure(
                $"Input does not meet YAML 1.2 \"Core Schema\" specification: {name} is '{other}', not true or false"
            ),
        };

    /// <exception cref="NativeFailure">It is no whole number from <paramref name="least"/> to
    /// <paramref name="most"/>.</exception>
    public static int Number(this NativeStep step, string name, int otherwise, int least, int most) =>
        step.Text(name) is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, out var number) && number >= least && number <= most ? number
        : throw new NativeFailure($"{name} is '{text}': a whole number from {least} to {most} was expected");

    /// <summary>The lines that are not blank.</summary>
    public static IReadOnlyList<string> Lines(this NativeStep step, string name) =>
        step.Text(name).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Fails where an input asks for what the embedded runner does not do.</summary>
    /// <param name="action">Names it in the message.</param>
    /// <param name="inputs">Each with the values that change nothing.</param>
    public static void Refuse(this NativeStep step, string action, params (string Name, string[] Harmless)[] inputs)
    {
        var refused = inputs
            .Where(input =>
                step.Text(input.Name) is { Length: > 0 } text
                && !input.Harmless.Contains(text, StringComparer.OrdinalIgnoreCase)
            )
            .Select(input => $"{input.Name}: {step.Text(input.Name)}")
            .ToList();
        if (refused.Count > 0)
        {
            throw new NativeFailure($"the embedded runner's {action} does not support {string.Join(", ", refused)}");
        }
    }
}
