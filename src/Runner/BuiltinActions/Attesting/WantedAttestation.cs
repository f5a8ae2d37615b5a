using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Runner.BuiltinActions.Attesting;

/// <summary>Who is to have attested what, for verifying it with the embedded GitHub's trust.</summary>
/// <param name="Digest">SHA-256, 64 hex digits.</param>
/// <param name="Repository"><c>owner/name</c>.</param>
/// <param name="Identity">The workflow with its ref, an address; null: any of the repository.</param>
/// <param name="HostedOnly">Only what a machine of GitHub's attested.</param>
public sealed record WantedAttestation(string Digest, string Repository, string? Identity, bool HostedOnly)
{
    /// <summary>What is said where there is none.</summary>
    public string NotFound =>
        $"no attestation of sha256:{Digest} is of {Identity ?? Repository}"
        + (HostedOnly ? " on a GitHub-hosted runner" : "");

    /// <summary>
    /// All that hold of those that the embedded GitHub keeps, as <c>gh attestation verify --format json</c> prints
    /// them; null where none does.
    /// </summary>
    public byte[]? VerifiedOf(SandboxRepository keeper)
    {
        ArgumentNullException.ThrowIfNull(keeper);
        var root = AttestationAuthority.Of(keeper.Sandbox).Root;
        JsonObject[] verified =
        [
            .. keeper.Attestations.Of($"sha256:{Digest}").Select(bundle => Verify(bundle, root)).OfType<JsonObject>(),
        ];
        return verified.Length == 0 ? null : Encoding.UTF8.GetBytes(new JsonArray([.. verified]).ToJsonString());
    }

    /// <summary>
    /// Verifies certificate, signature, digest, identity and machine: an entry of what <c>gh attestation verify
    /// --format json</c> prints; null where it does not hold, or is of somebody else.
    /// </summary>
    public JsonObject? Verify(JsonNode bundle, X509Certificate2 root)
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
                        .Any(subject => subject!["digest"]!["sha256"]!.GetValue<string>() == Digest)
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
