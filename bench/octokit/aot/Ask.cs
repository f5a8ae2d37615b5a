using System.Diagnostics.CodeAnalysis;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.OctokitBench;

/// <summary>One release, asked for by one of the clients.</summary>
internal static class Ask
{
    [FeatureSwitchDefinition("OctokitBench.AsksOurs")]
    private static bool AsksOurs => AppContext.TryGetSwitch("OctokitBench.AsksOurs", out var isOn) && isOn;

    public static Task<string> ReleaseAsync(string apiUrl, string token, string repository, long id) =>
        AsksOurs
            ? OursAsync(apiUrl, token, RepositoryName.Parse(repository), id)
            : OctokitsAsync(apiUrl, token, RepositoryName.Parse(repository), id);

    private static async Task<string> OursAsync(string apiUrl, string token, RepositoryName repository, long id)
    {
        using var http = new GitHubHttp();
        var release = (
            await Clients.Ours(http, apiUrl, token).Releases.GetAsync(repository, id, CancellationToken.None)
        )!;
        return Shown(release.TagName, release.UploadUrl, release.Assets.Select(asset => asset.Name));
    }

    private static async Task<string> OctokitsAsync(string apiUrl, string token, RepositoryName repository, long id)
    {
        var release = await Clients
            .Octokits(apiUrl, token)
            .Repository.Release.Get(repository.Owner, repository.Name, id);
        return Shown(release.TagName, release.UploadUrl, release.Assets?.Select(asset => asset.Name));
    }

    private static string Shown(string? tag, string? uploadUrl, IEnumerable<string>? assets) =>
        $"tag {tag ?? "null"}, upload address {(uploadUrl is null ? "null" : "there")}, "
        + $"assets {(assets is null ? "null" : string.Join(", ", assets))}";
}
