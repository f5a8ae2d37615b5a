using System.Text.RegularExpressions;
using MsReleaseActions.Workflows.Lint.Reading;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Lint.Rules;

/// <summary>Whatever runs is named so that it cannot be exchanged.</summary>
internal static partial class PinRules
{
    public static IReadOnlyList<LintRule> All { get; } =
    [
        new(
            "unpinned-action",
            Severity.Error,
            LintRule.EveryLane,
            "Third-party actions and workflows are named by a full commit, ours by a version tag or a full commit.",
            "A tag or branch of somebody else's can be moved to any code, and that code then runs with this job's "
                + "token and secrets.",
            "Name the commit's 40 hex digits, with the version in a comment behind it."
        )
        {
            Check = Unpinned,
        },
        new(
            "pin-without-version",
            Severity.Warning,
            LintRule.EveryLane,
            "A pinned commit has its version in a comment on the same line.",
            "Forty digits tell nobody how old they are, and update tools go by that comment.",
            "Write `# vX.Y.Z` behind it."
        )
        {
            Check = WithoutVersion,
        },
        new(
            "unpinned-image",
            Severity.Warning,
            LintRule.EveryLane,
            "Container images are named by their digest.",
            "A tag of an image can be moved as a tag of an action can.",
            "Append `@sha256:…`."
        )
        {
            Check = UnpinnedImages,
        },
    ];

    private static IEnumerable<Spot> Unpinned(LintedWorkflow file, LintedSet set) =>
        Uses(file)
            .Where(uses => !IsPinned(uses.Text) && !IsOurs(file, uses))
            .Select(uses => new Spot(uses.At, Problem(uses.Text)));

    private static IEnumerable<Spot> WithoutVersion(LintedWorkflow file, LintedSet set) =>
        Uses(file)
            .Where(uses =>
                FullCommit().IsMatch(uses.Text)
                && !IsOurAction(file, uses)
                && !VersionComment().IsMatch(file.Source.Line(uses.At.Line))
            )
            .Select(uses => new Spot(uses.At, $"nothing says which version of {uses.Text.Split('@')[0]} this is"));

    private static IEnumerable<Spot> UnpinnedImages(LintedWorkflow file, LintedSet set) =>
        file
            .File.Jobs.SelectMany(job =>
                Images(job.Container)
                    .Concat((job.Services as Mapping)?.Members.SelectMany(member => Images(member.Value)) ?? [])
            )
            .Where(image =>
                !image.Text.Contains("@sha256:", StringComparison.Ordinal)
                && !image.Text.Contains("${{", StringComparison.Ordinal)
            )
            .Select(image => new Spot(image.At, $"the image {image.Text} is named by a tag"));

    private static IEnumerable<Scalar> Images(Node? node) =>
        node switch
        {
            Scalar image => [image],
            Mapping map => Images(map["image"]),
            _ => [],
        };

    private static IEnumerable<Scalar> Uses(LintedWorkflow file) =>
        file
            .Steps.Select(step => step.Uses)
            .Concat(file.File.Jobs.Select(job => job.Uses))
            .OfType<Scalar>()
            .OrderBy(uses => uses.At.Line);

    private static bool IsPinned(string uses) =>
        uses.StartsWith("./", StringComparison.Ordinal)
        || FullCommit().IsMatch(uses)
        || (
            uses.StartsWith("docker://", StringComparison.Ordinal)
            && uses.Contains("@sha256:", StringComparison.Ordinal)
        );

    // `ms init` pins them, and knows which commit is newer
    private static bool IsOurAction(LintedWorkflow file, Scalar uses) =>
        file.Ours.Any(ours => ReferenceEquals(ours.Step.Uses, uses));

    private static bool IsOurs(LintedWorkflow file, Scalar uses) =>
        file.Ours.Any(ours => ReferenceEquals(ours.Step.Uses, uses) && VersionTag().IsMatch(ours.Ref));

    private static string Problem(string uses) =>
        uses.Split('@', 2) switch
        {
            _ when uses.StartsWith("docker://", StringComparison.Ordinal) => $"{uses} is not named by a digest",
            [var path, var reference] => $"{path} is named by '{reference}', which can be moved",
            _ => $"{uses} names no version at all",
        };

    [GeneratedRegex("@[0-9a-f]{40}$", RegexOptions.IgnoreCase)]
    private static partial Regex FullCommit();

    [GeneratedRegex(@"^v\d+(\.\d+){0,2}$", RegexOptions.ExplicitCapture)]
    private static partial Regex VersionTag();

    [GeneratedRegex(@"@[0-9a-f]{40}['""]?\s+#.*\d", RegexOptions.IgnoreCase)]
    private static partial Regex VersionComment();
}
