using System.Text.Json.Serialization;

namespace MsReleaseActions.Cli.Commands.Sandbox;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SandboxDocument))]
internal sealed partial class SandboxJson : JsonSerializerContext;
