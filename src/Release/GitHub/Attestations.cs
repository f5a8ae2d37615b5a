using System.Text.Json;
using System.Text.Json.Serialization;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>Attestations of a repository.</summary>
public sealed class AttestationsClient
{
    private readonly ApiHttp api;

    internal AttestationsClient(ApiHttp api) => this.api = api;

    /// <summary>
    /// How many GitHub keeps of some bytes. Whoever may write can have some kept: <see cref="IAttestationVerifier"/>
    /// says which of them hold.
    /// </summary>
    public async Task<int> CountAsync(RepositoryName repository, Sha256 sha256, CancellationToken cancellation) =>
        (
            await api.ListAsync(
                $"list the attestations of sha256:{sha256} in {repository}",
                $"/repos/{repository}/attestations/sha256:{sha256}?per_page=100",
                AttestationJson.Default.AttestationList,
                page => page.Attestations,
                cancellation
            )
        )?.Count
        ?? 0;
}

internal sealed record AttestationList(List<JsonElement>? Attestations = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(AttestationList))]
internal sealed partial class AttestationJson : JsonSerializerContext;
