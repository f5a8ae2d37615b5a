using MsReleaseActions.Core.Content;
using MsReleaseActions.Core.Versions;
using MsReleaseActions.ReleaseTrain.Settings;
using static MsReleaseActions.ReleaseTrain.Lanes.LaneText;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>
/// The composite action that builds one leg of a candidate that another repository releases, as <c>ms init</c> writes
/// it once from what it found. From then on it is its owner's.
/// </summary>
public static class ProducerBuildAction
{
    /// <summary>The text of its <c>action.yml</c>, with LF.</summary>
    public static string Render(DetectedProduct product, RepositoryTree tree, BuiltCandidate candidate) =>
        $$"""
            # Builds one leg of {{candidate.Producer.Id}}'s candidate. This file is yours: `ms init` wrote it once, from what it found, and never changes it again.
            # It is given a clean checkout of the commit to release, and leaves in the folder `output` the files to release, and nothing else.

            name: {{Scalar(RepositoryPath.NameOf(candidate.Action))}}
            description: Builds one leg of the candidate
            inputs:
              leg:
                description: The leg's id in ms-release.json
                required: true
              target:
                description: What it is built for
                required: false
              output:
                description: The folder that the files are left in
                required: true
            runs:
              using: composite
              steps:
            {{Block(4, Steps(product, tree, candidate))}}
            """;

    private static IEnumerable<string> Steps(DetectedProduct product, RepositoryTree tree, BuiltCandidate candidate) =>
        candidate.Producer.Forms.SelectMany(form =>
        {
            var steps = ProducerSteps.Of(form, candidate.Folder, product, tree)?.ToList();
            return When(candidate, form, steps ?? [.. BuildAction.Unknown(candidate.Action)]);
        });

    // what is of no platform has a leg of its own beside those of the platforms
    private static IEnumerable<string> When(BuiltCandidate candidate, string form, IReadOnlyList<string> lines)
    {
        var others = candidate
            .Legs.Except(BuiltCandidate.Platforms(candidate.Legs).Select(known => known.Leg))
            .ToList();
        if (others is not [var other] || candidate.Legs.Count == 1)
        {
            return lines;
        }
        var condition = $"inputs.leg {(Platform.IsForm(form) ? "!=" : "==")} '{other.Id}'";
        return lines.SelectMany(
            (line, at) =>
                line.StartsWith("  if: ", StringComparison.Ordinal) ? [$"{line} && {condition}"]
                : line.StartsWith("- ", StringComparison.Ordinal)
                && !lines.Skip(at + 1).Take(1).Any(next => next.StartsWith("  if: ", StringComparison.Ordinal))
                    ? [line, $"  if: {condition}"]
                : (string[])[line]
        );
    }
}
