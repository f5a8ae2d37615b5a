using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Http;

/// <summary>What GitHub asks of everybody at the door: a token it knows, a name, a version.</summary>
internal static class Gate
{
    /// <summary>User-Agents that begin so are our own clients, of which more is asked.</summary>
    private const string Ours = "ms-release-actions";

    private static readonly HashSet<string> Versions = ["2022-11-28", "2026-03-10"];

    /// <summary>Who asks; 401 for a token that is not known, 400 where a token has no business at all.</summary>
    public static SandboxToken? Identify(ApiCall call)
    {
        var header = call.Header("Authorization");
        if (header.Length == 0)
        {
            return null;
        }

        switch (call.Record.Listener)
        {
            case Listener.Storage:
                call.Violate("sent Authorization to the object storage");
                throw new Refusal(
                    Answer.Text(
                        400,
                        "<?xml version=\"1.0\" "
                            + "encoding=\"utf-8\"?><Error><Code>InvalidArgument</Code><Message>Only one auth mechanism "
                            + "allowed</Message></Error>",
                        "application/xml"
                    )
                );
            case Listener.Web:
                call.Violate("sent Authorization to a public download");
                return null;
            default:
                break;
        }

        var value =
            header.Split(' ', 2, StringSplitOptions.TrimEntries) is [var scheme, var rest]
            && scheme.ToUpperInvariant() is "BEARER" or "TOKEN"
                ? header[header.IndexOf(' ', StringComparison.Ordinal)..].Trim()
                : "";
        return call.Sandbox.FindToken(value) ?? throw new Refusal(Answer.Error(401, "Bad credentials"));
    }

    /// <summary>Refuses what GitHub refuses of any request, and notes what our own clients must send.</summary>
    public static void Manners(ApiCall call)
    {
        if (call.Record.Listener is Listener.Storage or Listener.Web)
        {
            return;
        }

        if (call.Record.UserAgent.Length == 0)
        {
            call.Violate("no User-Agent");
            throw new Refusal(
                Answer.Text(
                    403,
                    "\r\nRequest forbidden by administrative rules. Please make sure your request has a "
                        + "User-Agent header "
                        + "(https://docs.github.com/en/rest/overview/resources-in-the-rest-api#user-agent-required). "
                        + "Check https://developer.github.com for other possible causes.\r\n"
                )
            );
        }

        var version = call.Header("X-GitHub-Api-Version");
        if (version.Length > 0 && !Versions.Contains(version))
        {
            call.Violate($"asked for the unknown API version '{version}'");
            throw new Refusal(Answer.Error(400, "The specified API version is not supported."));
        }

        if (!call.Record.UserAgent.StartsWith(Ours, StringComparison.Ordinal))
        {
            return;
        }

        if (version.Length == 0)
        {
            call.Violate("no X-GitHub-Api-Version");
        }

        if (call.Header("Accept").Length == 0)
        {
            call.Violate("no Accept");
        }
    }
}
