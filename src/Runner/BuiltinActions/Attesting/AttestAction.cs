using MsReleaseActions.Server.State;

namespace MsReleaseActions.Runner.BuiltinActions.Attesting;

/// <summary>
/// <c>actions/attest-build-provenance</c> and <c>actions/attest</c>: a statement about files, kept by the sandbox.
/// </summary>
/// <param name="ofProvenance">Whether the predicate is always where and by what it was built.</param>
internal sealed class AttestAction(bool ofProvenance) : INativeAction
{
    /// <summary>A job with <c>id-token: write</c> has it.</summary>
    public const string IdentityVariable = "ACTIONS_ID_TOKEN_REQUEST_URL";

    private static readonly string[] Common =
    [
        "subject-path",
        "subject-digest",
        "subject-name",
        "subject-checksums",
        "subject-version",
        "push-to-registry",
        "create-storage-record",
        "show-summary",
        "github-token",
    ];

    public IReadOnlySet<string> Inputs { get; } =
        NativeInputs.Declare(
            ofProvenance ? Common : [.. Common, "predicate-type", "predicate", "predicate-path", "sbom-path"]
        );

    public async Task<NativeOutcome> RunAsync(NativeStep step, CancellationToken cancellation)
    {
        step.Refuse("actions/attest", ("push-to-registry", ["false"]));
        var repository = step.Run.Repository;
        if (!step.Environment.ContainsKey(IdentityVariable))
        {
            throw new NativeFailure(
                "missing \"id-token\" permission. Please add \"permissions: id-token: write\" to your workflow."
            );
        }
        var subjects = AttestationSubjects.Of(step);
        var (type, predicate) = ofProvenance
            ? AttestationStatement.Predicate(step with { Inputs = new Dictionary<string, string>() })
            : AttestationStatement.Predicate(step);
        var token = repository.Sandbox.FindToken(step.Text("github-token", step.Token));
        if (token is null || token.For(Permission.Attestations, repository) < Access.Write)
        {
            throw new NativeFailure(
                "Failed to persist attestation: Resource not accessible by integration. The job needs the "
                    + "permission attestations: write"
            );
        }
        var bundle = AttestationBundle.Of(
            AttestationStatement.Of(subjects, type, predicate),
            AttestationAuthority.Of(repository.Sandbox),
            AttestationStatement.Identity(step.Run, step.Environment),
            repository.Sandbox.Now
        );
        foreach (var subject in subjects)
        {
            repository.Attestations.Add($"sha256:{subject.Digest}", bundle, type);
            step.Log($"Attestation created for {subject.Name}@sha256:{subject.Digest}");
        }
        var path = Path.Combine(
            Directory.CreateDirectory(Path.Combine(step.Temp, "attestations", Path.GetRandomFileName())).FullName,
            "attestation.json"
        );
        await File.WriteAllTextAsync(path, bundle.ToJsonString() + "\n", cancellation);
        var id = repository.Sandbox.NextId();
        return new NativeOutcome(
            new Dictionary<string, string>
            {
                ["attestation-id"] = $"{id}",
                ["attestation-url"] = $"{repository.Sandbox.Origins.Server}/{repository.FullName}/attestations/{id}",
                ["bundle-path"] = path,
            }
        );
    }
}
