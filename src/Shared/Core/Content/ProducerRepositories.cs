namespace MsReleaseActions.Core.Content;

/// <summary>Where the producers are: a spec that names other repositories is refused.</summary>
/// <param name="ById">By the id in a spec.</param>
public sealed record ProducerRepositories(IReadOnlyDictionary<string, RepositoryName> ById)
{
    /// <param name="distribution">The repository that releases: the others are beside it.</param>
    /// <param name="content">Who they are.</param>
    /// <param name="elsewhere">Those that are not, by id.</param>
    public static ProducerRepositories Of(
        RepositoryName distribution,
        ContentDescription content,
        IReadOnlyDictionary<string, RepositoryName>? elsewhere = null
    ) =>
        new(
            content
                .Producers.DistinctBy(producer => producer.RepositoryId, StringComparer.Ordinal)
                .ToDictionary(
                    producer => producer.RepositoryId,
                    producer =>
                        elsewhere?.GetValueOrDefault(producer.RepositoryId)
                        ?? content.PlaceOf(producer.RepositoryId)
                        ?? RepositoryName.Parse(
                            $"{distribution.Owner}/{producer.RepositoryName ?? producer.RepositoryId}"
                        ),
                    StringComparer.Ordinal
                )
        );

    /// <summary>Lines <c>id=owner/name</c>.</summary>
    /// <param name="lines">As a workflow gives them.</param>
    /// <param name="problems">Gets what is wrong, each a sentence without its full stop.</param>
    public static IReadOnlyDictionary<string, RepositoryName> ParseLines(
        IEnumerable<string> lines,
        ICollection<string> problems
    )
    {
        var elsewhere = new Dictionary<string, RepositoryName>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var (id, text) = line.Split('=', 2, StringSplitOptions.TrimEntries) is [var left, var right]
                ? (left, right)
                : (line, "");
            if (id.Length == 0 || !RepositoryName.TryParse(text, out var name, out _))
            {
                problems.Add($"producers must be lines id=owner/name, such as core=org/core, not '{line}'");
            }
            else if (!elsewhere.TryAdd(id, name))
            {
                problems.Add($"producers names {id} twice");
            }
        }
        return elsewhere;
    }

    /// <summary>Ids that name no producer's repository, each a sentence without its full stop.</summary>
    public static IEnumerable<string> Unknown(
        ContentDescription content,
        IReadOnlyDictionary<string, RepositoryName> elsewhere
    ) =>
        elsewhere
            .Keys.Except(content.RepositoryIds, StringComparer.Ordinal)
            .Select(id => $"producers names {id}, and there are {string.Join(", ", content.RepositoryIds)}");

    /// <summary>What a spec names that is not where it should be, each a sentence without its full stop.</summary>
    /// <param name="spec">The spec.</param>
    /// <param name="server">Scheme and host of GitHub's pages, such as <c>https://github.com</c>.</param>
    public IEnumerable<string> Problems(ReleaseSpec spec, string server)
    {
        foreach (var repository in spec.Repositories)
        {
            if (Elsewhere(repository, ById[repository.Id]) is { } problem)
            {
                yield return problem;
            }
            if (!string.Equals(repository.Server, server.TrimEnd('/'), StringComparison.OrdinalIgnoreCase))
            {
                yield return $"{repository.Id} is on {repository.Server} in the spec, and this is "
                    + $"{server.TrimEnd('/')}";
            }
        }
    }

    /// <summary>The same, as far as a description says where producers are.</summary>
    public static IEnumerable<string> Problems(ReleaseSpec spec, DescribedContent described) =>
        spec
            .Repositories.Select(repository =>
                (
                    repository,
                    Place: described.Elsewhere.GetValueOrDefault(repository.Id)
                        ?? described.Content.PlaceOf(repository.Id)
                )
            )
            .Where(known => known.Place is not null)
            .Select(known => Elsewhere(known.repository, known.Place!))
            .OfType<string>();

    private static string? Elsewhere(SpecRepository repository, RepositoryName place) =>
        repository.Repository.IsSameAs(place)
            ? null
            : $"{repository.Id} is {repository.Repository} in the spec, and {place} is expected";
}
