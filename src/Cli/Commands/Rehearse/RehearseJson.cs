using System.Text.Json.Serialization;
using MsReleaseActions.Rehearsal.Scenarios;

namespace MsReleaseActions.Cli.Commands.Rehearse;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RehearsalDocument))]
[JsonSerializable(typeof(RehearsalsDocument))]
internal sealed partial class RehearseJson : JsonSerializerContext;
