using MsReleaseActions.Workflows.Lint.Reading;
using MsReleaseActions.Workflows.Model;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Lint.Rules;

/// <summary>What the steps of a job need of its token.</summary>
internal static class JobNeeds
{
    private static readonly string[] WithoutToken =
    [
        "actions/create-github-app-token",
        "actions/setup-",
        "actions/cache",
        "actions/upload-artifact",
        "actions/download-artifact",
        "dtolnay/rust-toolchain",
        "swatinem/rust-cache",
        "pnpm/action-setup",
        "oven-sh/setup-bun",
    ];

    /// <summary>
    /// What our actions need, with the action that needs it; an input that is not given needs nothing.
    /// </summary>
    public static IEnumerable<(ActionNeed Need, OurAction Asking)> OfOurs(LintedJob job, ActionNeeds needs) =>
        job.Ours.SelectMany(ours =>
            (needs.OfAction.GetValueOrDefault(ours.Id) ?? [])
                .Where(need => need.Inputs.Count == 0 || need.Inputs.Any(input => ours.Input(input) is not null))
                .Select(need => (need, ours))
        );

    /// <summary>What all steps need, as far as it is known.</summary>
    public static IReadOnlyList<ActionNeed> Of(LintedJob job, ActionNeeds needs) =>
        [.. OfOurs(job, needs).Select(pair => pair.Need), .. job.Followed.SelectMany(step => OfForeign(Path(step)))];

    /// <summary>
    /// Something in the job may need anything: a foreign action that nobody here knows, a called workflow, a script
    /// with a token, one of our actions within one of the repository's own.
    /// </summary>
    public static bool AreUnknown(LintedWorkflow file, LintedJob job) =>
        job.Job.Uses is not null
        || HasToken(file, job.Job.Env)
        || HasToken(file, file.File.Env)
        || job.Followed.Any(step => IsUnknown(file, step))
        || job.Followed.Select(OurAction.Of).OfType<OurAction>().Count() > job.Ours.Count;

    private static bool IsUnknown(LintedWorkflow file, Step step) =>
        HasToken(file, step.Env)
        || IsToken(file, step.Run)
        || HasToken(file, step.With)
        || (step.Uses is not null && OurAction.Of(step) is null && !IsKnown(Path(step)));

    private static bool IsKnown(string path) =>
        OfForeign(path).Length > 0 || WithoutToken.Any(known => path.StartsWith(known, StringComparison.Ordinal));

    private static bool HasToken(LintedWorkflow file, Node? values) =>
        ExpressionRules.ValuesOf(values).Any(value => IsToken(file, value));

    private static bool IsToken(LintedWorkflow file, Scalar? value) =>
        file.Reads(value).Any(path => path is "github.token" or "secrets.github_token" or "github" or "secrets");

    private static ActionNeed[] OfForeign(string path) =>
        path switch
        {
            "actions/checkout" => [new ActionNeed("contents", "read", [])],
            "actions/attest-build-provenance" or "actions/attest" or "actions/attest-sbom" =>
            [
                new ActionNeed("id-token", "write", []),
                new ActionNeed("attestations", "write", []),
            ],
            "actions/deploy-pages" => [new ActionNeed("pages", "write", []), new ActionNeed("id-token", "write", [])],
            _ => [],
        };

    private static string Path(Step step) => (step.Uses?.Text ?? "").Split('@')[0].ToLowerInvariant();
}
