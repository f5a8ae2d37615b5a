using System.Text.RegularExpressions;
using MsReleaseActions.Server;
using MsReleaseActions.Server.Http;

namespace MsReleaseActions.Testing.NetworkFaults;

/// <summary>
/// A request of a run, to be met again in another run, also where several are on their way at a time.
/// </summary>
/// <param name="Kind">Host, method and path, ids and commits left out.</param>
/// <param name="Skip">How many of its kind come before.</param>
public sealed partial record RequestPlace(string Kind, int Skip)
{
    /// <summary>The place of each request.</summary>
    public static IReadOnlyList<RequestPlace> Of(IReadOnlyList<RequestRecord> run)
    {
        var kinds = run.Select(KindOf).ToList();
        return [.. kinds.Select((kind, index) => new RequestPlace(kind, kinds.Take(index).Count(kind.Equals)))];
    }

    /// <summary>Host, method and path of a request, ids and commits left out.</summary>
    public static string KindOf(RequestRecord record) =>
        $"{record.Listener} {record.Method} {Varying().Replace(record.Path, "*")}";

    /// <summary>A rule for this request of the next run.</summary>
    public FaultRule On(GitHubSandbox github) => github.Faults.On(record => KindOf(record) == Kind, skip: Skip);

    public override string ToString() => $"{Kind}, number {Skip + 1}";

    [GeneratedRegex("[0-9a-f]{40}|(?<=-)[0-9a-f]{8}(?=/|$)|(?<=/)[0-9]+(?=/|$)")]
    private static partial Regex Varying();
}
