using MsReleaseActions.GitHub;
using MsReleaseActions.Server;
using MsReleaseActions.Server.Http;

namespace MsReleaseActions.Testing.NetworkFaults;

/// <summary>One request of a program, and what goes wrong with it.</summary>
/// <param name="Kind">Host, method and path, ids and commits left out.</param>
/// <param name="Skip">How many of its kind go well before.</param>
/// <param name="Fault">What goes wrong.</param>
public sealed record NetworkFaultCase(string Kind, int Skip, NetworkFault Fault)
{
    /// <summary>Short limits: a network that stands still is to be noticed soon.</summary>
    public static NetworkLimits Impatient { get; } =
        new() { AnswerWithin = TimeSpan.FromSeconds(0.5), SilentFor = TimeSpan.FromSeconds(0.5) };

    /// <summary>Each kind of request of a run, the first, the middle and the last of it, with each fault.</summary>
    public static IReadOnlyList<NetworkFaultCase> Of(IReadOnlyList<RequestRecord> run) =>
        [
            .. from requests in run.GroupBy(RequestPlace.KindOf)
            from skip in new[] { 0, requests.Count() / 2, requests.Count() - 1 }.Distinct()
            from fault in requests.First().IsWriteAttempt ? NetworkFault.OfWrites : NetworkFault.OfReads
            // two deliveries of a dispatch are two runs, whoever asks
            where !(fault.Name == "delivered twice" && requests.Key.EndsWith("/dispatches", StringComparison.Ordinal))
            select new NetworkFaultCase(requests.Key, skip, fault),
        ];

    /// <summary>Arranges it.</summary>
    public void Strike(GitHubSandbox github) => Fault.Strike(new RequestPlace(Kind, Skip).On(github), github);
}
