using System.Text.RegularExpressions;

namespace MsReleaseActions.ServerTests.Contract;

/// <summary>Who asks.</summary>
public enum Caller
{
    Admin,
    Job,
    Anybody,
}

/// <summary>
/// One request to a route, and the status it must have. Values of the path and of the body come from the world by name.
/// </summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Route">The route's own pattern.</param>
/// <param name="Status">What must come back.</param>
/// <param name="Body">JSON with <c>&lt;name&gt;</c> for values of the world, or null.</param>
public sealed partial record Drive(string Method, string Route, int Status, string? Body = null)
{
    public string Query { get; init; } = "";

    /// <summary>What is asked for, where it is not JSON.</summary>
    public string? Accept { get; init; }

    public Caller By { get; init; } = Caller.Admin;

    /// <summary>Values that this request has instead of the world's.</summary>
    public Dictionary<string, string> With { get; init; } = [];

    /// <summary>As the route table and the description name it.</summary>
    public string Operation => $"{Method} {Route}";

    public string Path(IReadOnlyDictionary<string, string> world) =>
        Parameter().Replace(Route, m => Escape(Value(world, m.Groups[1].Value)))
        + (Query.Length > 0 ? "?" + Query : "");

    public string? Json(IReadOnlyDictionary<string, string> world) =>
        Body is null ? null : Placeholder().Replace(Body, m => Value(world, m.Groups[1].Value));

    public override string ToString() => $"{Operation} -> {Status}";

    private string Value(IReadOnlyDictionary<string, string> world, string name) =>
        With.TryGetValue(name, out var own) ? Placeholder().Replace(own, m => world[m.Groups[1].Value])
        : world.TryGetValue(name, out var value) ? value
        : throw new ArgumentException($"the world of the drives has no '{name}'", nameof(name));

    private static string Escape(string value) =>
        Uri.EscapeDataString(value).Replace("%2F", "/", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\*?([^}]+)\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("<([a-z_]+)>")]
    private static partial Regex Placeholder();
}
