using System.Text.Json;
using MsReleaseActions.Rehearsal.Environments;

namespace MsReleaseActions.Rehearsal.Proofs;

/// <summary>The candidate, as somebody who may write sees it: what its assets' digests are.</summary>
internal static class CandidateView
{
    /// <returns>SHA-256 (64 hex digits) by asset name; empty where there is no candidate, or more than one.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> DigestsAsync(
        RehearsalEnvironment environment,
        CancellationToken cancellation
    )
    {
        using var http = environment.Authorized();
        using var list = JsonDocument.Parse(
            await http.GetStringAsync(new Uri($"{environment.RepositoryUrl}/releases?per_page=100"), cancellation)
        );
        var found = list
            .RootElement.EnumerateArray()
            .Where(release => release.GetProperty("tag_name").GetString() == environment.CandidateTag)
            .ToList();
        return found.Count != 1
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            : found[0]
                .GetProperty("assets")
                .EnumerateArray()
                .ToDictionary(
                    asset => asset.GetProperty("name").GetString()!,
                    asset => asset.GetProperty("digest").GetString()?.Split(':')[^1] ?? "",
                    StringComparer.Ordinal
                );
    }
}
