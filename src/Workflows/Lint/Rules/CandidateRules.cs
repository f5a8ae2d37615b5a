using MsReleaseActions.Workflows.Lint.Reading;

namespace MsReleaseActions.Workflows.Lint.Rules;

/// <summary>The candidate is built on request, from exactly one commit, once, and written by one job.</summary>
internal static class CandidateRules
{
    private static readonly Lane[] Lanes = [Lane.Candidate];

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new(
            "candidate-push-trigger",
            Severity.Error,
            Lanes,
            "The candidate is started by `workflow_dispatch` and by nothing else.",
            "Every other trigger builds commits that nobody is going to release, on every platform.",
            "Remove the trigger; dispatch the workflow by hand or with `ms`."
        )
        {
            Check = (file, _) => InputRules.OtherTriggers(file),
        },
        new(
            "candidate-source-sha",
            Severity.Error,
            Lanes,
            "The candidate takes the required input `source_sha`.",
            "Without it the branch's head is built, which may have moved since somebody decided what to release.",
            "Declare `source_sha` with `required: true` under `workflow_dispatch.inputs`."
        )
        {
            Check = (file, _) => InputRules.Missing(file, "source_sha"),
        },
        new(
            "candidate-sha-unchecked",
            Severity.Error,
            Lanes,
            "A script checks that `source_sha` is 40 hex digits, before anything is built.",
            "A branch, a tag or a short SHA would be checked out as well, and may mean another commit a minute later.",
            "Compare it, passed through `env`, in the first job: `[[ $SOURCE_SHA =~ ^[0-9a-f]{40}$ ]]`."
        )
        {
            Check = ShaUnchecked,
        },
        new(
            "candidate-other-commit",
            Severity.Error,
            Lanes,
            "Every checkout of the candidate is of exactly `source_sha`; one of another repository that is built "
                + "with it, of a commit that is an input too.",
            "A candidate of another commit would be sealed, tested and shipped under this commit's name.",
            "Write `ref: ${{ inputs.source_sha }}`; for another repository an input of its own, such as "
                + "`core_sha`, checked alike."
        )
        {
            Check = (file, set) =>
                CandidateCheckouts
                    .OtherCommit(file)
                    .Concat(CandidateCheckouts.OtherCommitOfCalled(file, set))
                    .Concat(CandidateCheckouts.OtherRepository(file)),
        },
        new(
            "candidate-head-unchecked",
            Severity.Warning,
            Lanes,
            "Each building job compares HEAD with `source_sha` after the checkout.",
            "The checkout is somebody else's action: its result is looked at before hours are spent on it.",
            "Add a step that compares `git rev-parse HEAD` with `$SOURCE_SHA`."
        )
        {
            Check = (file, _) => CandidateCheckouts.HeadUnchecked(file),
        },
        new(
            "candidate-rebuilds",
            Severity.Error,
            Lanes,
            "The build runs only where validate-candidate says that there is no sealed candidate yet.",
            "Built again, the same commit has other bytes, and what was tested is not what ships.",
            "Let a job call validate-candidate with `expect: any`, and build only if its `state` is `missing` or "
                + "`incomplete`."
        )
        {
            Check = Rebuilds,
        },
        new(
            "candidate-one-writer",
            Severity.Error,
            Lanes,
            "One job, outside any matrix, writes the candidate, and it does so with one publish-candidate step.",
            "GitHub cannot create a draft atomically: several writers make several drafts, each with a part of "
                + "the files.",
            "Upload workflow artifacts in the building jobs, and call publish-candidate once in a job that needs "
                + "them all."
        )
        {
            Check = Writers,
        },
    ];

    private static IEnumerable<Spot> ShaUnchecked(LintedWorkflow file, LintedSet set)
    {
        var isChecked = file.Steps.Any(step =>
            step.Run?.Text.Replace("a-fA-F", "a-f", StringComparison.Ordinal)
                .Contains("[0-9a-f]{40}", StringComparison.Ordinal) == true
        );
        var input = file
            .File.TriggerFor("workflow_dispatch")
            ?.Inputs.FirstOrDefault(given => given.Name.Text == "source_sha");
        return isChecked || input is null
            ? []
            : [new Spot(input.Name.At, "no script checks that source_sha is 40 hex digits")];
    }

    private static IEnumerable<Spot> Rebuilds(LintedWorkflow file, LintedSet set)
    {
        foreach (var job in file.Jobs.Where(job => job.Bundles))
        {
            var guards = file.Before(job)
                .Where(before => before.Ours.Any(ours => ours.Id == "validate-candidate"))
                .Select(guard => $"needs.{guard.Name}.outputs.")
                .ToList();
            var conditions = file.Before(job).Append(job).SelectMany(asked => file.ReadsOfCondition(asked.Job.If));
            if (
                !conditions.Any(path =>
                    guards.Exists(guard => path.StartsWith(guard, StringComparison.OrdinalIgnoreCase))
                )
            )
            {
                yield return new Spot(
                    job.At,
                    $"the job '{job.Name}' builds whether or not the candidate is sealed already"
                );
            }
        }
    }

    private static IEnumerable<Spot> Writers(LintedWorkflow file, LintedSet set)
    {
        var writers = file
            .Jobs.SelectMany(job =>
                job.Ours.Where(ours => ours.Id == "publish-candidate").Select(ours => (Job: job, ours.Step))
            )
            .ToList();
        if (writers.Count == 0)
        {
            yield return new Spot(file.At, "no step calls publish-candidate: what is built here is never sealed");
        }
        foreach (var (job, step) in writers.Skip(1))
        {
            yield return new Spot(step.Uses!.At, $"the job '{job.Name}' writes the candidate as well");
        }
        foreach (var (job, step) in writers.Take(1).Where(writer => writer.Job.Job.Strategy?.Matrix is not null))
        {
            yield return new Spot(step.Uses!.At, $"every leg of the matrix of '{job.Name}' writes the candidate");
        }
        foreach (var tool in file.Jobs.SelectMany(job => job.Tools).Where(tool => tool.Kind == ToolKind.WritesRelease))
        {
            yield return new Spot(tool.At, $"`{tool.Shown}` writes a release beside publish-candidate");
        }
    }
}
