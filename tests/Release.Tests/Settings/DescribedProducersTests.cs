using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrainTests.Documents;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Settings;

/// <summary><c>producers</c>: a list in schema 2, a map before.</summary>
[Needs(Need.Nothing)]
public sealed class DescribedProducersTests
{
    private const string Unknown =
        "must be one of loader, oc-bridge, core, core-host-tools, plugin-bitwig-extension, plugin-bitwig-firmware, "
        + "not 'plugin-bitwig'";

    private static readonly JsonSchemaFile Schema = new("ms-release.schema.json");

    [Fact]
    public void A_list_says_where_each_is_built_and_which_key_verifies_it()
    {
        var text = Text(
            $$"""
            [
              { "id": "oc-bridge", "repository": "open-control/bridge", "public_key": "{{SampleKeys.Raw}}" },
              { "id": "core", "repository": "other/core" },
              { "id": "core-host-tools", "repository": "OTHER/Core", "public_key": "{{SampleKeys.OtherRaw}}" },
              { "id": "loader" }
            ]
            """
        );

        Schema.Problems(text).Should().BeEmpty();
        Shown(Parse(text))
            .Should()
            .Equal(
                "oc-bridge=open-control/bridge",
                "core=other/core",
                $"oc-bridge: {SampleKeys.Raw}",
                $"core-host-tools: {SampleKeys.OtherRaw}"
            );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_map_says_where_each_repository_is(int schema)
    {
        var text = Text("""{ "core": "other/core", "plugin-bitwig": "other/bitwig" }""", schema);

        Schema.Problems(text).Should().BeEmpty();
        Shown(Parse(text)).Should().Equal("core=other/core", "plugin-bitwig=other/bitwig");
    }

    [Fact]
    public void What_is_read_is_written_as_a_list_and_read_again_as_the_same()
    {
        var settings = Parse(
            Text($$"""[{ "id": "core-host-tools", "repository": "other/core", "public_key": "{{SampleKeys.Raw}}" }]""")
        );

        var written = SettingsText.Write(settings, settings.Repository);

        written
            .ReplaceLineEndings("\n")
            .Should()
            .Contain(
                $$"""
                  "producers": [
                    {
                      "id": "core",
                      "repository": "other/core"
                    },
                    {
                      "id": "core-host-tools",
                      "repository": "other/core",
                      "public_key": "{{SampleKeys.Raw}}"
                    }
                  ]
                """
            );
        Parse(written).Should().BeEquivalentTo(settings);
    }

    public static TheoryData<string, string> Refused =>
        new()
        {
            { """[{ "id": "plugin-bitwig" }]""", $"producers[0].id {Unknown}" },
            { """[{ "repository": "other/core" }]""", "producers[0].id is missing" },
            { """[{ "id": "core" }, { "id": "core" }]""", "producers[1].id is there twice: core" },
            {
                """[{ "id": "core", "repository": "a/core" }, { "id": "core-host-tools", "repository": "b/core" }]""",
                "producers[1].repository is b/core, and another producer of core is in a/core"
            },
            { """[{ "id": "core", "repository": "core" }]""", "producers[0].repository" },
            { """[{ "id": "core", "public_key": "AAAA" }]""", "producers[0].public_key is no public key: " },
            { """[{ "id": "core", "workflow": "x.yml" }]""", "producers[0].workflow is unknown" },
            { """["core"]""", "producers[0] must be an object" },
            { """{ "core-host-tools": "other/core" }""", "producers.core-host-tools is unknown" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_it_should_not_say_is_named(string producers, string problem) =>
        FluentActions
            .Invoking(() => Parse(Text(producers)))
            .Should()
            .Throw<ActionFailure>()
            .Which.What.Should()
            .Contain(problem);

    [Fact]
    public void Schema_1_knows_no_list() =>
        FluentActions
            .Invoking(() => Parse(Text("[]", schema: 1)))
            .Should()
            .Throw<ActionFailure>()
            .Which.What.Should()
            .Contain("producers must be an object");

    private static IEnumerable<string> Shown(ReleaseSettings settings) =>
        settings
            .Producers.Select(producer => $"{producer.Key}={producer.Value}")
            .Concat(settings.ProducerKeys.Select(key => $"{key.Key}: {key.Value}"));

    private static string Text(string producers, int schema = 2) =>
        $$"""
            {
              "schema": {{schema}}, "actions": "acme/actions@v3", "repository": "acme/distribution",
              {{(schema > 1 ? "\"kind\": \"content\"," : "")}}
              "producers": {{producers}}
            }
            """;

    private static ReleaseSettings Parse(string text) =>
        SettingsFile.Parse(Encoding.UTF8.GetBytes(text), kind: ProductKind.Content);
}
