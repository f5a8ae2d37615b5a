using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.Runner.BuiltinActions.Attesting;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Scenarios;

/// <summary>
/// The operator's <c>gh attestation verify</c> in a rehearsal: everything is verified, with the trust of the embedded
/// GitHub instead of Sigstore's.
/// </summary>
internal sealed class EmbeddedAttestations(SandboxRepository repository) : IAttestationVerifier
{
    public Task<AttestationVerdict?> VerifyAsync(AttestationQuestion question, CancellationToken cancellation)
    {
        var wanted = new WantedAttestation(
            question.Sha256.Hex,
            question.Repository.ToString(),
            question.Identity,
            HostedOnly: true
        );
        var verified = wanted.VerifiedOf(repository);
        return Task.FromResult<AttestationVerdict?>(new(verified, verified is null ? wanted.NotFound : null));
    }
}
