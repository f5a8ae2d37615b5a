using System.Net;

namespace MsReleaseActions.GitHub;

/// <summary>Where the next page of a list is. Pure.</summary>
internal static class PageLinks
{
    /// <summary>The address as it was answered, if it is one that may be asked.</summary>
    /// <param name="what">What is listed.</param>
    /// <param name="next">As the answer has it.</param>
    /// <param name="asked">The pages so far.</param>
    /// <param name="api">The API.</param>
    /// <param name="limits">How many pages there may be.</param>
    /// <exception cref="GitHubFailure">It is no address of the API, was asked already, or is one too many.</exception>
    public static string Next(string what, string next, IReadOnlySet<string> asked, Uri api, NetworkLimits limits) =>
        Problem(next, asked, api, limits) is { } problem
            ? throw new GitHubFailure(what, HttpStatusCode.OK, problem)
            : next;

    /// <summary>Each once: what is made while pages are read moves others to the next page.</summary>
    public static IReadOnlyList<T> Once<T>(IReadOnlyList<T> pages, Func<T, long> id) => [.. pages.DistinctBy(id)];

    private static string? Problem(string next, IReadOnlySet<string> asked, Uri api, NetworkLimits limits) =>
        !Uri.TryCreate(next, UriKind.Absolute, out var address) || !Addresses.AreOfOneOrigin(api, address)
            ? $"the next page is said to be {ApiFailures.Quoted(next)}, which is no address of the API"
        : asked.Contains(next) ? $"its pages lead in a circle, to {ApiFailures.Quoted(next)}"
        : asked.Count >= limits.MostPages ? $"it has more than {limits.MostPages} pages"
        : null;
}
