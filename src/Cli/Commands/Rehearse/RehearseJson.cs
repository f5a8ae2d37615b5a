using System.Text.Json;
using System.Text.Json.Serialization;
using MsReleaseActions.Rehearsal;

namespace MsReleaseActions.Cli.Commands.Rehearse;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RehearsalDocument))]
[JsonSerializable(typeof(RehearsalsDocument))]
internal sealed partial class RehearseJson : JsonSerializerContext;
