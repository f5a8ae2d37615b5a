using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>Who is to have attested a file.</summary>
/// <param name="Sha256">Of the file.</param>
/// <param name="File">Its bytes.</param>
/// <param name="Repository">Where its attestations are kept.</param>
/// <param name="Identity">The workflow that is to have made them, with its ref:
/// <c>https://github.com/owner/name/.github/workflows/candidate.yml@refs/heads/main</c>.</param>
public sealed record AttestationQuestion(byte[] File, Sha256 Sha256, RepositoryName Repository, string Identity);

/// <summary>What came of it: exactly one of the two is there.</summary>
/// <param name="Verified">As <c>gh attestation verify --format json</c> prints it, UTF-8.</param>
/// <param name="WhyNot">The verifier's own words, one line.</param>
public sealed record AttestationVerdict(byte[]? Verified, string? WhyNot);

/// <summary>Verifies attestations: certificate, signature, digest, identity, a machine of GitHub's own.</summary>
public interface IAttestationVerifier
{
    /// <summary>Verifies those of a file; null where nothing on this machine can.</summary>
    Task<AttestationVerdict?> VerifyAsync(AttestationQuestion question, CancellationToken cancellation);
}

/// <summary>Where nothing can verify them: what GitHub states of them is then all that is known.</summary>
public sealed class NoAttestationVerifier : IAttestationVerifier
{
    /// <inheritdoc/>
    public Task<AttestationVerdict?> VerifyAsync(AttestationQuestion question, CancellationToken cancellation) =>
        Task.FromResult<AttestationVerdict?>(null);
}
