using MsReleaseActions.GitHub;
using MsReleaseActions.Train.Publishing;
using MsReleaseActions.Train.Settings;
using MsReleaseActions.Train.Steps;

namespace MsReleaseActions.Train.Content;

/// <summary>Content: firmware, an extension and bundles, put together from the candidates of several repositories as a spec names them.</summary>
public sealed class ContentLine : ProductLine
{
    private ContentLine()
    {
    }

    /// <summary>The one there is.</summary>
    public static ContentLine Instance { get; } = new();

    /// <summary>The repositories that content comes from, by their id in a spec.</summary>
    public static IReadOnlyList<string> ProducerIds { get; } = ["loader", "oc-bridge", "core", "plugin-bitwig"];

    /// <inheritdoc/>
    public override string Word => "content";

    internal override ReleaseSettings Defaults(RepositoryName repository) => new(repository)
    {
        Line = this,
        Product = "distribution",
        ReleaseWorkflow = "publish.yml",
        Environment = "release",
        RequiredChecks = [],
        VersionFiles = [],
    };

    internal override Promotion Promotion(Journey journey) => new(
        $"publish {journey.Tag}",
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["channel"] = journey.Channel.ToString().ToLowerInvariant(),
            ["tag"] = journey.Tag!.Text,
            ["spec_path"] = $"release-specs/{journey.Tag}.json",
        });

    internal override StepReport Foretell(StepId step, Journey journey, ReleaseSettings settings)
    {
        var tag = journey.Tag?.Text ?? "the tag";
        var report = AppLine.Instance.Foretell(step, journey, settings);
        return step switch
        {
            StepId.Pick => report with { Text = "each producer's commit is picked", Why = "only what its checks have passed is released" },
            StepId.Bump => report with { Text = "the spec is written by a pull request", Why = "what is released is written down, and can be reviewed", Writes = [$"open the pull request {Title(journey.Tag!)}"] },
            StepId.Source => report with { Text = "the commit that brought the spec is found and proven", Why = "the release is made from that spec and no other" },
            StepId.Candidate => report with { Text = "each producer's candidate, built once in its own repository", Why = "content is never built here", Writes = ["dispatch what has no candidate yet"] },
            StepId.Release => report with { Text = $"{settings.ReleaseWorkflow} verifies the candidates and puts {tag} together" },
            _ => report,
        };
    }
}
