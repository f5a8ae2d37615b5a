using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
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
        var verified = bundles.Select(bundle => Verified(bundle, root, digest)).OfType<JsonObject>().ToList();
        if (verified.Count == 0)
        {
            throw new ToolFailure(
                "Error: verifying with issuer \"sigstore.dev\": no attestation of "
                    + $"sha256:{digest} is of {Identity ?? Repository}"
                    + (HostedOnly ? " on a GitHub-hosted runner" : "")
            );
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

    // null: it does not hold, or is of somebody else
    private JsonObject? Verified(JsonNode bundle, X509Certificate2 root, string digest)
    {
        try
        {
            if (AttestationBundle.Open(bundle) is not var (certificate, statement))
            {
                return null;
            }
            using (certificate)
            {
                return
                    IsVouchedFor(certificate, root)
                    && AttestationIdentity.Of(certificate) is { } who
                    && who.Repository.EndsWith($"/{Repository}", StringComparison.OrdinalIgnoreCase)
                    && (Identity is null || who.Workflow == Identity)
                    && (!HostedOnly || who.RunnerEnvironment == "github-hosted")
                    && statement["subject"]!
                        .AsArray()
                        .Any(subject => subject!["digest"]!["sha256"]!.GetValue<string>() == digest)
                    ? Shown(bundle, who, statement)
                    : null;
            }
        }
        catch (Exception malformed)
            when (malformed is FormatException or CryptographicException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsVouchedFor(X509Certificate2 certificate, X509Certificate2 root)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        // it is valid for minutes: it must have been so when it signed
        chain.ChainPolicy.VerificationTime = certificate.NotBefore;
        return chain.Build(certificate);
    }

    private static JsonObject Shown(JsonNode bundle, AttestationIdentity who, JsonNode statement) =>
        new()
        {
            ["attestation"] = new JsonObject { ["bundle"] = bundle.DeepClone() },
            ["verificationResult"] = new JsonObject
            {
                ["mediaType"] = "application/vnd.dev.sigstore.verificationresult+json;version=0.1",
                ["signature"] = new JsonObject
                {
                    ["certificate"] = new JsonObject
                    {
                        ["subjectAlternativeName"] = who.Workflow,
                        ["buildSignerURI"] = who.Workflow,
                        ["runnerEnvironment"] = who.RunnerEnvironment,
                        ["sourceRepositoryURI"] = who.Repository,
                        ["sourceRepositoryRef"] = who.Ref,
                        ["sourceRepositoryDigest"] = who.Digest,
                        ["runInvocationURI"] = who.Invocation,
                    },
                },
                ["statement"] = statement.DeepClone(),
            },
        };
}
