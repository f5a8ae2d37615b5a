using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace MsReleaseActions.ReleaseTrain.GitHub;

internal sealed record CheckRuleAnswer(string Type)
{
    public long RulesetId { get; init; }

    public string? RulesetSourceType { get; init; }

    public string? RulesetSource { get; init; }

    public CheckRuleParameters? Parameters { get; init; }
}

internal sealed record CheckRuleParameters
{
    public IReadOnlyList<CheckRuleContext>? RequiredStatusChecks { get; init; }
}

internal sealed record CheckRuleContext(string Context)
{
    public long? IntegrationId { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(List<CheckRuleAnswer>))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class CheckRulesJson : JsonSerializerContext;
