using MsReleaseActions.Server;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Testing.NetworkFaults;

namespace MsReleaseActions.ActionsTests.Kills;

/// <summary>Where in a run a process is killed.</summary>
/// <param name="Number">Of the request in a clean run, from 1; for people.</param>
/// <param name="Place">The request.</param>
/// <param name="Moment">Of this request.</param>
/// <param name="Bytes">Of the body that is cut, so many get through.</param>
internal sealed record KillCase(int Number, RequestPlace Place, KillMoment Moment, long Bytes = 0)
{
    /// <summary>Each moment of each request.</summary>
    public static IReadOnlyList<KillCase> Of(IReadOnlyList<RequestRecord> run)
    {
        var smallest = run.GroupBy(RequestPlace.KindOf)
            .ToDictionary(kind => kind.Key, kind => (In: kind.Min(r => r.BytesIn), Out: kind.Min(r => r.BytesOut)));
        return
        [
            .. RequestPlace
                .Of(run)
                .SelectMany(
                    (place, index) =>
                        Of(index + 1, place, run[index].Listener, smallest[place.Kind].In, smallest[place.Kind].Out)
                ),
        ];
    }

    /// <summary>Arranges it.</summary>
    /// <param name="github">Which is asked next by the process that is to be killed.</param>
    /// <param name="kill">Kills it, and comes back when it does nothing more.</param>
    public void Arrange(GitHubSandbox github, Func<Task> kill)
    {
        var rule = Place.On(github).RunAtCut(_ => kill());
        _ = Moment switch
        {
            KillMoment.BeforeIt => rule.Reset(),
            KillMoment.WithinItsBody => rule.CutUpload(Bytes),
            KillMoment.WithinItsAnswer => rule.CutDownload(Bytes),
            _ => rule.LoseAnswer(),
        };
    }

    public override string ToString() => $"{Moment} #{Number} {Place}";

    private static IEnumerable<KillCase> Of(int number, RequestPlace place, Listener listener, long least, long answer)
    {
        yield return new KillCase(number, place, KillMoment.BeforeIt);
        if (listener == Listener.Upload && least > 1)
        {
            yield return new KillCase(number, place, KillMoment.WithinItsBody, least / 2);
        }
        yield return new KillCase(number, place, KillMoment.AfterIt);
        if (answer > 1)
        {
            yield return new KillCase(number, place, KillMoment.WithinItsAnswer, answer / 2);
        }
    }
}

/// <summary>When a process is killed.</summary>
internal enum KillMoment
{
    /// <summary>The request is on its way, and never arrives.</summary>
    BeforeIt,

    /// <summary>Half of an upload has arrived.</summary>
    WithinItsBody,

    /// <summary>It was carried out, and nothing is answered.</summary>
    AfterIt,

    /// <summary>Half of the answer's body was sent.</summary>
    WithinItsAnswer,
}
