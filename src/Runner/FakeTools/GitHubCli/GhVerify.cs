using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MsReleaseActions.Runner.BuiltinActions.Attesting;

namespace MsReleaseActions.Runner.FakeTools.GitHubCli;

/// <summary>
/// <c>gh attestation verify FILE --repo OWNER/NAME</c> with its exact identity: the attestations are asked of GitHub,
/// and certificate, signature, digest, identity and machine are verified.
/// </summary>
internal sealed record GhVerify(string File, string Repository, string? Identity, bool HostedOnly, bool AsJson)
{
    private const int NoLogin = 4;

    /// <summary>Null where an option is not stood in for.</summary>
    public static GhVerify? Read(string[] words)
    {
        var read = new GhVerify("", "", null, HostedOnly: false, AsJson: false);
        for (var at = 0; at < words.Length; at++)
        {
            var next = at + 1 < words.Length ? words[at + 1] : "";
            (read, var used) = words[at] switch
            {
                "--repo" or "-R" => (read with { Repository = next }, 1),
                "--cert-identity" => (read with { Identity = next }, 1),
                "--limit" or "-L" when int.TryParse(next, out _) => (read, 1),
                "--format" when next == "json" => (read with { AsJson = true }, 1),
                "--deny-self-hosted-runners" => (read with { HostedOnly = true }, 0),
                ['-', ..] => (read with { File = "-" }, words.Length),
                var file when read.File.Length == 0 => (read with { File = file }, 0),
                _ => (read with { File = "-" }, words.Length),
            };
            at += used;
        }
        return read.File is "" or "-" || read.Repository.Length == 0 ? null : read;
    }

    public async Task<int> RunAsync(StandInCall call, CancellationToken cancellation)
    {
        if ((call.Variable("GH_TOKEN") ?? call.Variable("GITHUB_TOKEN")) is not { } token)
        {
            throw new ToolFailure(
                "To use GitHub CLI in a GitHub Actions workflow, set the GH_TOKEN environment variable",
                NoLogin
            );
        }
        var root =
            call.Options.TrustedRoot ?? throw new ToolFailure("Error: no embedded GitHub vouches for anything here");
        var digest = Convert.ToHexStringLower(
            SHA256.HashData(await System.IO.File.ReadAllBytesAsync(call.Full(File), cancellation))
        );
        var bundles = await BundlesAsync(call, token, digest, cancellation);
        var wanted = new WantedAttestation(digest, Repository, Identity, HostedOnly);
        var verified = bundles.Select(bundle => wanted.Verify(bundle, root)).OfType<JsonObject>().ToList();
        if (verified.Count == 0)
        {
            throw new ToolFailure($"Error: verifying with issuer \"sigstore.dev\": {wanted.NotFound}");
        }
        await call.SayAsync(
            AsJson
                ? new JsonArray([.. verified]).ToJsonString()
                : $"Verification succeeded: sha256:{digest} was attested by {Identity}"
        );
        return 0;
    }

    private async Task<IReadOnlyList<JsonNode>> BundlesAsync(
        StandInCall call,
        string token,
        string digest,
        CancellationToken cancellation
    )
    {
        var address =
            $"{call.Variable("GITHUB_API_URL")}/repos/{Repository}/attestations/sha256:{digest}?per_page=30"
            + "&predicate_type=https://slsa.dev/provenance/v1";
#pragma warning disable RS0030 // gh itself, not an action: it asks the embedded GitHub once, and may be told anything
        using var http = new HttpClient();
#pragma warning restore RS0030
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.UserAgent.Add(new("gh", "2.62.0"));
        try
        {
            using var answer = await http.SendAsync(request, cancellation);
            if (!answer.IsSuccessStatusCode)
            {
                throw new ToolFailure($"Error: HTTP {(int)answer.StatusCode}: {answer.ReasonPhrase} ({address})");
            }
            var page = await JsonNode.ParseAsync(
                await answer.Content.ReadAsStreamAsync(cancellation),
                cancellationToken: cancellation
            );
            return [.. page!["attestations"]!.AsArray().Select(one => one!["bundle"]!)];
        }
        catch (HttpRequestException failure)
        {
            throw new ToolFailure($"Error: {failure.Message}");
        }
    }
}
