using System.Diagnostics;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.OctokitBench;

/// <summary>One upload in a process of its own, which prints its seconds.</summary>
internal static class Upload
{
    private const string Type = "application/octet-stream";

    public static readonly string[] Kinds = ["octokit", "octokit-streamed", "own"];

    /// <param name="arguments">Kind, API address, token, repository, release, file.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (kind, apiUrl, token) = (arguments[0], arguments[1], arguments[2]);
        var (repository, release) = (RepositoryName.Parse(arguments[3]), long.Parse(arguments[4]));
        await using var body = File.OpenRead(arguments[5]);
        var seconds =
            kind == "own"
                ? await OursAsync(apiUrl, token, repository, release, body)
                : await OctokitsAsync(apiUrl, token, repository, release, body, isStreamed: kind == "octokit-streamed");
        await Console.Out.WriteAsync($"{seconds}");
        return 0;
    }

    private static async Task<double> OursAsync(
        string apiUrl,
        string token,
        RepositoryName repository,
        long id,
        Stream body
    )
    {
        using var http = new GitHubHttp();
        var client = Clients.Ours(http, apiUrl, token);
        var release = await client.Releases.GetAsync(repository, id, CancellationToken.None);
        var clock = Stopwatch.StartNew();
        await client.Assets.UploadAsync(
            release!.UploadUrl,
            "body.bin",
            Type,
            body,
            body.Length,
            CancellationToken.None
        );
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task<double> OctokitsAsync(
        string apiUrl,
        string token,
        RepositoryName repository,
        long id,
        Stream body,
        bool isStreamed
    )
    {
        using var later = isStreamed ? new BodyLater(body) : null;
        var client = Clients.Octokits(apiUrl, token, later);
        var release = await client.Repository.Release.Get(repository.Owner, repository.Name, id);
        var upload = new Octokit.ReleaseAssetUpload("body.bin", Type, isStreamed ? Stream.Null : body, timeout: null);
        var clock = Stopwatch.StartNew();
        await client.Repository.Release.UploadAsset(release, upload);
        return clock.Elapsed.TotalSeconds;
    }
}
