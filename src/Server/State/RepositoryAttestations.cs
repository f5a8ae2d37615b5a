using System.Text.Json.Nodes;

namespace MsReleaseActions.Server.State;

/// <summary>Attestations of one repository, kept as bundles under the digest that they speak of.</summary>
public sealed class RepositoryAttestations
{
    private readonly List<(string Digest, string PredicateType, JsonObject Bundle)> all = [];
    private readonly SandboxRepository repository;

    internal RepositoryAttestations(SandboxRepository repository) => this.repository = repository;

    /// <summary>Keeps a bundle.</summary>
    /// <param name="digest"><c>sha256:</c> and 64 hex digits.</param>
    /// <param name="bundle">Sigstore bundle: <c>mediaType</c>, <c>verificationMaterial</c>,
    /// <c>dsseEnvelope</c>.</param>
    /// <param name="predicateType">What kind of statement it is.</param>
    public void Add(string digest, JsonObject bundle, string predicateType = "https://slsa.dev/provenance/v1") =>
        repository.Sandbox.Change(() =>
        {
            all.Add((digest, predicateType, bundle));
            return all.Count;
        });

    /// <summary>The bundles that speak of a digest.</summary>
    public IEnumerable<JsonObject> Of(string digest, string? predicateType = null) =>
        all.Where(a =>
                a.Digest == digest
                && (predicateType is null || a.PredicateType.Contains(predicateType, StringComparison.Ordinal))
            )
            .Select(a => a.Bundle);
}
