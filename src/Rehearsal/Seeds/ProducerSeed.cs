using MsReleaseActions.Server;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>A repository that content comes from.</summary>
internal sealed class ProducerSeed
{
    private readonly SeededTree tree;
    private readonly string source;

    /// <param name="name">Its name, and its folder among the seeds.</param>
    /// <param name="pins">What stands in the place of texts of its files.</param>
    /// <param name="source">The file that its commits change.</param>
    /// <param name="second">What its second commit says.</param>
    /// <param name="jobs">Of its <c>ci.yml</c>.</param>
    public ProducerSeed(
        GitHubSandbox github,
        string name,
        IReadOnlyDictionary<string, string> pins,
        string source,
        string second,
        params IReadOnlyList<string> jobs
    )
    {
        Repository = github.CreateRepository($"org/{name}");
        (tree, this.source, Jobs) = (new SeededTree(Repository, Pinned(name, pins)), source, jobs);
        First = tree.Start($"The first of {name}");
        tree.Edit(source, text => $"// {second}\n{text}", second);
        Gates.PutCandidate(Repository);
    }

    public SandboxRepository Repository { get; }

    /// <summary>Its first commit, 40 hex digits.</summary>
    public string First { get; }

    /// <summary>The names of the jobs of its <c>ci.yml</c>.</summary>
    public IReadOnlyList<string> Jobs { get; }

    /// <summary>Pushes a commit as on any day.</summary>
    /// <returns>The commit, 40 hex digits.</returns>
    public string Land() => tree.Land(source);

    private static Dictionary<string, string> Pinned(string name, IReadOnlyDictionary<string, string> pins) =>
        SeedTree
            .Of(name)
            .ToDictionary(
                file => file.Key,
                file =>
                    pins.Aggregate(
                        file.Value,
                        (text, pin) => text.Replace(pin.Key, pin.Value, StringComparison.Ordinal)
                    ),
                StringComparer.Ordinal
            );
}
