using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;

namespace MsReleaseActions.Cli.Commands.Operator;

/// <summary>Which GitHub is meant.</summary>
/// <param name="ApiUrl">Base address of the REST API, without a final slash.</param>
/// <param name="Host">The name that <c>gh</c> and git know it by.</param>
internal sealed record ServerAddress(string ApiUrl, string Host)
{
    private const string Public = "github.com";

    /// <summary><c>GITHUB_API_URL</c>, else what <c>GH_HOST</c> means, else github.com.</summary>
    /// <exception cref="ActionFailure">The variable holds no address.</exception>
    public static ServerAddress Of(Terminal terminal)
    {
        if (terminal.Variable("GITHUB_API_URL")?.TrimEnd('/') is { } url)
        {
            return
                Uri.TryCreate(url, UriKind.Absolute, out var address)
                && address.Scheme is "http" or "https"
                && address.Query.Length + address.Fragment.Length + address.UserInfo.Length == 0
                ? new ServerAddress(
                    url,
                    address.Host.StartsWith("api.", StringComparison.Ordinal)
                        ? address.Host["api.".Length..]
                        : address.Host
                )
                : throw new ActionFailure(
                    ExitCode.BadInput,
                    $"GITHUB_API_URL must be an http(s) address such as https://api.github.com, not '{url}'"
                );
        }
        return terminal.Variable("GH_HOST") is { } host && host != Public
            ? new ServerAddress($"https://{host}/api/v3", host)
            : new ServerAddress("https://api.github.com", Public);
    }
}
