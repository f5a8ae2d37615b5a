using System.Text.RegularExpressions;

namespace MsReleaseActions.Sandbox.Actions;

/// <summary>The title of a run: what <c>run-name</c> makes of the inputs.</summary>
/// <param name="Evaluate">The value of one expression, without <c>${{ }}</c>. A full expression engine is plugged in here.</param>
internal sealed partial record RunTitle(Func<string, string> Evaluate)
{
    /// <summary>Knows <c>inputs.x</c>, <c>github.event.inputs.x</c> and plain members of <c>github</c>; anything else is empty, as an unknown property is.</summary>
    public static RunTitle Of(IReadOnlyDictionary<string, string> inputs, IReadOnlyDictionary<string, string> github) =>
        new(expression =>
            expression.Split('.') switch
            {
                ["inputs", var name] => inputs.GetValueOrDefault(name, ""),
                ["github", "event", "inputs", var name] => inputs.GetValueOrDefault(name, ""),
                ["github", var name] => github.GetValueOrDefault(name, ""),
                _ => "",
            });

    /// <summary>The template with its expressions replaced; <paramref name="fallback"/> where nothing is left.</summary>
    public string Render(string? template, string fallback)
    {
        var title = Expression().Replace(template ?? "", match => Evaluate(match.Groups["expression"].Value.Trim()));
        return string.IsNullOrWhiteSpace(title) ? fallback : title.Trim();
    }

    [GeneratedRegex(@"\$\{\{(?<expression>.*?)\}\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Expression();
}
