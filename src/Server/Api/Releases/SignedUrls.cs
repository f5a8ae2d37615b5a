using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Releases;

/// <summary>Addresses of the object storage that carry their own permission, for some minutes.</summary>
internal static class SignedUrls
{
    // A key of the process: signatures of another sandbox do not hold.
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    public static string For(ApiCall call, SandboxAsset asset) =>
        For(call, $"/github-production-release-asset/{asset.Release.Repository.Id}/{asset.Id}");

    /// <summary>Signs any path of the storage listener.</summary>
    public static string For(ApiCall call, string path)
    {
        var end = (call.Now + call.Sandbox.Options.SignedUrlLifetime).ToUnixTimeSeconds();
        return $"{call.Origins.Storage}{path}?se={end.ToString(CultureInfo.InvariantCulture)}&sig={Sign(path, end)}";
    }

    /// <summary>Refuses a request whose signature is wrong or too old.</summary>
    public static void Check(ApiCall call)
    {
        var holds =
            long.TryParse(call.Query("se"), NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            && end >= call.Now.ToUnixTimeSeconds()
            && call.Query("sig") == Sign(call.Record.Path, end);
        if (!holds)
        {
            throw new Refusal(
                Answer.Text(
                    403,
                    "<?xml version=\"1.0\" "
                        + "encoding=\"utf-8\"?><Error><Code>AuthenticationFailed</Code><Message>Signature not valid in "
                        + "the specified time frame</Message></Error>",
                    "application/xml"
                )
            );
        }
    }

    private static string Sign(string path, long end) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes($"{path}\n{end}")));
}
