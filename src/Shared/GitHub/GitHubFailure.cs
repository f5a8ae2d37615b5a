using System.Net;
using MsReleaseActions.Core;

namespace MsReleaseActions.GitHub;

/// <summary>
/// A request that did not end as it should. The only exception that leaves the adapter for reasons of GitHub or the
/// network.
/// </summary>
/// <param name="what">What was attempted, such as "read release 7 of o/r".</param>
/// <param name="status">The answer's status; null when none came.</param>
/// <param name="detail">GitHub's own words, or the network's.</param>
public sealed class GitHubFailure(string what, HttpStatusCode? status, string detail)
    : Exception($"{what}: {Shown(status)}{detail}")
{
    public string What { get; } = what;

    public HttpStatusCode? Status { get; } = status;

    public string Detail { get; } = detail;

    /// <summary>A write whose effect is unknown: look before trying again.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>
    /// Set where a limit refused a write: the time to stay away, already taken from the time that may be spent on
    /// limits. Then it may be sent again, after a look.
    /// </summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>A write that may be tried again, once it was looked for.</summary>
    public bool MayHaveHappened => IsUncertain || RetryAfter is not null;

    /// <summary>Codes of GitHub's <c>errors</c> list, such as <c>already_exists</c>.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>Of a refusal: what it would have needed.</summary>
    public TokenNeeds Needs { get; init; } = TokenNeeds.Unknown;

    /// <summary>What the reader can do now; empty when the status alone tells.</summary>
    public string ToDo { get; init; } = "";

    /// <summary>422 because something of that name is there already.</summary>
    public bool IsAlreadyExists => Status is HttpStatusCode.UnprocessableEntity && Codes.Contains("already_exists");

    /// <summary>Set where a rule refused it, and will again; null where it is trouble, or the token.</summary>
    public PermanentRefusal? Refusal =>
        MayHaveHappened || IsAlreadyExists || Needs.SsoUrl is not null ? null : PermanentRefusal.Of(Status, Detail);

    /// <summary>The failure as the end of a run: exit 1 where a rule refused it, else exit 3.</summary>
    public ActionFailure ToActionFailure() =>
        Refused() ?? new(ExitCode.GitHub, Headline, Why(), ToDo.Length > 0 ? ToDo : Advice());

    /// <summary>The end where a rule refused it; null where none did.</summary>
    public ActionFailure? Refused() =>
        Refusal is { } refusal ? ActionFailure.No(Headline, refusal.Why, refusal.ToDo) : null;

    private string Headline => $"Could not {Message.TrimEnd('.')}";

    private string Why() =>
        Status switch
        {
            HttpStatusCode.Unauthorized => "GitHub does not know this token",
            HttpStatusCode.Forbidden => "GitHub refused it to this token",
            HttpStatusCode.NotFound => "GitHub also says 'not found' of what a token may not see",
            _ when IsRedirect => "GitHub points at another address: the repository was renamed or moved",
            _ => "",
        };

    private string Advice() =>
        Status switch
        {
            HttpStatusCode.Unauthorized => "Check the `token` input: it may have expired (app tokens live an hour)",
            HttpStatusCode.Forbidden => "Give the job the `permissions` that this action's README lists",
            HttpStatusCode.NotFound => "Check the repository's name and the token's permissions",
            _ when IsRedirect => "Name the repository as it is called now",
            HttpStatusCode.UnprocessableEntity => "Put right what GitHub names, then run the step again",
            _ => "Run the step again: it continues where it stopped",
        };

    private bool IsRedirect => (int?)Status is 301 or 302 or 303 or 307 or 308;

    private static string Shown(HttpStatusCode? status) => status is { } code ? $"HTTP {(int)code}, " : "";
}
