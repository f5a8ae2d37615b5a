using MsReleaseActions.Workflows.Lint.Reading;

namespace MsReleaseActions.Workflows.Lint.Rules;

/// <summary>
/// A release may seal a candidate of its own: one that is put together from validated candidates, in a job that has
/// nothing else to put into it.
/// </summary>
internal static class PromoteSealRules
{
    private static readonly Lane[] Lanes = [Lane.Promote];

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new(
            "promote-seals-other-files",
            Severity.Error,
            Lanes,
            "A release seals only what assemble-bundles made, in the same job.",
            "Bytes from anywhere else were never a candidate of the repository that they come from: nobody can "
                + "say what they were built from.",
            "Call assemble-bundles with `candidates` before publish-candidate, and name files of its `output` only."
        )
        {
            Check = OtherFiles,
        },
        new(
            "promote-assembles-unvalidated",
            Severity.Error,
            Lanes,
            "assemble-bundles gets candidates that validate-candidate downloaded, in the same job.",
            "What is put together is as good as its worst part: `download-path` writes nothing before all of a "
                + "candidate holds.",
            "Call validate-candidate with `repository`, `workflow` and a `download-path` under `candidates`, once "
                + "for each producer."
        )
        {
            Check = Unvalidated,
        },
    ];

    private static IEnumerable<Spot> OtherFiles(LintedWorkflow file, LintedSet set)
    {
        foreach (var job in file.Jobs)
        {
            foreach (var seal in job.Ours.Where(ours => ours.Id == "publish-candidate"))
            {
                var assembly = job.Ours.TakeWhile(ours => ours != seal).LastOrDefault(ours => ours.Assembles);
                var files = seal.Input("files");
                if (assembly is null)
                {
                    yield return new Spot(
                        seal.Step.Uses!.At,
                        $"the job '{job.Name}' seals what no assemble-bundles step before it made"
                    );
                }
                else if (files is not null && Lines(files.Text).Any(line => !IsOf(assembly, line)))
                {
                    yield return new Spot(
                        files.At,
                        $"the job '{job.Name}' seals files that assemble-bundles did not make"
                    );
                }
                else if (
                    job.Job.Steps.FirstOrDefault(step =>
                        step.Uses?.Text.StartsWith("actions/download-artifact@", StringComparison.Ordinal) == true
                    ) is
                    { } brought
                )
                {
                    yield return new Spot(
                        brought.Uses!.At,
                        $"the job '{job.Name}' seals, and takes files of other jobs"
                    );
                }
            }
        }
    }

    private static IEnumerable<Spot> Unvalidated(LintedWorkflow file, LintedSet set) =>
        from job in file.Jobs
        from assembly in job.Ours
        where
            assembly.Assembles
            && !job
                .Ours.TakeWhile(ours => ours != assembly)
                .Any(ours => ours.DemandsSealed && ours.Input("download-path") is not null)
        select new Spot(
            assembly.Step.Uses!.At,
            $"nothing in the job '{job.Name}' validates the candidates before they are put together"
        );

    private static bool IsOf(OurAction assembly, string line)
    {
        var output = assembly.Input("output")?.Text.TrimEnd('/') ?? "assembled";
        return line.StartsWith($"{output}/", StringComparison.Ordinal)
            || (
                assembly.Step.Id is { } id
                && line.Replace(" ", "", StringComparison.Ordinal)
                    .StartsWith($"${{{{steps.{id.Text}.outputs.path}}}}/", StringComparison.Ordinal)
            );
    }

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#');
}
