namespace MsReleaseActions.GitHub;

/// <summary>What GitHub says a refused request would have needed, in its answer's headers.</summary>
public sealed record TokenNeeds
{
    /// <summary>GitHub said nothing.</summary>
    public static TokenNeeds Unknown { get; } = new();

    /// <summary>
    /// <c>X-Accepted-GitHub-Permissions</c>, for fine-grained and app tokens: <c>contents=write,workflows=write; …</c>,
    /// where a comma means both and a semicolon either; null where GitHub did not say.
    /// </summary>
    public string? Permissions { get; init; }

    /// <summary><c>X-Accepted-OAuth-Scopes</c>, for classic tokens: any one of them is enough.</summary>
    public string? AcceptedScopes { get; init; }

    /// <summary><c>X-OAuth-Scopes</c>: what the classic token has; null for every other kind.</summary>
    public string? GrantedScopes { get; init; }

    /// <summary>
    /// Where the token can be authorised for an organisation with single sign-on; null where that is not the reason.
    /// </summary>
    public string? SsoUrl { get; init; }

    internal static TokenNeeds Of(HttpResponseMessage answer) =>
        new()
        {
            Permissions = Header(answer, "X-Accepted-GitHub-Permissions"),
            AcceptedScopes = Header(answer, "X-Accepted-OAuth-Scopes"),
            GrantedScopes = Header(answer, "X-OAuth-Scopes"),
            SsoUrl =
                Header(answer, "X-GitHub-SSO") is { } sso
                && sso.IndexOf("url=", StringComparison.Ordinal) is >= 0 and var at
                    ? sso[(at + "url=".Length)..]
                    : null,
        };

    /// <summary>A header, its values joined by commas; null where it is not there.</summary>
    internal static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
