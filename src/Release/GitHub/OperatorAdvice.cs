using System.Net;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>A failure of GitHub in words for the person whose token it is. Pure.</summary>
public static class OperatorAdvice
{
    /// <summary>What to do where nothing but GitHub is at fault.</summary>
    public const string Again =
        "Run the command again: it continues where it stopped; https://www.githubstatus.com says how GitHub is";

    private const string WhereTokens = "https://github.com/settings/personal-access-tokens";

    /// <summary>
    /// The end of a command: exit 1 where a rule refused it, else exit 3; it names the permission that is missing,
    /// where GitHub did.
    /// </summary>
    public static ActionFailure Of(GitHubFailure failure)
    {
        if (failure.Refused() is { } refused)
        {
            return refused;
        }
        var (why, toDo) = Words(failure);
        return new ActionFailure(
            ExitCode.GitHub,
            $"Could not {failure.Message.TrimEnd('.')}",
            why,
            failure.ToDo.Length > 0 ? failure.ToDo : toDo
        );
    }

    private static (string Why, string ToDo) Words(GitHubFailure failure) =>
        failure switch
        {
            { Needs.SsoUrl: { } url } => (
                "The organisation uses single sign-on, and this token is not authorised for it",
                $"Authorise it at {url}, and run the command again"
            ),
            { Status: HttpStatusCode.Unauthorized } => (
                "GitHub does not know this token: it has expired, was revoked, or was copied incompletely",
                "Sign in again with `gh auth login`, or set GH_TOKEN to a token that is valid"
            ),
            { Status: HttpStatusCode.Forbidden or HttpStatusCode.NotFound } => Refused(failure),
            { Status: null } => (
                "GitHub did not answer",
                "Check the network and https://www.githubstatus.com, and run the command again: it continues "
                    + "where it stopped"
            ),
            { Status: { } status } when (int)status >= 500 => ("GitHub had a fault of its own", Again),
            { Status: HttpStatusCode.UnprocessableEntity } => (
                "",
                "Put right what GitHub names, and run the command again"
            ),
            _ => ("", "Run the command again: it continues where it stopped"),
        };

    private static (string Why, string ToDo) Refused(GitHubFailure failure) =>
        failure.Needs switch
        {
            { GrantedScopes: { } granted, AcceptedScopes: { Length: > 0 } accepted } when !Covers(granted, accepted) =>
                (
                    $"The token has {Scopes(granted)}, and this needs {Scopes(accepted)}",
                    $"Give the token that scope: `gh auth refresh --scopes {accepted.Split(',')[0].Trim()}`"
                ),
            { Permissions: { Length: > 0 } needed } when failure.Status == HttpStatusCode.Forbidden => (
                $"The token may be without the permission that this needs: {Permissions(needed)}",
                $"Give the token that permission for the repository ({WhereTokens}), or use one that has it"
            ),
            { Permissions: { Length: > 0 } needed } => (
                NotFound,
                $"Check the repository's name, and that the token has {Permissions(needed)} for it ({WhereTokens})"
            ),
            _ when failure.Status == HttpStatusCode.NotFound => (
                NotFound,
                "Check the repository's name, and that the token's owner has access to it"
            ),
            _ => (
                "GitHub refused it to this token",
                "Use a token of somebody who may do it; `ms release preflight` tells what a release needs"
            ),
        };

    private const string NotFound = "GitHub also says 'not found' of what a token may not see";

    /// <summary>
    /// <c>contents=write,workflows=write; …</c> as <c>contents: write and workflows: write, or …</c>.
    /// </summary>
    private static string Permissions(string needed) =>
        string.Join(
            ", or ",
            needed
                .Split(';')
                .Select(all =>
                    string.Join(
                        " and ",
                        all.Split(',').Select(one => one.Trim().Replace("=", ": ", StringComparison.Ordinal))
                    )
                )
        );

    // no scope is listed where the token needs none
    private static bool Covers(string granted, string accepted) =>
        accepted
            .Split(',')
            .Select(scope => scope.Trim())
            .Intersect(granted.Split(',').Select(scope => scope.Trim()), StringComparer.Ordinal)
            .Any();

    private static string Scopes(string list) =>
        list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            is { Length: > 0 } scopes
            ? $"the scope{(scopes.Length == 1 ? "" : "s")} {string.Join(", ", scopes)}"
            : "no scopes";
}
