using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Lanes;
using MsReleaseActions.Workflows.Lint.Reading;

namespace MsReleaseActions.ReleaseTrainTests.Products.App;

/// <summary>
/// The whole train on the embedded GitHub: checks, candidate and release are scripted, every step of the operator is
/// real.
/// </summary>
public abstract class PublishTest : TrainTest
{
    private TrainRun? run;
    private static ActionNeeds Needs { get; } =
        ActionNeeds.Read(
            Checkout.ActionIds.Select(id => KeyValuePair.Create(id, Checkout.Read($"actions/{id}/action.yml")))
        );

    protected ScriptedLanes Lanes { get; private set; } = null!;

    /// <summary>How ci.yml ends on the next commits, in order; after those it succeeds.</summary>
    protected Queue<string> CiEnds { get; } = new();

    protected static ReleaseRequest Beta { get; } = new(Channel.Beta);

    protected static ReleaseRequest Stable { get; } = new(Channel.Stable);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Lanes = new ScriptedLanes(Repo, Clock);
        Repo.Actions.Secrets["TAURI_SIGNING_PRIVATE_KEY"] = "k";
        Repo.Actions.Environment("candidate");
        Repo.Pulls.Observers.Add((pull, _, _) => RunCi(pull.HeadSha, "pull_request", pull.HeadRef));
        Repo.RefObservers.Add(change =>
        {
            if (change is { Ref: "refs/heads/main", After: { } head })
            {
                RunCi(head, "push", "main");
            }
        });
        Github.Log.Clear();
    }

    /// <summary>Publishes until it stops.</summary>
    /// <returns>Why it stopped; null when it is published and proven.</returns>
    protected async Task<ActionFailure?> PublishAsync(
        ReleaseRequest request,
        Func<TrainEvent, bool>? stopAt = null,
        ReleasePlan? plan = null,
        Consent? consent = null
    )
    {
        using var stop = new CancellationTokenSource();
        var services = Services(happened =>
        {
            if (stopAt?.Invoke(happened) == true)
            {
                stop.Cancel();
            }
        });
        run = new TrainRun(
            services,
            Steps(services, request, consent ?? Nobody with { Yes = true }, plan),
            new ReleaseContext(request.Channel)
        );
        try
        {
            await run.RunAsync(watch: true, stop.Token);
            return null;
        }
        catch (ActionFailure failure)
        {
            return failure;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new ActionFailure(ExitCode.Cancelled, "stopped");
        }
    }

    protected static IReadOnlyList<IStep> Steps(
        ReleaseServices services,
        ReleaseRequest request,
        Consent consent,
        ReleasePlan? plan = null
    ) => services.Product.Steps(services, request, plan, consent, Needs);

    /// <summary>Nobody is there to be asked.</summary>
    protected static Consent Nobody { get; } = new((_, _) => Task.FromResult<string?>(null));

    /// <summary>As a plan is made.</summary>
    protected static Consent OnlyLooks { get; } = Nobody with { OnlyLooks = true };

    /// <summary>What the last train found out.</summary>
    /// <summary>What the last start has found out.</summary>
    protected ReleaseContext Known => run!.Context;

    /// <summary>Somebody does something in the repository, past the train.</summary>
    protected void ByHand(HttpMethod method, string path, string json)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri($"{Github.ApiUrl}/repos/{Name}/{path}"))
        {
            Content = new StringContent(json),
        };
        request.Headers.Authorization = new("Bearer", Token);
        request.Headers.UserAgent.ParseAdd("by-hand");
        using var answer = http.Send(request);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>An ordinary commit lands.</summary>
    protected string Land(string text = "something new") =>
        Repo.Commit(new Dictionary<string, string> { ["README.md"] = $"{text} {Repo.Actions.Runs.Count}\n" }, text);

    /// <summary>
    /// What there is in all: pull requests, candidate runs, heavy builds, release runs, published releases.
    /// </summary>
    protected (int Pulls, int Candidates, int Builds, int Releases, string Published) Made =>
        (
            Repo.Pulls.All.Count,
            Lanes.CandidateRuns.Count,
            Lanes.HeavyBuilds,
            Lanes.ReleaseRuns.Count,
            string.Join(
                ' ',
                Repo.Releases.All.Where(release => !release.Draft)
                    .Select(release => release.TagName)
                    .Order(StringComparer.Ordinal)
            )
        );

    private void RunCi(string sha, string @event, string branch)
    {
        var end = CiEnds.TryDequeue(out var next) ? next : "success";
        var made = Repo.Actions.AddRun("ci.yml", new NewRun(@event, branch, sha));
        foreach (var name in Settings.RequiredChecks)
        {
            made.AddJob(name).Complete(name == Settings.RequiredChecks[0] ? end : "success");
        }
        made.Complete(end);
    }
}
