using MsReleaseActions.Workflows.Lint.Reading;
using MsReleaseActions.Workflows.Model;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Lint.Rules;

/// <summary>A GitHub App that may make release tags lends its token to promote-assets, and to nothing else.</summary>
internal static class AppTokenRules
{
    private const string Action = "actions/create-github-app-token@";
    private const string Prefix = "permission-";

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new(
            "promote-app-token",
            Severity.Error,
            [Lane.Promote],
            "The token of a GitHub App is made behind the approval, with `permission-contents: write` alone, and is the "
                + "`token` of promote-assets only.",
            "The ruleset of the release tags lets it through: whoever has it makes any release.",
            "Name the App as `release_app` in ms-release.json, and let `ms init` write the step."
        )
        {
            Check = Loose,
        },
    ];

    private static IEnumerable<Spot> Loose(LintedWorkflow file, LintedSet set) =>
        from job in file.Jobs
        from step in job.Job.Steps
        where step.Uses?.Text.StartsWith(Action, StringComparison.OrdinalIgnoreCase) == true
        from spot in Loose(file, job, step)
        select spot;

    private static IEnumerable<Spot> Loose(LintedWorkflow file, LintedJob job, Step made)
    {
        var at = made.Uses!.At;
        if (job.Job.Environment is null)
        {
            yield return new Spot(at, $"the job '{job.Name}' makes an App's token, and nobody has approved it");
        }
        if (!IsNarrow(made.With))
        {
            yield return new Spot(at, "this token may do something else than write contents of this repository");
        }
        foreach (var value in Readers(file, job, made.Id?.Text))
        {
            yield return new Spot(value.At, "this gets the App's token, and is not the `token` of promote-assets");
        }
    }

    private static bool IsNarrow(Node? with) =>
        with is Mapping inputs
        && inputs.Members.All(member =>
            member.Key.Text is "client-id" or "app-id" or "private-key"
            || (member.Key.Text == Prefix + "contents" && (member.Value as Scalar)?.Text == "write")
        )
        && inputs[Prefix + "contents"] is not null;

    // also what the job hands to others
    private static IEnumerable<Scalar> Readers(LintedWorkflow file, LintedJob job, string? id) =>
        job
            .Job.Steps.SelectMany(step =>
                ExpressionRules.ValuesOf(step.Env).Append(step.Run).Concat(ExpressionRules.ValuesOf(step.With))
            )
            .Concat(ExpressionRules.ValuesOf(job.Job.Env))
            .Concat(ExpressionRules.ValuesOf(job.Job.Outputs))
            .OfType<Scalar>()
            .Where(value => id is not null && file.Reads(value).Any(path => IsToken(path, id)))
            .Except(
                job.Ours.Where(ours => ours.Id == "promote-assets").Select(ours => ours.Input("token")).OfType<Scalar>()
            );

    private static bool IsToken(string path, string id) =>
        path == "steps"
        || path.Equals($"steps.{id}", StringComparison.OrdinalIgnoreCase)
        || path.StartsWith($"steps.{id}.outputs", StringComparison.OrdinalIgnoreCase);
}
