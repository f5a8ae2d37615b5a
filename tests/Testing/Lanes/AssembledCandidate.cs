using System.IO.Abstractions;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Testing.Lanes;

/// <summary>
/// What publish.yml seals before anybody is asked: a content release, put together from the producers' candidates.
/// </summary>
public static class AssembledCandidate
{
    /// <summary>Puts it together and seals it as a draft, unless that is done.</summary>
    /// <param name="distribution">Holds the spec.</param>
    /// <param name="producers">Hold the candidates.</param>
    /// <param name="source">The commit that brought the spec.</param>
    /// <param name="publishedAt">As the manifest says.</param>
    /// <param name="run">Of publish.yml.</param>
    /// <returns>The commit.</returns>
    public static string Seal(
        SandboxRepository distribution,
        ScriptedProducers producers,
        string source,
        DateTimeOffset publishedAt,
        SandboxRun run
    )
    {
        if (Promoted.CandidateOf(distribution, source) is not null)
        {
            return source;
        }
        var tag = ReleaseTag.Parse(run.Inputs["tag"]);
        var spec = ReleaseSpecFile.Parse(distribution.ReadFile(ReleaseSpecFile.PathOf(tag), source)!, "the spec");
        using var folder = new TemporaryFolder();
        foreach (var candidate in ProducerCandidate.Of(spec))
        {
            Directory.CreateDirectory(Path.Combine(folder["candidates"], candidate.Producer.Id));
            var release = producers
                .Repositories[candidate.Producer.RepositoryId]
                .Releases.Published(candidate.Tag.Text)!;
            foreach (var file in candidate.Producer.Files)
            {
                File.WriteAllBytes(
                    Path.Combine(folder["candidates"], candidate.Producer.Id, file),
                    release.Assets.Single(asset => asset.Name == file).ReadBytes()
                );
            }
        }
        var made = new ContentAssembly(new FileSystem()).Assemble(
            spec,
            folder["candidates"],
            folder["assembled"],
            publishedAt
        );
        var files = made.Files.ToDictionary(
            file => file.Name,
            file => File.ReadAllBytes(Path.Combine(folder["assembled"], file.Name)),
            StringComparer.Ordinal
        );
        SealedCandidate.Put(
            distribution,
            source,
            files,
            tag.VersionText,
            runId: run.Id,
            like: new SealedAs(Workflow: ".github/workflows/publish.yml")
        );
        return source;
    }
}
