using System.Text.RegularExpressions;

namespace MsReleaseActions.DispatchAndWait;

/// <summary>What the dispatched workflow is given, each value spelled as it was written.</summary>
internal sealed partial record WorkflowInputs(IReadOnlyDictionary<string, string> Values)
{
    public int Characters => Values.Sum(pair => pair.Key.Length + pair.Value.Length);

    /// <summary>GitHub compares the names of inputs without regard to case.</summary>
    public bool Has(string name) =>
        Values.Keys.Any(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads a JSON object or a YAML mapping; blank text is an empty one.</summary>
    public static WorkflowInputs Parse(string text, out IReadOnlyList<string> problems)
    {
        var found = new List<string>();
        var pairs = string.IsNullOrWhiteSpace(text)
            ? []
            : JsonMapping.TryRead(text, found) ?? YamlMapping.Read(text, found);
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in pairs)
        {
            if (!IsName(name))
            {
                found.Add($"has the name '{name}', which cannot be the name of an input");
            }
            else if (!values.TryAdd(name, value))
            {
                found.Add($"gives '{name}' twice");
            }
        }
        problems = found;
        return new WorkflowInputs(values);
    }

    public static bool IsName(string text) => Name().IsMatch(text);

    public WorkflowInputs With(string name, string value) =>
        new(new Dictionary<string, string>(Values, StringComparer.OrdinalIgnoreCase) { [name] = value });

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_-]*\z")]
    private static partial Regex Name();
}
