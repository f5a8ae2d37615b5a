using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Testing.Contents;

/// <summary>
/// The repository that releases content, the four that it comes from, each with one green commit, and the one with the
/// actions. Nothing is released yet.
/// </summary>
public sealed class ContentRepositories
{
    private const string Gate =
        "name: ci\non: [push, pull_request]\njobs:\n  check:\n    runs-on: ubuntu-latest\n    steps:\n      - "
        + "run: 'true'\n";
    private readonly GitHubSandbox github;
    private readonly Dictionary<string, SandboxRepository> producers = new(StringComparer.Ordinal);

    public ContentRepositories(GitHubSandbox github)
    {
        this.github = github;
        Distribution = github.CreateRepository("org/distribution");
        Distribution.Commit(
            new Dictionary<string, string>
            {
                ["README.md"] = "what a desk installs\n",
                [".github/workflows/ci.yml"] = Gate,
            },
            "say what this is"
        );
        var tools = github.CreateRepository("org/ms-release-actions");
        tools.CreateTag("v1", tools.Commit(new Dictionary<string, string> { ["README.md"] = "tools\n" }, "tools"));
        Tooling = ContentSample.Tooling with { Sha = CommitSha.Parse(tools.Resolve("v1")!) };
        foreach (var id in ContentDescription.MidiStudio.RepositoryIds)
        {
            producers[id] = github.CreateRepository($"org/{(id == "oc-bridge" ? "bridge" : id)}");
            Land(id);
        }
    }

    public SandboxRepository Distribution { get; }

    /// <summary>What makes a new release, as its spec names it.</summary>
    public SpecTooling Tooling { get; }

    /// <summary>A producer's repository, by its id in a spec.</summary>
    public SandboxRepository this[string id] => producers[id];

    /// <summary>The newest commit of a producer.</summary>
    public string Head(string id) => producers[id].Resolve("refs/heads/main")!;

    /// <summary>The newest commit of each, by id.</summary>
    public Dictionary<string, string> Heads =>
        producers.ToDictionary(producer => producer.Key, producer => Head(producer.Key), StringComparer.Ordinal);

    /// <summary>A commit lands in a producer's repository.</summary>
    /// <param name="id">Of the producer.</param>
    /// <param name="ci">How its ci.yml ended; null: it is under way; empty: none began.</param>
    public string Land(string id, string? ci = "success")
    {
        var repository = producers[id];
        var sha = repository.Commit(
            new Dictionary<string, string>
            {
                [".github/workflows/ci.yml"] = Gate,
                ["CHANGES"] = $"{repository.Actions.Runs.Count} {github.NextId()}\n",
            },
            $"change {id}"
        );
        if (ci is "")
        {
            return sha;
        }
        var run = repository.Actions.AddRun("ci.yml", new NewRun("push", "main", sha));
        _ = ci is null ? run.Start() : run.Complete(ci);
        return sha;
    }

    /// <summary>A release that was published long ago, of these commits; its spec is on the branch.</summary>
    /// <returns>The commit that brought its spec.</returns>
    public string Release(string tag, IReadOnlyDictionary<string, string> pins)
    {
        var source = PutSpec(ContentSample.Spec(tag, github.ServerUrl, pins));
        Distribution.Releases.AddPublished(tag, source, prerelease: tag.Contains('-', StringComparison.Ordinal));
        return source;
    }

    /// <summary>A spec that somebody commits by hand.</summary>
    public string PutSpec(ReleaseSpec spec, string branch = "main") =>
        Distribution.Commit(
            new Dictionary<string, string>
            {
                [ReleaseSpecFile.PathOf(spec.Tag)] = System.Text.Encoding.UTF8.GetString(ReleaseSpecFile.Write(spec)),
            },
            $"spec of {spec.Tag}",
            branch
        );
}
