using MsReleaseActions.Server.Http;
using MsReleaseActions.Testing.NetworkFaults;

namespace MsReleaseActions.ActionsTests.Pairs;

/// <summary>Where two runs meet: one is held at a request until the other has come to one.</summary>
/// <param name="Number">Of the request that is held, in a clean run, from 1; for people.</param>
/// <param name="Held">The request of the first run.</param>
/// <param name="IsWithin">Held in the middle of the upload that it is, else before anything of it is looked at.</param>
/// <param name="Until">The request of the second run, from 1, whose arrival lets go of it.</param>
internal sealed record PairCase(int Number, RequestPlace Held, bool IsWithin, int Until)
{
    /// <summary>
    /// Each request of a run, held until each of another's, the last time until that has ended.
    /// </summary>
    public static IReadOnlyList<PairCase> Of(IReadOnlyList<RequestRecord> run) =>
        [
            .. from held in RequestPlace.Of(run).Index()
            from isWithin in run[held.Index].Listener == Listener.Upload ? new[] { false, true } : [false]
            from until in Enumerable.Range(1, run.Count).Append(int.MaxValue)
            select new PairCase(held.Index + 1, held.Item, isWithin, until),
        ];

    public override string ToString() =>
        $"held {(IsWithin ? "within" : "at")} #{Number} {Held} until "
        + (Until == int.MaxValue ? "the end of the other" : $"#{Until} of the other");
}
