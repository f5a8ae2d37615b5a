using System.Text.Json.Nodes;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Runner.BuiltinActions.Attesting;

/// <summary>What a run has attested before a scene begins.</summary>
public static class PlantedAttestation
{
    /// <summary>Keeps one attestation of a run on a machine of GitHub's.</summary>
    /// <param name="subjects">Names, and SHA-256 as 64 hex digits.</param>
    public static void Put(SandboxRun run, params IReadOnlyList<(string Name, string Sha256)> subjects)
    {
        ArgumentNullException.ThrowIfNull(run);
        var sandbox = run.Repository.Sandbox;
        var bundle = AttestationBundle.Of(
            AttestationStatement.Of(
                [.. subjects.Select(subject => new AttestationSubject(subject.Name, subject.Sha256))],
                AttestationStatement.Provenance,
                new JsonObject()
            ),
            AttestationAuthority.Of(sandbox),
            AttestationStatement.Identity(run, new Dictionary<string, string>()),
            sandbox.Now
        );
        foreach (var subject in subjects)
        {
            run.Repository.Attestations.Add($"sha256:{subject.Sha256}", bundle);
        }
    }
}
