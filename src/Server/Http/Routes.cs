using System.Text;
using System.Text.RegularExpressions;

namespace MsReleaseActions.Server.Http;

/// <summary>A route: how it is asked, and what answers.</summary>
/// <param name="Listener">The host it lives on.</param>
/// <param name="Method">HTTP method; a GET route answers HEAD too.</param>
/// <param name="Pattern">Segments, <c>{name}</c> for one, <c>{*name}</c> for one or more.</param>
/// <param name="Handler">Answers. A plain one runs alone (no other route at the same time), a streaming one beside
/// others.</param>
/// <param name="Streams">Whether the handler reads the request's body itself, outside the lock.</param>
/// <param name="ReadOnly">Whether it changes nothing although its method says so.</param>
public sealed record Route(
    Listener Listener,
    string Method,
    string Pattern,
    Func<ApiCall, Task<Answer>> Handler,
    bool Streams,
    bool ReadOnly
)
{
    private readonly Regex regex = new(Compile(Pattern), RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Literal segments sort before variable ones, and these before greedy ones.</summary>
    internal string Order { get; } =
        string.Join(
            '/',
            Pattern
                .Split('/')
                .Select(s =>
                    s.StartsWith("{*", StringComparison.Ordinal) ? "3"
                    : s.StartsWith('{') ? "2"
                    : "1"
                )
        ) + "~";

    internal IReadOnlyDictionary<string, string>? Match(string path)
    {
        var match = regex.Match(path);
        return match.Success
            ? match
                .Groups.Values.Skip(1)
                .ToDictionary(g => g.Name, g => Uri.UnescapeDataString(g.Value), StringComparer.Ordinal)
            : null;
    }

    private static string Compile(string pattern)
    {
        var text = new StringBuilder("^");
        foreach (var segment in pattern.Split('/').Skip(1))
        {
            _ = segment switch
            {
                ['{', '*', .. var name, '}'] => text.Append("/(?<").Append(name).Append(">.+?)"),
                ['{', .. var name, '}'] => text.Append("/(?<").Append(name).Append(">[^/]+)"),
                _ => text.Append('/').Append(Regex.Escape(segment)),
            };
        }

        return text.Append("/?$").ToString();
    }
}

/// <summary>All routes. Each area of the API adds its own with one line a route.</summary>
public sealed class Routes
{
    private readonly List<Route> all = [];
    private Route[]? sorted;

    /// <summary>Every route, for a test that drives each.</summary>
    public IReadOnlyList<Route> All => sorted ??= [.. all.OrderBy(r => r.Order, StringComparer.Ordinal)];

    /// <summary>Adds a GET of the API.</summary>
    public void Get(string pattern, Func<ApiCall, Answer> handler) => Plain(Listener.Api, "GET", pattern, handler);

    /// <summary>Adds a POST of the API. <paramref name="readOnly"/>: it changes nothing (a query).</summary>
    public void Post(string pattern, Func<ApiCall, Answer> handler, bool readOnly = false) =>
        Plain(Listener.Api, "POST", pattern, handler, readOnly);

    /// <summary>Adds a PUT of the API.</summary>
    public void Put(string pattern, Func<ApiCall, Answer> handler) => Plain(Listener.Api, "PUT", pattern, handler);

    /// <summary>Adds a PATCH of the API.</summary>
    public void Patch(string pattern, Func<ApiCall, Answer> handler) => Plain(Listener.Api, "PATCH", pattern, handler);

    /// <summary>Adds a DELETE of the API.</summary>
    public void Delete(string pattern, Func<ApiCall, Answer> handler) =>
        Plain(Listener.Api, "DELETE", pattern, handler);

    /// <summary>Adds a route of any host.</summary>
    public void Plain(
        Listener listener,
        string method,
        string pattern,
        Func<ApiCall, Answer> handler,
        bool readOnly = false
    ) => Add(new Route(listener, method, pattern, call => Task.FromResult(handler(call)), Streams: false, readOnly));

    /// <summary>
    /// Adds a route that reads the request's body itself. It runs beside others and locks what it changes with
    /// <see cref="State.SandboxState.Change{T}"/>.
    /// </summary>
    public void Stream(Listener listener, string method, string pattern, Func<ApiCall, Task<Answer>> handler) =>
        Add(new Route(listener, method, pattern, handler, Streams: true, ReadOnly: false));

    private void Add(Route route)
    {
        all.Add(route);
        sorted = null;
    }
}
