using System.Text.Json.Serialization;

namespace MsReleaseActions.DispatchAndWait;

/// <summary>A job as the output <c>jobs</c> lists it; <c>conclusion</c> is null while it runs.</summary>
internal sealed record JobOutput(long Id, string Name, string Status, string? Conclusion, string? Url);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(List<JobOutput>))]
internal sealed partial class DispatchJson : JsonSerializerContext;
