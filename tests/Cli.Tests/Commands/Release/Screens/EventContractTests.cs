using System.Text.Json;
using MsReleaseActions.Cli.Commands.Release.Screens;
using MsReleaseActions.Testing;
using NJsonSchema;

namespace MsReleaseActions.CliTests.Commands.Release.Screens;

/// <summary>With <c>UPDATE_DOCS=1</c> page and schema are written instead of compared.</summary>
[Needs(Need.Nothing)]
public sealed class EventContractTests
{
    private const string Page = "docs/train-events.md";
    private const string Schema = "docs/schemas/train-event.schema.json";

    [Fact]
    public void The_page_says_what_the_records_say() => Hold(Page, EventContract.Page(Checkout.Read(Page)));

    [Fact]
    public void The_schema_says_what_the_records_say() => Hold(Schema, EventContract.Schema());

    [Fact]
    public async Task Every_line_holds_to_the_schema()
    {
        var schema = await JsonSchema.FromJsonAsync(Checkout.Read(Schema), TestContext.Current.CancellationToken);

        foreach (
            var line in JsonTrainTests
                .EveryEvent()
                .Concat(SampleTrains.Hostile())
                .Select(happened => EventLine.Of(happened, DateTimeOffset.UnixEpoch))
        )
        {
            schema.Validate(line).Should().BeEmpty(line);
        }
    }

    [Theory]
    [InlineData("""{"event":"tag","at":"2026-11-02T09:00:00.000Z"}""")]
    [InlineData("""{"event":"tag","at":"2026-11-02T09:00:00.000Z","tag":7}""")]
    [InlineData("""{"event":"began","at":"2026-11-02T09:00:00.000Z","repository":"o/r","channel":"nightly"}""")]
    [InlineData(
        """{"event":"step","at":"","step":"launch","status":"done","text":"","why":"","remedy":"","url":null,"writes":[]}"""
    )]
    [InlineData("""{"event":"flight","at":""}""")]
    public async Task What_is_no_event_is_refused_by_the_schema(string line)
    {
        var schema = await JsonSchema.FromJsonAsync(Checkout.Read(Schema), TestContext.Current.CancellationToken);

        schema.Validate(line).Should().NotBeEmpty();
    }

    [Fact]
    public void The_example_of_the_page_is_what_a_release_writes()
    {
        var example = Checkout
            .Read(Page)
            .Split("```json\n")[1]
            .Split("```")[0]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        foreach (var line in example)
        {
            var read = JsonSerializer.Deserialize(line, EventLine.Default.EventDocument);
            JsonSerializer
                .Serialize(read, EventLine.Default.EventDocument)
                .Replace("\\u0027", "'", StringComparison.Ordinal)
                .Should()
                .Be(line);
        }
    }

    private static void Hold(string document, string expected)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(Checkout.PathOf(document), expected);
        }

        Checkout
            .Read(document)
            .Should()
            .Be(expected, $"{document} is generated: UPDATE_DOCS=1 writes it anew (see CONTRIBUTING.md)");
    }
}
