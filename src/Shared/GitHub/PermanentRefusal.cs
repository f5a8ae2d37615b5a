using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace MsReleaseActions.GitHub;

/// <summary>
/// GitHub refused by a rule: whoever asks again is refused again, until somebody changes the rule, or what is asked
/// for. The one place that says which answers are such, why, and what to do.
/// </summary>
/// <param name="Why">What the rule is for.</param>
/// <param name="ToDo">The way out.</param>
public sealed partial record PermanentRefusal(string Why, string ToDo)
{
    private const string Start = "then start this again";

    // the first that fits; of several rules in one answer the one that nobody can get around comes first
    private static readonly (string Words, PermanentRefusal Meaning)[] Known =
    [
        (
            "used by an immutable release",
            new(
                "An immutable release has had this tag, and GitHub never gives such a name again",
                "Release it under the next version"
            )
        ),
        (
            "immutable",
            new(
                "What is published as immutable can never be changed, neither its files nor its tag",
                "Leave it as it is, and publish what is to be different under a new version"
            )
        ),
        (
            "creations being restricted|create name restrictions",
            new(
                "A rule lets only those on its bypass list make this tag or branch, and a job's own token is never on "
                    + "one; of a tag that an immutable release has had, GitHub says the same",
                "Give it the token of a GitHub App that is on that list (for a release, `release_app` in "
                    + "ms-release.json), "
                    + $"{Start}; where no rule is to be found, take the next version"
            )
        ),
        (
            "cannot update this protected ref|cannot force-push",
            new(
                "A rule lets only those on its bypass list move this tag or branch",
                $"Leave it where it is, or have an administrator put whoever may move it on that list, {Start}"
            )
        ),
        (
            "cannot delete this|deletions being restricted",
            new(
                "A rule lets only those on its bypass list delete this tag or branch",
                $"Leave it, or have an administrator put whoever may delete it on that list, {Start}"
            )
        ),
        (
            "verified signature|must be signed",
            new(
                "A rule takes only what is signed, and this commit is not",
                "Release a commit that is signed (those that GitHub merges are), or have an administrator put the "
                    + $"token's App on the rule's bypass list, {Start}"
            )
        ),
        (
            "cannot contain secrets|push protection",
            new(
                "Push protection found something in it that looks like a secret",
                $"Take it out of the commit and replace the secret, or allow it on GitHub, {Start}"
            )
        ),
        (
            "file path|path length|file extension|file size|file name",
            new(
                "A push ruleset says which files a commit may have, and this one has others",
                $"Take them out, or have an administrator change that ruleset or its bypass list, {Start}"
            )
        ),
        (
            "name must|name pattern",
            new(
                "A rule says what tags and branches are called, and this name is not so",
                "Take a name that fits (for a release, `tag_prefix` in ms-release.json), or have an administrator "
                    + $"change the rule, {Start}"
            )
        ),
        (
            "not a valid (tag|ref)|valid tag\\b|name is invalid",
            new("GitHub can never make a tag or branch of this name", "Choose another name")
        ),
        (
            "archived",
            new(
                "Nobody can write to a repository that is archived",
                $"Have an administrator unarchive it, or use another repository, {Start}"
            )
        ),
        (
            "ip allow list|forbids access|blocked by|access blocked|\\bpolicy\\b|\\bpolicies\\b",
            new(
                "A policy of the organisation or enterprise forbids it",
                $"Do it in the way that the policy allows, or have an owner change the policy, {Start}"
            )
        ),
        (
            "rule violation|rules? do(es)? not permit|protected (tag|branch|ref)",
            new(
                "A rule of the repository or its organisation forbids it",
                "See which one under Settings, Rules, and do what it asks for, or have an administrator change it, "
                    + Start
            )
        ),
    ];

    /// <summary>What an answer means that refuses for good; null for every other one.</summary>
    /// <param name="status">Of the answer.</param>
    /// <param name="detail">GitHub's words, with those of its list of errors.</param>
    public static PermanentRefusal? Of(HttpStatusCode? status, string detail) =>
        (int?)status is 403 or 405 or 409 or 422 or 451
            ? Known
                .FirstOrDefault(known =>
                    Regex.IsMatch(detail, known.Words, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)
                )
                .Meaning
            : null;

    /// <summary>The same of a line in the log of a job that told it as its end.</summary>
    public static PermanentRefusal? Told(string line) =>
        End().Match(line) is { Success: true } told
            ? Of(
                (HttpStatusCode)int.Parse(told.Groups["status"].ValueSpan, CultureInfo.InvariantCulture),
                told.Groups["detail"].Value
            )
            : null;

    [GeneratedRegex(@"Could not .+: HTTP (?<status>[0-9]{3}), (?<detail>.+)", RegexOptions.CultureInvariant)]
    private static partial Regex End();
}
