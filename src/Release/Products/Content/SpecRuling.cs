using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>A spec, judged.</summary>
/// <param name="Spec">What it says; null where it cannot be used.</param>
/// <param name="Problem">Why it cannot be used, a clause; null where it can.</param>
internal sealed record JudgedSpec(ReleaseSpec? Spec, string? Problem);

/// <summary>Reads specs, and holds them to what a release of theirs needs.</summary>
internal sealed class SpecRuling(ReleaseServices services)
{
    private string? server;

    /// <summary>Scheme and host of GitHub's pages, without a slash at the end.</summary>
    public async Task<string> ServerAsync(CancellationToken cancellation)
    {
        const string what = "read the address of the page of";
        var page = server is null
            ? (await services.GitHub.Repositories.GetAsync(services.Repository, cancellation))?.HtmlUrl
            : null;
        return server ??= Uri.TryCreate(page, UriKind.Absolute, out var address)
            ? address.GetLeftPart(UriPartial.Authority)
            : throw new GitHubFailure($"{what} {services.Repository}", null, "GitHub did not say it");
    }

    /// <summary>The spec of a tag, as a commit or branch has it; null where it has none.</summary>
    public async Task<JudgedSpec?> ReadAsync(ReleaseTag tag, string reference, CancellationToken cancellation)
    {
        var path = ReleaseSpecFile.PathOf(tag);
        return
            await services.GitHub.Contents.ReadFileAsync(services.Repository, path, reference, cancellation)
                is { } bytes
            ? Judge(bytes, path, tag, await ServerAsync(cancellation))
            : null;
    }

    /// <summary>What a spec is that another was expected to be, a clause; null where they are the same.</summary>
    public static string? Difference(ReleaseSpec expected, ReleaseSpec seen)
    {
        var pins = PinDifferences(
                expected.Repositories.ToDictionary(pin => pin.Id, pin => pin.Sha, StringComparer.Ordinal),
                seen
            )
            .ToList();
        return pins.Count > 0 ? $"its spec pins {string.Join(", ", pins)}"
            : !ReleaseSpecFile
                .Write(expected with { Schema = ReleaseSpecFile.NewestSchema })
                .AsSpan()
                .SequenceEqual(ReleaseSpecFile.Write(seen with { Schema = ReleaseSpecFile.NewestSchema }))
                ? "its spec says something else than the one that was chosen"
            : null;
    }

    /// <summary>Each pin that is not as expected: "core at 0a1b2c3d, not 4e5f6a7b".</summary>
    public static IEnumerable<string> PinDifferences(
        IReadOnlyDictionary<string, CommitSha> expected,
        ReleaseSpec seen
    ) =>
        expected
            .Where(pin => seen.Find(pin.Key)?.Sha != pin.Value)
            .Select(pin => $"{pin.Key} at {seen.Find(pin.Key)?.Sha.Short ?? "nothing"}, not {pin.Value.Short}");

    private JudgedSpec Judge(byte[] bytes, string path, ReleaseTag tag, string pages)
    {
        try
        {
            var spec = ReleaseSpecFile.Parse(bytes, path, services.Settings.Content);
            var problems = ReleaseSpecFile
                .Differences(spec, tag.IsPrerelease ? Channel.Beta : Channel.Stable, tag)
                .Concat(
                    ProducerRepositories
                        .Of(services.Repository, spec.Content, services.Settings.Producers)
                        .Problems(spec, pages)
                )
                .ToList();
            return problems.Count > 0
                ? new JudgedSpec(null, $"{path} is not what it should be: {string.Join("; ", problems)}")
                : new JudgedSpec(spec, null);
        }
        catch (ActionFailure broken)
        {
            return new JudgedSpec(null, $"{char.ToLowerInvariant(broken.What[0])}{broken.What[1..]}");
        }
    }
}
