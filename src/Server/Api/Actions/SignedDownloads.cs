using System.Security.Cryptography;
using MsReleaseActions.Server.Http;

namespace MsReleaseActions.Server.Api.Actions;

/// <summary>Addresses in the object storage that hold for minutes and ask for no token.</summary>
internal sealed class SignedDownloads
{
    private readonly Dictionary<string, (AnswerContent Content, DateTimeOffset Until)> tickets = new(
        StringComparer.Ordinal
    );

    public static void Add(Routes routes) =>
        routes.Plain(Listener.Storage, "GET", "/actions-results/{ticket}", call => Of(call).Give(call));

    /// <summary>302 to an address made for this request.</summary>
    public static Answer To(ApiCall call, AnswerContent content)
    {
        var ticket = RandomNumberGenerator.GetHexString(32, lowercase: true);
        Of(call).tickets[ticket] = (content, call.Now + call.Sandbox.Options.SignedUrlLifetime);
        return Answer.Empty(302).With("Location", $"{call.Origins.Storage}/actions-results/{ticket}");
    }

    private static SignedDownloads Of(ApiCall call) => call.Sandbox.Area<SignedDownloads>();

    private Answer Give(ApiCall call) =>
        tickets.TryGetValue(call["ticket"], out var found) && call.Now <= found.Until
            ? new Answer { Status = 200, Content = found.Content }
            : Answer.Text(
                403,
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>AuthenticationFailed</Code></Error>",
                "application/xml"
            );
}
