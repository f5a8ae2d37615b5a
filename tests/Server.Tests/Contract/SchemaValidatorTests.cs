using System.Text.Json.Nodes;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.OpenApi;

namespace MsReleaseActions.ServerTests.Contract;

[Needs(Need.Nothing)]
public sealed class SchemaValidatorTests
{
    private static readonly JsonNode Document = JsonNode.Parse(
        """
        {"schemas": {"thing": {"type": "object", "required": ["id", "url"], "additionalProperties": false, "properties": {
          "id": {"type": "integer"}, "url": {"type": "string", "format": "uri"}, "when": {"type": "string", "format": "date-time", "nullable": true},
          "state": {"type": "string", "enum": ["open", "closed"]}, "parts": {"type": "array", "items": {"$ref": "#/schemas/thing"}},
          "owner": {"oneOf": [{"type": "string"}, {"$ref": "#/schemas/thing"}]}}}}}
        """
    )!;

    [Theory]
    [InlineData("""{"id": 1, "url": "http://x/y"}""", "")]
    [InlineData("""{"id": 1, "url": "http://x/y", "when": null, "state": "open", "owner": "me", "parts": []}""", "")]
    [InlineData("""{"id": 1}""", "$: 'url' is missing")]
    [InlineData("""{"id": 1.5, "url": "http://x/y"}""", "$.id: 1.5 is not of type integer")]
    [InlineData("""{"id": null, "url": "http://x/y"}""", "$.id: null is not allowed")]
    [InlineData("""{"id": 1, "url": "y"}""", "$.url: \"y\" is not a uri")]
    [InlineData("""{"id": 1, "url": "http://x/y", "when": "yesterday"}""", "$.when: \"yesterday\" is not a date-time")]
    [InlineData(
        """{"id": 1, "url": "http://x/y", "state": "ajar"}""",
        "$.state: \"ajar\" is none of [\"open\",\"closed\"]"
    )]
    [InlineData("""{"id": 1, "url": "http://x/y", "parts": [{"id": 2}]}""", "$.parts[0]: 'url' is missing")]
    [InlineData("""{"id": 1, "url": "http://x/y", "owner": 7}""", "$.owner: 7 is not of type string")]
    [InlineData("""{"id": 1, "url": "http://x/y", "more": 7}""", "$: 'more' is not known")]
    public void Each_difference_is_named_with_its_place(string json, string problem) =>
        string.Join(
                "; ",
                new SchemaValidator(Document).Check(JsonNode.Parse(json), Document["schemas"]!["thing"]!, "$")
            )
            .Should()
            .Be(problem);
}
