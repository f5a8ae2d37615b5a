using System.Net;
using System.Text.RegularExpressions;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;

namespace MsReleaseActions.Cli.Commands.Operator;

/// <summary>Which GitHub is meant.</summary>
/// <param name="ApiUrl">Base address of the REST API, without a final slash.</param>
/// <param name="Host">The name that <c>gh</c> and git know it by.</param>
/// <param name="NamedBy">The option or variable that names it; empty where nothing does.</param>
internal sealed partial record ServerAddress(string ApiUrl, string Host, string NamedBy = "")
{
    /// <summary>The option that says which server is meant.</summary>
    public const string Option = "--host";

    private const string Public = "github.com";
    private const string Tenants = ".ghe.com";
    private const string Address = "GITHUB_API_URL";

    /// <summary>Whether the person at the keyboard named it, and not their environment.</summary>
    public bool IsTyped => NamedBy == Option;

    /// <summary>What is sent there stays on this machine.</summary>
    public bool IsThisMachine => IsLoopback(new Uri(ApiUrl).Host);

    /// <summary>Nobody on the way reads what is sent there.</summary>
    public bool IsPrivate => ApiUrl.StartsWith("https://", StringComparison.Ordinal) || IsThisMachine;

    /// <summary>github.com, or the part of it that is one customer's.</summary>
    public bool IsOfGitHub => Host == Public || Host.EndsWith(Tenants, StringComparison.Ordinal);

    /// <summary>
    /// What is typed, <c>GITHUB_API_URL</c>, the host in <c>GH_REPO</c>, what <c>GH_HOST</c> means, else github.com.
    /// </summary>
    /// <param name="typed">As <c>--host</c> has it.</param>
    /// <param name="repositoryIsTyped">What <c>GH_REPO</c> says is not what is meant.</param>
    /// <exception cref="ActionFailure">A variable holds no address, or two name different servers: exit 2.</exception>
    public static ServerAddress Of(Terminal terminal, string? typed = null, bool repositoryIsTyped = false)
    {
        var address = terminal.Variable(Address) is { } url ? OfUrl(url.TrimEnd('/')) : null;
        if (typed is not null)
        {
            var meant = OfHost(typed, Option);
            // what is typed says that the address is meant, where that is of the same server
            return address?.Host == meant.Host ? address with { NamedBy = Option } : meant;
        }
        var ofRepository = repositoryIsTyped ? null : OperatorRepository.HostOf(terminal);
        var named = ofRepository is null ? null : OfHost(ofRepository, "GH_REPO");
        if (address is not null && named is not null && !address.IsSameAs(named))
        {
            throw new ActionFailure(
                ExitCode.BadInput,
                $"Two servers are named: {address.Host} by {Address}, and {named.Host} by GH_REPO",
                "",
                $"Say which one is meant with {Option}, or unset one of them"
            );
        }
        return address
            ?? named
            ?? (
                terminal.Variable("GH_HOST") is { } host
                    ? OfHost(host, "GH_HOST")
                    : new ServerAddress("https://api.github.com", Public)
            );
    }

    /// <summary>Why a text is no host, as the end of a sentence; null where it is one.</summary>
    public static string? WhyNotHost(string text) =>
        Form().IsMatch(text) ? null : $"must be a host such as {Public}, not '{text}'";

    // as gh does it: one server of github.com, one of each tenant
    private static ServerAddress OfHost(string text, string namedBy)
    {
        if (WhyNotHost(text) is { } problem)
        {
            throw new ActionFailure(ExitCode.BadInput, $"{namedBy} {problem}");
        }
        var host = text.ToLowerInvariant();
        if (host == Public || host.EndsWith($".{Public}", StringComparison.Ordinal))
        {
            return new ServerAddress("https://api.github.com", Public, namedBy);
        }
        if (host.EndsWith(Tenants, StringComparison.Ordinal))
        {
            var tenant = string.Join('.', host.Split('.').TakeLast(3));
            return new ServerAddress($"https://api.{tenant}", tenant, namedBy);
        }
        return host == "github.localhost"
            ? new ServerAddress("http://api.github.localhost", host, namedBy)
            : new ServerAddress($"https://{host}/api/v3", host, namedBy);
    }

    private static ServerAddress OfUrl(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address.Query.Length + address.Fragment.Length + address.UserInfo.Length == 0
            ? new ServerAddress(
                url,
                address.Host.StartsWith("api.", StringComparison.Ordinal)
                    ? address.Host["api.".Length..]
                    : address.Host,
                Address
            )
            : throw new ActionFailure(
                ExitCode.BadInput,
                $"{Address} must be an http(s) address such as https://api.github.com, not '{url}'"
            );

    private bool IsSameAs(ServerAddress other) => Host == other.Host || (IsThisMachine && other.IsThisMachine);

    private static bool IsLoopback(string host) =>
        host is "localhost" or "github.localhost" or "api.github.localhost"
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
