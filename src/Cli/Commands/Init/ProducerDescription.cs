using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Workflows.Lint;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>How the candidates of a repository are described that another one releases, and what its owner must
/// know.</summary>
internal static class ProducerDescription
{
    /// <summary>The description; what is said already stays, where it can stand beside candidates.</summary>
    public static ReleaseSettings Of(
        DetectedProduct found,
        FoundCheckout checkout,
        ReleaseSettings? said,
        InitProduct product
    )
    {
        var own = found.Settings;
        var distribution = RepositoryName.Parse($"{(said ?? own).Repository.Owner}/distribution");
        var kept = own with
        {
            Repository = (said ?? own).Repository,
            Product = checkout.Says("product") ? said!.Product : own.Product,
            Branch = checkout.Says("branch") ? said!.Branch : own.Branch,
            CiWorkflow = checkout.Says("workflows.ci") ? said!.CiWorkflow : own.CiWorkflow,
            RequiredChecks = checkout.Says("required_checks") ? said!.RequiredChecks : own.RequiredChecks,
            Keys = checkout.Says("keys") ? said!.Keys : own.Keys,
            ChecksWithin = said?.ChecksWithin ?? own.ChecksWithin,
            CandidateWithin = said?.CandidateWithin ?? own.CandidateWithin,
        };
        var settings = ProducerDetector.Describe(
            found with
            {
                Settings = kept,
            },
            ContentDescription.MidiStudioOf(distribution.Owner),
            distribution,
            product.RepositoryId!
        );
        return settings with
        {
            Schema = SettingsFile.Schema,
            // what is there goes on being dispatched until the cut-over
            Candidates =
            [
                .. settings.Candidates.Select(candidate =>
                    checkout.IsTaken($".github/workflows/{candidate.Producer.Workflow}")
                        ? candidate with
                        {
                            Producer = candidate.Producer with
                            {
                                Workflow = DescribedLanes.Beside + candidate.Producer.Workflow,
                            },
                        }
                        : candidate
                ),
            ],
        };
    }

    /// <summary>What was said and cannot stand beside candidates, a sentence each.</summary>
    public static IEnumerable<string> LeftOut(FoundCheckout checkout) =>
        ((string[])["kind", "app", "legs", "build", "version_files", "environment", "tag_prefix", "producers"])
            .Where(checkout.Says)
            .Select(member => $"{member} of ms-release.json is of what is released here, and is left out");

    /// <summary>Dependencies that no file pins, a sentence each: the lane stops in its guard.</summary>
    public static IEnumerable<string> Unpinned(ReleaseSettings settings, RepositoryTree tree) =>
        settings
            .Candidates.SelectMany(candidate =>
                candidate
                    .Producer.Pins.Where(pin => pin.In == candidate.Producer.RepositoryId)
                    .Select(pin => PinnedCommit.In(pin, tree.Text(pin.File)).Problem)
            )
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Select(problem =>
                $"{problem}: pin it there, or take it out of `pins`, here and where it is released: until then it is not "
                + "built"
            );

    /// <summary>Lanes that do not bear the name that others know, a sentence each.</summary>
    public static IEnumerable<string> Renamed(ReleaseSettings settings) =>
        settings
            .Candidates.Where(candidate =>
                candidate.Producer.Workflow.StartsWith(DescribedLanes.Beside, StringComparison.Ordinal)
            )
            .Select(candidate =>
                $"{candidate.Producer.Id} is built by {candidate.Producer.Workflow}: say so as its `workflow` where it is "
                + "released"
            );
}
