using System.Text.Json;
using System.Text.Json.Serialization;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>Who says what of some bytes, as GitHub keeps it.</summary>
/// <param name="Statement">The in-toto statement; undefined where the bundle holds none that can be read.</param>
public sealed record Attestation(JsonElement Statement);

/// <summary>Attestations of a repository.</summary>
public sealed class AttestationsClient
{
    private readonly ApiHttp api;

    internal AttestationsClient(ApiHttp api) => this.api = api;

    /// <summary>
    /// Those that speak of these bytes; empty where there is none. Their signatures are not verified: <c>gh attestation
    /// verify</c> does that.
    /// </summary>
    /// <param name="sha256">64 hex digits.</param>
    public async Task<IReadOnlyList<Attestation>> ListAsync(
        RepositoryName repository,
        string sha256,
        CancellationToken cancellation
    )
    {
        var found = await api.ListAsync(
            $"list the attestations of sha256:{sha256} in {repository}",
            $"/repos/{repository}/attestations/sha256:{sha256}?per_page=100",
            AttestationJson.Default.AttestationList,
            page => page.Attestations,
            cancellation
        );
        return [.. (found ?? []).Select(answer => new Attestation(StatementOf(answer.Bundle?.DsseEnvelope?.Payload)))];
    }

    private static JsonElement StatementOf(string? payload)
    {
        try
        {
            return payload is null ? default : JsonElement.Parse(Convert.FromBase64String(payload));
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            return default;
        }
    }
}

internal sealed record AttestationList(List<AttestationAnswer>? Attestations = null);

internal sealed record AttestationAnswer(AttestationBundleAnswer? Bundle = null);

internal sealed record AttestationBundleAnswer
{
    [JsonPropertyName("dsseEnvelope")]
    public AttestationEnvelope? DsseEnvelope { get; init; }
}

internal sealed record AttestationEnvelope(string? Payload = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(AttestationList))]
internal sealed partial class AttestationJson : JsonSerializerContext;
