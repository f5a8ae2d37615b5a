using MsReleaseActions.Workflows.Lint.Reading;

namespace MsReleaseActions.Workflows.Lint.Rules;

/// <summary>
/// What candidate and promote have in common: they are dispatched, on the default branch, for something named exactly,
/// one after the other.
/// </summary>
internal static class InputRules
{
    private const string Dispatch = "workflow_dispatch";
    private static readonly Lane[] Lanes = [Lane.Candidate, Lane.Promote];

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new(
            "any-branch",
            Severity.Error,
            Lanes,
            "A script or condition compares `github.ref` with the default branch.",
            "A dispatch may name any branch, and then that branch's version of this file runs, with this lane's "
                + "permissions.",
            "Compare `github.ref` with `refs/heads/` and `github.event.repository.default_branch` in the first "
                + "job, through `env`."
        )
        {
            Check = AnyBranch,
        },
        new(
            "concurrency-not-queued",
            Severity.Error,
            Lanes,
            "Runs for the same thing wait for each other: `concurrency` with `queue: max`, never cancelled.",
            "A run that is cancelled half-way leaves a half-filled draft; and without `queue: max` a third "
                + "request throws the second one out.",
            "Write `concurrency: { group: <lane>-${{ inputs.… }}, queue: max, cancel-in-progress: false }`."
        )
        {
            Check = NotQueued,
        },
    ];

    public static IEnumerable<Spot> OtherTriggers(LintedWorkflow file) =>
        file
            .File.On.Where(trigger => trigger.Event.Text != Dispatch)
            .Select(trigger => new Spot(
                trigger.Event.At,
                $"this is started by `{trigger.Event.Text}`{(file.StartsOn(Dispatch) ? " as well" : "")}"
            ));

    /// <summary>The inputs of a dispatch that are not declared, or not required.</summary>
    public static IEnumerable<Spot> Missing(LintedWorkflow file, params string[] names)
    {
        if (!file.StartsOn(Dispatch))
        {
            return [new Spot(file.At, $"nobody can say {string.Join(" and ", names)}: there is no `{Dispatch}`")];
        }
        return MissingOfDispatch(file, names);
    }

    private static IEnumerable<Spot> MissingOfDispatch(LintedWorkflow file, string[] names)
    {
        var dispatch = file.File.TriggerFor(Dispatch)!;
        foreach (var name in names)
        {
            var input = dispatch.Inputs.FirstOrDefault(given =>
                string.Equals(given.Name.Text, name, StringComparison.OrdinalIgnoreCase)
            );
            if (input is not { Required: true })
            {
                yield return new Spot(
                    input?.Name.At ?? dispatch.Event.At,
                    $"the input {name} is {(input is null ? "not declared" : "not required")}"
                );
            }
        }
    }

    private static IEnumerable<Spot> AnyBranch(LintedWorkflow file, LintedSet set)
    {
        if (!file.StartsOn(Dispatch))
        {
            return [];
        }
        var read = file
            .File.Jobs.SelectMany(job => file.ReadsOfCondition(job.If))
            .Concat(
                file.Steps.SelectMany(step =>
                    file.ReadsOfCondition(step.If).Concat(ExpressionRules.ValuesOf(step.Env).SelectMany(file.Reads))
                )
            );
        return read.Any(path => path is "github.ref" or "github.ref_name")
            ? []
            : [new Spot(file.At, "nothing looks at which branch this was dispatched on")];
    }

    private static IEnumerable<Spot> NotQueued(LintedWorkflow file, LintedSet set)
    {
        var writer = file.Jobs.FirstOrDefault(job =>
            job.Ours.Any(ours => ours.Publishes || ours.Id == "publish-candidate")
        );
        var concurrency = file.File.Concurrency ?? writer?.Job.Concurrency;
        if (concurrency is null)
        {
            yield return new Spot(
                file.At,
                "there is no `concurrency`: two runs for the same thing write at the same time"
            );
        }
        else if (concurrency.CancelInProgress is { Text: not "false" } cancels)
        {
            yield return new Spot(cancels.At, "a newer run cancels the one that is writing");
        }
        else if (concurrency.Queue?.Text != "max")
        {
            yield return new Spot(
                concurrency.Queue?.At ?? concurrency.Group.At,
                "a waiting run is thrown out by the next one: `queue: max` is missing"
            );
        }
        else if (file.Reads(concurrency.Group).Any(path => path is "github.run_id" or "github.run_number"))
        {
            yield return new Spot(concurrency.Group.At, "every run is a group of its own, so that nothing waits");
        }
    }
}
