using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.Core.Content;

/// <summary>What one workflow of one repository makes: a candidate.</summary>
/// <param name="Id">Its name everywhere, such as <c>plugin-bitwig-firmware</c>.</param>
/// <param name="RepositoryId">The id of its repository in a spec.</param>
/// <param name="Workflow">File name of the workflow that builds it, in <c>.github/workflows</c>.</param>
/// <param name="Files">Exactly the files that it holds.</param>
public sealed record Producer(string Id, string RepositoryId, string Workflow, IReadOnlyList<string> Files)
{
    /// <summary>
    /// Ids of other repositories whose commit is compiled in; they are part of the tag, before its own.
    /// </summary>
    public IReadOnlyList<string> AlsoFrom { get; init; } = [];

    /// <summary>What stands before the commits in the candidate's tag.</summary>
    public string TagPrefix { get; init; } = "rc-";

    /// <summary>Its files as the description has them: a form for those of all platforms.</summary>
    public IReadOnlyList<string> Forms { get; init; } = Files;

    /// <summary>What its repository is called beside the one that releases; null: like its id there.</summary>
    public string? RepositoryName { get; init; }

    /// <summary>Where its repository is, where the description says it.</summary>
    public RepositoryName? Repository { get; init; }

    /// <summary>What else goes into its build, at commits that files pin.</summary>
    public IReadOnlyList<ProducerPin> Pins { get; init; } = [];

    /// <summary>It stays at its commit until somebody says otherwise.</summary>
    public bool IsPinned { get; init; }

    /// <summary>The form of its tags, as the description has it: <c>rc-{core}-{sha}</c>.</summary>
    public string TagForm => $"{TagPrefix}{string.Concat(AlsoFrom.Select(id => $"{{{id}}}-"))}{{sha}}";

    /// <summary>Every repository that must be pinned for it.</summary>
    public IEnumerable<string> Repositories => [.. AlsoFrom, RepositoryId];

    /// <summary>Path of the workflow, as candidates name it.</summary>
    public string WorkflowPath => $".github/workflows/{Workflow}";
}

/// <summary>A candidate that a spec needs.</summary>
/// <param name="Producer">What makes it.</param>
/// <param name="Repository">Where it lies.</param>
/// <param name="Ref">The branch of that repository that the spec takes the commit from.</param>
/// <param name="Sha">The commit of that repository.</param>
/// <param name="Tag">Its release's tag; ends with the commit.</param>
public sealed record ProducerCandidate(
    Producer Producer,
    RepositoryName Repository,
    string Ref,
    CommitSha Sha,
    CandidateTag Tag
)
{
    /// <summary>Commits of other repositories that are compiled in, by the id of the repository.</summary>
    public IReadOnlyDictionary<string, CommitSha> Also { get; init; } =
        new Dictionary<string, CommitSha>(StringComparer.Ordinal);

    /// <summary>
    /// What its workflow is dispatched with, without the request's id: <c>source_sha</c>, and <c>core_sha</c> where
    /// core is compiled in.
    /// </summary>
    public IReadOnlyDictionary<string, string> Inputs =>
        new Dictionary<string, string>(
            Also.Select(also => KeyValuePair.Create($"{also.Key}_sha", also.Value.Text)),
            StringComparer.Ordinal
        )
        {
            ["source_sha"] = Sha.Text,
        };

    /// <summary>The first words of the title of its runs.</summary>
    public string RunTitle => $"candidate {string.Join(' ', Also.Values.Append(Sha))}";

    /// <summary>Those that a spec needs, in the order of the description.</summary>
    /// <param name="spec">Of one that pins too little (<see cref="ReleaseSpec.Lacks"/>) those it pins.</param>
    public static IReadOnlyList<ProducerCandidate> Of(ReleaseSpec spec) =>
        [
            .. spec
                .Content.Needed(spec.Assets)
                .Where(producer => producer.Repositories.All(id => spec.Find(id) is not null))
                .Select(producer => Of(producer, spec)),
        ];

    private static ProducerCandidate Of(Producer producer, ReleaseSpec spec)
    {
        var own = spec.Find(producer.RepositoryId)!;
        var also = producer.AlsoFrom.ToDictionary(id => id, id => spec.Find(id)!.Sha, StringComparer.Ordinal);
        var text = $"{producer.TagPrefix}{string.Concat(also.Values.Select(sha => $"{sha}-"))}{own.Sha}";
        var tag = CandidateTag.TryParse(text, out var parsed, out var problem)
            ? parsed
            : throw new FormatException($"A candidate's tag {problem}.");
        return new ProducerCandidate(producer, own.Repository, own.Ref, own.Sha, tag) { Also = also };
    }
}
