using MsReleaseActions.Core;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.OctokitBench;

/// <summary>A release that is asked for; the first answer is a 502.</summary>
internal static class Retries
{
    public static Task<(bool IsAskedAgain, string Seen)> OctokitsAsync(Place place) =>
        SeenAsync(
            place,
            () =>
                Clients
                    .Octokits(place.GitHub.ApiUrl, place.Token)
                    .Repository.Release.Get(place.Repository.Owner, place.Repository.Name, place.Release.Id)
        );

    public static async Task<(bool IsAskedAgain, string Seen)> OursAsync(Place place)
    {
        using var http = new GitHubHttp();
        var client = Clients.Ours(http, place.GitHub.ApiUrl, place.Token);
        var name = RepositoryName.Parse(place.Repository.FullName);
        return await SeenAsync(place, () => client.Releases.GetAsync(name, place.Release.Id, CancellationToken.None));
    }

    private static async Task<(bool IsAskedAgain, string Seen)> SeenAsync(Place place, Func<Task> ask)
    {
        place.GitHub.Log.Clear();
        place.GitHub.Faults.On("GET", "/repos/*/*/releases/*").Status(502);
        var ended = "the release";
        try
        {
            await ask();
        }
#pragma warning disable CA1031 // any failure is the answer
        catch (Exception failure)
#pragma warning restore CA1031
        {
            ended = $"`{failure.GetType().Name}`";
        }
        place.GitHub.Faults.Clear();
        var requests = place.GitHub.Log.Requests.Count;
        return (requests > 1, $"requests: {requests}, then {ended}");
    }
}
