using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using MsReleaseActions.Runner.BuiltinActions;
using MsReleaseActions.Runner.Steps;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.BuiltinActions;

[Needs(Need.Nothing)]
public sealed class AttestTests : NativeTest
{
    private const string Attest = "actions/attest-build-provenance@v2";
    private const string Digest = "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7";

    public AttestTests() => Variables["ACTIONS_ID_TOKEN_REQUEST_URL"] = "http://127.0.0.1:1";

    [Theory]
    [InlineData("subject-path", "dist/*.txt")]
    [InlineData("subject-path", "dist/b.txt, dist/a.txt")]
    [InlineData("subject-checksums", "checksums.txt")]
    public async Task A_statement_names_each_file_and_is_found_by_its_digest(string input, string value)
    {
        Write("dist/a.txt", "a\n");
        Write("dist/b.txt", "b\n");
        var other = Convert.ToHexStringLower(SHA256.HashData("b\n"u8));
        Write("checksums.txt", $"{Digest}  a.txt\n{other} *b.txt\n");

        var outcome = await Made(Permitted(), (input, value));

        var found = await Api(
            HttpMethod.Get,
            $"/repos/org/ms-manager/attestations/sha256:{Digest}",
            Github.AdminToken()
        );
        var bundle = found.Json!["attestations"]![0]!["bundle"]!;
        bundle
            .ToJsonString()
            .Should()
            .Be((await File.ReadAllTextAsync(outcome.Outputs["bundle-path"], Cancel)).TrimEnd());
        var statement = JsonNode.Parse(
            Convert.FromBase64String(bundle["dsseEnvelope"]!["payload"]!.GetValue<string>())
        )!;
        statement["subject"]!
            .ToJsonString()
            .Should()
            .Be(
                $$$"""[{"name":"a.txt","digest":{"sha256":"{{{Digest}}}"}},{"name":"b.txt","digest":{"sha256":"{{{other}}}"}}]"""
            );
        statement["predicateType"]!.GetValue<string>().Should().Be("https://slsa.dev/provenance/v1");
        statement["predicate"]!["buildDefinition"]!["resolvedDependencies"]![0]!["digest"]!["gitCommit"]!
            .GetValue<string>()
            .Should()
            .Be(Sha);
        statement["predicate"]!["runDetails"]!["metadata"]!["invocationId"]!
            .GetValue<string>()
            .Should()
            .EndWith($"/actions/runs/{Run.Id}/attempts/1");
        outcome
            .Outputs["attestation-url"]
            .Should()
            .Be($"{Github.ServerUrl}/org/ms-manager/attestations/{outcome.Outputs["attestation-id"]}");
        SignatureHolds(bundle).Should().BeTrue();
    }

    [Fact]
    public async Task A_digest_with_a_name_is_enough_and_a_predicate_of_ones_own_is_taken()
    {
        await Made(Permitted(), ("subject-digest", $"sha256:{Digest}"), ("subject-name", "a.txt"));
        var step = Step(
            Permitted(),
            ("subject-digest", $"sha256:{Digest}"),
            ("subject-name", "a.txt"),
            ("predicate-type", "https://example.org/tested"),
            ("predicate", """{"by":"us"}""")
        );
        await NativeActions.Find("actions/attest@v3")!.RunAsync(step, Cancel);

        var found = await Api(
            HttpMethod.Get,
            $"/repos/org/ms-manager/attestations/sha256:{Digest}?predicate_type=https://example.org/tested",
            Github.AdminToken()
        );
        found.Json!["attestations"]!.AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task Without_the_two_permissions_nothing_is_kept()
    {
        (string, string)[] with = [("subject-digest", $"sha256:{Digest}"), ("subject-name", "a.txt")];

        var looking = Github.CreateToken(
            "github-actions[bot]",
            TokenKind.Workflow,
            Repo,
            (Permission.Attestations, Access.Read)
        );

        (await Refused(Writer, with)).Should().Contain("The job needs the permission attestations: write");
        (await Refused(looking, with)).Should().Contain("The job needs the permission attestations: write");
        Variables.Remove("ACTIONS_ID_TOKEN_REQUEST_URL");
        (await Refused(Permitted(), with)).Should().StartWith("missing \"id-token\" permission");

        (await Api(HttpMethod.Get, $"/repos/org/ms-manager/attestations/sha256:{Digest}", Github.AdminToken()))
            .Status.Should()
            .Be(404);
    }

    [Fact]
    public async Task Subjects_that_are_none_are_refused()
    {
        (await Refused(Permitted())).Should().StartWith("One of subject-path");
        (await Refused(Permitted(), ("subject-path", "a"), ("subject-checksums", "b")))
            .Should()
            .StartWith("Only one of");
        (await Refused(Permitted(), ("subject-path", "none"))).Should().Be("Could not find subject at path none");
        (await Refused(Permitted(), ("subject-digest", "sha256:12"), ("subject-name", "a")))
            .Should()
            .StartWith("subject-digest must be in the format");
        (await Refused(Permitted(), ("subject-digest", $"sha256:{Digest}")))
            .Should()
            .Be("Input required and not supplied: subject-name");
        (await Refused(Permitted(), ("subject-checksums", "not a checksum"))).Should().Contain("'not a checksum'");
        (await Refused(Permitted(), ("subject-path", "a"), ("push-to-registry", "true")))
            .Should()
            .Contain("does not support push-to-registry: true");
    }

    private Task<NativeOutcome> Made(string token, params (string Name, string Value)[] with) =>
        NativeActions.Find(Attest)!.RunAsync(Step(token, with), Cancel);

    private async Task<string> Refused(string token, params (string Name, string Value)[] with) =>
        (await FluentActions.Awaiting(() => Made(token, with)).Should().ThrowAsync<NativeFailure>()).Which.Message;

    private string Permitted() =>
        Github.CreateToken("github-actions[bot]", TokenKind.Workflow, Repo, (Permission.Attestations, Access.Write));

    private static bool SignatureHolds(JsonNode bundle)
    {
        var envelope = bundle["dsseEnvelope"]!;
        var payload = Convert.FromBase64String(envelope["payload"]!.GetValue<string>());
        var type = envelope["payloadType"]!.GetValue<string>();
        using var certificate = X509CertificateLoader.LoadCertificate(
            Convert.FromBase64String(bundle["verificationMaterial"]!["certificate"]!["rawBytes"]!.GetValue<string>())
        );
        using var key = certificate.GetECDsaPublicKey()!;
        byte[] signed = [.. Encoding.UTF8.GetBytes($"DSSEv1 {type.Length} {type} {payload.Length} "), .. payload];
        return key.VerifyData(
            signed,
            Convert.FromBase64String(envelope["signatures"]![0]!["sig"]!.GetValue<string>()),
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
    }
}
