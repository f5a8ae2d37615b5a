using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>
/// Everything that content is made of, each built once in its own repository: what is missing is dispatched together,
/// and then all is watched together.
/// </summary>
public sealed class ProducersStep : IStep
{
    private readonly ReleaseServices services;

    /// <param name="services">The product, and GitHub.</param>
    public ProducersStep(ReleaseServices services)
    {
        var gate = new Lock();
        // several builds have something to tell at once
        this.services = services with
        {
            Tell = happened =>
            {
                lock (gate)
                {
                    services.Tell(happened);
                }
            },
        };
    }

    /// <inheritdoc/>
    public StepId Id => StepId.Candidate;

    /// <inheritdoc/>
    public async Task<StepReport> CheckAsync(ReleaseContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context is not { SourceSha: not null, Tag: not null })
        {
            return services.Product.Preview(Id, context, services.Settings);
        }
        try
        {
            var seen = await SeeAsync(context, cancellation);
            foreach (var one in seen)
            {
                services.Line(Id, $"{one.Id}: {one.Report.Text}");
            }
            return ProducerRules.Together(seen);
        }
        catch (ActionFailure failure) when (failure.ExitCode == ExitCode.No)
        {
            return new StepReport(StepStatus.Blocked, failure.What) { Why = failure.Why, Remedy = failure.ToDo };
        }
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(ReleaseContext context, StepReport seen, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        // what was seen may be old: somebody else may have dispatched since
        var producers = await SeeAsync(context, cancellation);
        if (ProducerRules.Together(producers).Status is StepStatus.Done or StepStatus.Blocked)
        {
            return;
        }
        var runs = new Dictionary<SeenProducer, WorkflowRun>();
        var failures = await TogetherAsync(
            producers,
            async one =>
            {
                if (await one.Build!.StartAsync(one.Snapshot!, cancellation) is { } run)
                {
                    lock (runs)
                    {
                        runs[one] = run;
                    }
                }
            }
        );
        var watched = producers.Where(runs.ContainsKey).ToList();
        services.Tell(
            new StepChanged(
                Id,
                new StepReport(
                    StepStatus.Running,
                    string.Join("; ", watched.Select(one => $"{one.Id} is built by run {runs[one].Id}"))
                )
            )
        );
        failures =
        [
            .. failures,
            .. await TogetherAsync(watched, one => one.Build!.FollowAsync(runs[one], cancellation)),
        ];
        if (failures.Count > 0)
        {
            throw All(failures);
        }
    }

    private async Task<SeenProducer[]> SeeAsync(ReleaseContext context, CancellationToken cancellation)
    {
        var spec = await new SpecAt(services).ReadAsync(context.Tag!, context.SourceSha!, cancellation);
        return await Task.WhenAll(
            ProducerCandidate
                .Of(spec)
                .Select(candidate => new ProducerBuild(services, candidate, spec).CheckAsync(cancellation))
        );
    }

    // one that fails does not keep the others from their end
    private static async Task<List<ActionFailure>> TogetherAsync(
        IReadOnlyList<SeenProducer> producers,
        Func<SeenProducer, Task> work
    ) =>
        [
            .. (
                await Task.WhenAll(producers.Select(one => ProducerBuild.FailureOfAsync(one, () => work(one))))
            ).OfType<ActionFailure>(),
        ];

    private static ActionFailure All(List<ActionFailure> failures) =>
        failures is [var only]
            ? only
            : new ActionFailure(
                failures.Exists(failure => failure.ExitCode == ExitCode.No) ? ExitCode.No : failures[0].ExitCode,
                string.Join("; ", failures.Select(failure => failure.What)),
                string.Join("; ", failures.Select(failure => failure.Why).Distinct(StringComparer.Ordinal)),
                string.Join(". ", failures.Select(failure => failure.ToDo).Distinct(StringComparer.Ordinal)),
                [.. failures.SelectMany(failure => failure.Logs)]
            );
}
