using System.Net;

namespace MsReleaseActions.GitHub;

/// <summary>Which addresses belong to the API. Pure.</summary>
internal static class Addresses
{
    /// <summary>Same scheme, host and port.</summary>
    public static bool AreOfOneOrigin(Uri api, Uri address) =>
        address.Scheme == api.Scheme
        && string.Equals(address.Authority, api.Authority, StringComparison.OrdinalIgnoreCase);

    /// <summary>HTTP, and encrypted where the API is.</summary>
    public static bool IsAsSafe(Uri api, Uri address) =>
        address.Scheme == Uri.UriSchemeHttps
        || (address.Scheme == Uri.UriSchemeHttp && api.Scheme == Uri.UriSchemeHttp);

    /// <summary>
    /// As safe, and of the API's own site: its host, or one below the name that remains of it without <c>api.</c>, such
    /// as <c>uploads.github.com</c>. The token may go there.
    /// </summary>
    public static bool AreOfOneSite(Uri api, Uri address)
    {
        const string Api = "api.";
        var site = api.Host.StartsWith(Api, StringComparison.OrdinalIgnoreCase) ? api.Host[Api.Length..] : api.Host;
        return IsAsSafe(api, address)
            && address.UserInfo.Length == 0
            && (
                string.Equals(address.Host, api.Host, StringComparison.OrdinalIgnoreCase)
                || (
                    !IPAddress.TryParse(site.Trim('[', ']'), out _)
                    && address.Host.EndsWith($".{site}", StringComparison.OrdinalIgnoreCase)
                )
            );
    }
}
