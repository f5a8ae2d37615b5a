using MsReleaseActions.Workflows.Lint.Reading;

namespace MsReleaseActions.Workflows.Lint.Rules;

/// <summary>
/// A release is verified twice: before anybody is asked, and after the approval; and what was approved is what is
/// published.
/// </summary>
internal static class PromoteGateRules
{
    private static readonly Lane[] Lanes = [Lane.Promote];
    private static readonly string[] Asked = ["version", "workflow", "required-environment", "required-checks"];

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new(
            "promote-unvalidated",
            Severity.Error,
            Lanes,
            "A job without an environment validates the candidate, and the publishing job needs it.",
            "People approved releases that turned out broken, because nothing had been verified before they were "
                + "asked.",
            "Add a job `validate` with validate-candidate and no environment, and `needs: validate` to the "
                + "publishing job."
        )
        {
            Check = Unvalidated,
        },
        new(
            "promote-not-revalidated",
            Severity.Error,
            Lanes,
            "The publishing job validates the candidate again, before it promotes it.",
            "Days may pass until somebody approves, and a candidate, a check or a branch may change in them.",
            "Call validate-candidate in the publishing job too, before promote-assets."
        )
        {
            Check = NotRevalidated,
        },
        new(
            "promote-unpinned-candidate",
            Severity.Error,
            Lanes,
            "promote-assets gets the `checksums-sha256` of the job that validated before the approval.",
            "Otherwise a candidate that was exchanged after the approval is published as if it had been approved.",
            "Give `validate` the output, and write `checksums-sha256: ${{ needs.validate.outputs.checksums-sha256 }}`."
        )
        {
            Check = UnpinnedCandidate,
        },
        new(
            "promote-weak-validation",
            Severity.Error,
            Lanes,
            $"validate-candidate is asked everything: {string.Join(", ", Asked.Select(name => $"`{name}`"))}. Of "
                + "a candidate that the same file assembles only version and environment, of another repository's only "
                + "the `workflow`.",
            "A missing environment is created by GitHub without any protection; a run on another branch, a red "
                + "check or another version goes unseen.",
            "Add the inputs; `required-environment` names the environment of the publishing job. Of a lane that is made "
                + "from ms-release.json, name a check in its `required_checks`, then run `ms init`."
        )
        {
            Check = WeakValidation,
        },
        new(
            "promote-no-dry-run",
            Severity.Warning,
            Lanes,
            "The validating job runs promote-assets with `dry-run: true`.",
            "A conflict that only shows after the approval has cost an approval.",
            "Add the step with the same inputs and `dry-run: true`."
        )
        {
            Check = NoDryRun,
        },
    ];

    /// <summary>The jobs that publish a release.</summary>
    public static IReadOnlyList<LintedJob> Publishing(LintedWorkflow file) =>
        [.. file.Jobs.Where(job => job.Ours.Any(ours => ours.Publishes))];

    private static IEnumerable<Spot> Unvalidated(LintedWorkflow file, LintedSet set) =>
        Publishing(file)
            .Where(job => !Validators(file, job).Any())
            .Select(job => new Spot(job.At, $"nothing validates the candidate before the approval of '{job.Name}'"));

    private static IEnumerable<Spot> NotRevalidated(LintedWorkflow file, LintedSet set) =>
        Publishing(file)
            .Where(job => !job.Ours.TakeWhile(ours => !ours.Publishes).Any(ours => ours.DemandsSealed))
            .Select(job => new Spot(
                Promotion(job).Step.Uses!.At,
                $"the job '{job.Name}' publishes without validating the candidate again"
            ));

    private static IEnumerable<Spot> UnpinnedCandidate(LintedWorkflow file, LintedSet set)
    {
        foreach (var job in Publishing(file))
        {
            var pin = Promotion(job).Input("checksums-sha256");
            var wanted = Validators(file, job).Select(validator => $"needs.{validator.Name}.outputs.").ToList();
            // where nothing was validated before, another rule says so
            if (
                wanted.Count > 0
                && !file.Reads(pin)
                    .Any(path => wanted.Exists(output => path.StartsWith(output, StringComparison.OrdinalIgnoreCase)))
            )
            {
                var what = pin is null
                    ? "nothing says which candidate was approved"
                    : "this is not what was validated before the approval";
                yield return new Spot(pin?.At ?? Promotion(job).Step.Uses!.At, what);
            }
        }
    }

    private static IEnumerable<Spot> WeakValidation(LintedWorkflow file, LintedSet set)
    {
        var environments = Publishing(file).Select(job => job.Job.Environment?.Text).OfType<string>().ToList();
        foreach (var validation in file.Ours.Where(ours => ours.DemandsSealed))
        {
            var missing = AskedOf(file, validation).Where(name => validation.Input(name) is null).ToList();
            var environment = validation.Input("required-environment");
            if (missing.Count > 0)
            {
                yield return new Spot(validation.Step.Uses!.At, $"this does not ask for {string.Join(", ", missing)}");
            }
            if (
                environment is not null
                && environments.Count > 0
                && !environments.Contains(environment.Text, StringComparer.OrdinalIgnoreCase)
            )
            {
                yield return new Spot(
                    environment.At,
                    $"the approval is asked of {string.Join(", ", environments)}, and this looks at {environment.Text}"
                );
            }
        }
    }

    // another repository has other versions, environments and checks. What is assembled here has no code that a check
    // could judge, and its run is this one: a promotion that failed in it once must not stand in the way of the next
    private static IEnumerable<string> AskedOf(LintedWorkflow file, OurAction validation) =>
        validation.IsElsewhere ? ["workflow"]
        : file.Ours.Any(ours => ours.Assembles) ? Asked.Except(["workflow", "required-checks"])
        : Asked;

    private static IEnumerable<Spot> NoDryRun(LintedWorkflow file, LintedSet set) =>
        Publishing(file)
            .SelectMany(job => Validators(file, job).Take(1))
            .Where(validator => !validator.Ours.Any(ours => ours is { Id: "promote-assets", Publishes: false }))
            .Select(validator => new Spot(validator.At, $"the job '{validator.Name}' does not rehearse the promotion"));

    /// <summary>The jobs that validate before anybody is asked.</summary>
    private static IEnumerable<LintedJob> Validators(LintedWorkflow file, LintedJob publishing) =>
        file.Before(publishing).Where(job => job.Job.Environment is null && job.Ours.Any(ours => ours.DemandsSealed));

    private static OurAction Promotion(LintedJob job) => job.Ours.First(ours => ours.Publishes);
}
