using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Runner.BuiltinActions.Attesting;

/// <summary>Who a job is, as Fulcio writes it into the certificate that an attestation is signed with.</summary>
/// <param name="Workflow">Address of the workflow file with its ref: the certificate's identity.</param>
/// <param name="RunnerEnvironment"><c>github-hosted</c> or <c>self-hosted</c>.</param>
/// <param name="Repository">Address of the repository.</param>
/// <param name="Ref">Of the run.</param>
/// <param name="Digest">Commit of the run.</param>
/// <param name="Invocation">Address of the run's attempt.</param>
public sealed record AttestationIdentity(
    string Workflow,
    string RunnerEnvironment,
    string Repository,
    string Ref,
    string Digest,
    string Invocation
)
{
    // https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md
    private const string Fulcio = "1.3.6.1.4.1.57264.1.";

    private static readonly (int Number, Func<AttestationIdentity, string> Value)[] Members =
    [
        (9, one => one.Workflow),
        (11, one => one.RunnerEnvironment),
        (12, one => one.Repository),
        (13, one => one.Digest),
        (14, one => one.Ref),
        (21, one => one.Invocation),
    ];

    internal IEnumerable<X509Extension> Extensions =>
        Members.Select(member => new X509Extension(
            $"{Fulcio}{member.Number}",
            Written(member.Value(this)),
            critical: false
        ));

    /// <summary>What a certificate says; null where it says too little.</summary>
    internal static AttestationIdentity? Of(X509Certificate2 certificate)
    {
        string? Said(int number) =>
            certificate.Extensions.FirstOrDefault(one => one.Oid?.Value == $"{Fulcio}{number}") is { } extension
                ? AsnDecoder.ReadCharacterString(
                    extension.RawData,
                    AsnEncodingRules.DER,
                    UniversalTagNumber.UTF8String,
                    out _
                )
                : null;
        return
            (Said(9), Said(11), Said(12), Said(14), Said(13), Said(21))
                is ({ } workflow, { } runner, { } repository, { } reference, { } digest, { } invocation)
            ? new(workflow, runner, repository, reference, digest, invocation)
            : null;
    }

    private static byte[] Written(string text)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteCharacterString(UniversalTagNumber.UTF8String, text);
        return writer.Encode();
    }
}

/// <summary>Vouches for the jobs of one embedded GitHub, as Sigstore's Fulcio does for GitHub's.</summary>
public sealed class AttestationAuthority
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>A new one: nobody trusts it yet.</summary>
    public AttestationAuthority()
    {
        var request = new CertificateRequest("CN=embedded GitHub", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        Root = request.CreateSelfSigned(
            new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
    }

    /// <summary>What everything that it vouches for leads to.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>That of an embedded GitHub, always the same.</summary>
    public static AttestationAuthority Of(SandboxState sandbox) => sandbox.Area<AttestationAuthority>();

    internal X509Certificate2 Certify(ECDsa of, AttestationIdentity identity, DateTimeOffset now)
    {
        var request = new CertificateRequest("CN=job", of, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddUri(new Uri(identity.Workflow));
        request.CertificateExtensions.Add(names.Build(critical: true));
        foreach (var extension in identity.Extensions)
        {
            request.CertificateExtensions.Add(extension);
        }
        return request.Create(Root, now, now.AddMinutes(10), RandomNumberGenerator.GetBytes(16));
    }
}
