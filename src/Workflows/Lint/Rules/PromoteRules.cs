using MsReleaseActions.Workflows.Lint.Reading;

namespace MsReleaseActions.Workflows.Lint.Rules;

/// <summary>Promote copies verified bytes: there is nothing in it that could make others.</summary>
internal static class PromoteRules
{
    private static readonly Lane[] Lanes = [Lane.Promote];

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new(
            "promote-push-trigger",
            Severity.Error,
            Lanes,
            "A release is started by `workflow_dispatch` and by nothing else.",
            "A tag or a push starts a release before anybody has said which candidate it is made of.",
            "Remove the trigger; the tag is made by publishing the release."
        )
        {
            Check = (file, _) => InputRules.OtherTriggers(file),
        },
        new(
            "promote-inputs",
            Severity.Error,
            Lanes,
            "A release takes the required inputs `tag` and `source_sha`; one that is put together from "
                + "candidates, `tag` and `channel`.",
            "Which bytes are released under which name is said, not guessed: the newest of something may be a "
                + "minute newer than what was approved.",
            "Declare both with `required: true` under `workflow_dispatch.inputs`."
        )
        {
            Check = (file, _) =>
                InputRules.Missing(file, "tag", file.Ours.Any(ours => ours.Assembles) ? "channel" : "source_sha"),
        },
        new(
            "promote-checkout",
            Severity.Error,
            Lanes,
            "A release checks out no source.",
            "Source that is there can be built or run, with a token that may publish.",
            "Remove the checkout; what a release needs of the commit is in its candidate."
        )
        {
            Check = (file, _) => Uses(file, "brings source into a release", ToolKind.ChecksOut),
        },
        new(
            "promote-toolchain",
            Severity.Error,
            Lanes,
            "A release installs no toolchain and no packages.",
            "Whatever is installed here runs with a token that may publish, and serves a build that must not happen.",
            "Remove the step."
        )
        {
            Check = (file, _) => Uses(file, "installs tools in a release", ToolKind.Installs),
        },
        new(
            "promote-builds",
            Severity.Error,
            Lanes,
            "A release compiles nothing.",
            "What is built here was never a candidate: nobody has tested these bytes.",
            "Move the build to the candidate lane; here its assets are copied."
        )
        {
            Check = (file, _) => Uses(file, "builds in a release", ToolKind.Compiles, ToolKind.Bundles),
        },
        new(
            "promote-other-writer",
            Severity.Error,
            Lanes,
            "A release is written by promote-assets alone.",
            "Others publish what they find, without comparing it with the candidate.",
            "Remove the step; promote-assets creates, fills and publishes the release."
        )
        {
            Check = (file, _) => Uses(file, "writes a release beside promote-assets", ToolKind.WritesRelease),
        },
        new(
            "promote-nothing",
            Severity.Error,
            Lanes,
            "A release calls promote-assets.",
            "A release workflow that does not promote builds, or publishes what nobody verified.",
            "Let `ms init` write it; workflows/ms-manager/release.yml shows what its steps are."
        )
        {
            Check = Nothing,
        },
        new(
            "promote-no-environment",
            Severity.Error,
            Lanes,
            "The job that publishes has an environment.",
            "Without one nobody is asked: the release is out when the job runs.",
            "Write `environment: app-release`, and give that environment required reviewers."
        )
        {
            Check = NoEnvironment,
        },
    ];

    private static IEnumerable<Spot> Uses(LintedWorkflow file, string what, params ToolKind[] kinds) =>
        file
            .Jobs.SelectMany(job => job.Tools)
            .Where(tool => kinds.Contains(tool.Kind))
            .Select(tool => new Spot(tool.At, $"`{tool.Shown}` {what}"));

    private static IEnumerable<Spot> Nothing(LintedWorkflow file, LintedSet set) =>
        file.Ours.Any(ours => ours.Publishes) ? [] : [new Spot(file.At, "no step promotes a candidate")];

    private static IEnumerable<Spot> NoEnvironment(LintedWorkflow file, LintedSet set)
    {
        var publishing = PromoteGateRules.Publishing(file);
        return publishing.Count > 0
                ? publishing
                    .Where(job => job.Job.Environment is null)
                    .Select(job => new Spot(job.At, $"the job '{job.Name}' publishes without an approval"))
            : file.Jobs.Any(job => job.Job.Environment is not null) ? []
            : [new Spot(file.At, "no job waits for an approval")];
    }
}
