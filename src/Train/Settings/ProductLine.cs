using MsReleaseActions.Candidates;
using MsReleaseActions.GitHub;
using MsReleaseActions.Train.Steps;

namespace MsReleaseActions.Train.Settings;

/// <summary>What differs, in words and in dispatches, between products that the same train releases.</summary>
public abstract class ProductLine
{
    /// <summary>The word of its command line and of its titles: <c>app</c>, <c>content</c>.</summary>
    public abstract string Word { get; }

    /// <summary>A command line of this product, such as <c>ms release app verify v1.2.3</c>.</summary>
    public string Command(string rest) => $"ms release {Word} {rest}";

    /// <summary>Of the release's commit and pull request.</summary>
    public string Title(ReleaseTag tag) => $"release({Word}): {tag}";

    /// <summary>What is so where <c>ms-release.json</c> says nothing.</summary>
    internal abstract ReleaseSettings Defaults(RepositoryName repository);

    /// <summary>The promotion's dispatch.</summary>
    /// <param name="journey">Tag and commit are known.</param>
    internal abstract Promotion Promotion(Journey journey);

    /// <summary>What a step will be about once the steps before it are done.</summary>
    internal abstract StepReport Foretell(StepId step, Journey journey, ReleaseSettings settings);
}

/// <summary>How a promotion is asked for, and found again.</summary>
/// <param name="Title">The first words of its run's title.</param>
/// <param name="Inputs">Of the workflow, without the request's id.</param>
internal sealed record Promotion(string Title, IReadOnlyDictionary<string, string> Inputs);
