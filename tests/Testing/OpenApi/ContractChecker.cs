using System.Collections.Concurrent;
using MsReleaseActions.Server;
using MsReleaseActions.Server.Http;

namespace MsReleaseActions.Testing.OpenApi;

/// <summary>Watches a sandbox and compares every JSON answer with GitHub's own description.</summary>
public sealed class ContractChecker
{
    private readonly ConcurrentQueue<string> problems = new();
    private readonly ConcurrentDictionary<string, byte> seen = new(StringComparer.Ordinal);

    private ContractChecker() { }

    /// <summary>What was wrong, one line each.</summary>
    public IReadOnlyCollection<string> Problems => [.. problems.Distinct(StringComparer.Ordinal)];

    /// <summary>What answered below 400, as <c>GET /repos/{owner}/{repo}</c>.</summary>
    public IReadOnlyCollection<string> Seen => [.. seen.Keys];

    /// <summary>
    /// Begins to watch. Without a description (<c>GITHUB_OPENAPI</c> is not set) nothing is compared.
    /// </summary>
    public static ContractChecker Attach(GitHubSandbox github)
    {
        var checker = new ContractChecker();
        github.Log.OnExchange(checker.Check);
        return checker;
    }

    private void Check(Exchange exchange)
    {
        var request = exchange.Request;
        if (request.Route is null || request.Method == "HEAD" || ApiDescription.IsBeside(request.Route))
        {
            return;
        }

        if (request.Status < 400)
        {
            seen.TryAdd($"{request.Method} {request.Route.Replace("{*", "{", StringComparison.Ordinal)}", 0);
        }

        if (exchange.OtherBody)
        {
            return;
        }

        foreach (
            var problem in ApiDescription.Instance?.Check(request.Method, request.Route, request.Status, exchange.Body)
                ?? []
        )
        {
            problems.Enqueue(problem);
        }
    }
}
