using System.IO.Abstractions;
using MsReleaseActions.GitHub;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.Testing;

/// <summary>The adapter that the actions use, without an action around it.</summary>
public static class GitHubOf
{
    /// <param name="apiUrl">Without a final slash.</param>
    /// <param name="log">Where the adapter says that it tries again; may be null.</param>
    /// <param name="limitPatience">How long it waits for limits in all; ten minutes where null.</param>
    /// <param name="limits">What each request keeps to; the usual where null.</param>
    public static GitHubClient Connect(
        string apiUrl,
        string token,
        TimeProvider time,
        TextWriter? log = null,
        TimeSpan? limitPatience = null,
        NetworkLimits? limits = null
    )
    {
        var environment = new ActionEnvironment(
            new Dictionary<string, string>(),
            log ?? TextWriter.Null,
            new FileSystem(),
            time
        );
        return new GitHubClients(new GitHubHttp { Limits = limits ?? new() }, time, new Workflow(environment), apiUrl)
        {
            LimitPatience = limitPatience ?? TimeSpan.FromMinutes(10),
        }.Connect(token);
    }
}
