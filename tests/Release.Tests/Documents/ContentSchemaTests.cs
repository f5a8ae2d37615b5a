using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Core.Documents;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.ReleaseTrainTests.Documents;

[Needs(Need.Nothing)]
public sealed class ContentSchemaTests
{
    private static readonly JsonSchemaFile SpecSchema = new("release-spec.schema.json");
    private static readonly JsonSchemaFile ManifestSchema = new("manifest.schema.json");
    private static readonly string Spec = Encoding.UTF8.GetString(ReleaseSpecFile.Write(ContentSample.Spec()));

    [Fact]
    public void A_spec_that_is_written_keeps_to_its_schema() => SpecSchema.Problems(Spec).Should().BeEmpty();

    [Fact]
    public void A_manifest_that_is_written_keeps_to_its_schema()
    {
        var spec = ContentSample.Spec();
        var files = spec.Assets.ToDictionary(
            asset => asset.FileName,
            asset => (1L, Sha256.Of(Encoding.UTF8.GetBytes(asset.FileName)))
        );

        ManifestSchema
            .Problems(Encoding.UTF8.GetString(ContentManifest.Of(spec, DateTimeOffset.UnixEpoch, files).ToBytes()))
            .Should()
            .BeEmpty();
    }

    [Theory]
    [InlineData("\"schema\": 2", "\"schema\": 3")]
    [InlineData("\"channel\": \"beta\"", "\"channel\": \"nightly\"")]
    [InlineData("\"id\": \"loader\"", "\"id\": \"Loader\"")]
    [InlineData("\"kind\": \"bundle\"", "\"kind\": \"installer\"")]
    [InlineData("\"os\": \"linux\"", "\"os\": \"plan9\"")]
    [InlineData("\"ref\": \"main\"", "\"branch\": \"main\"")]
    public void What_the_schema_refuses_the_reader_refuses_too(string good, string bad)
    {
        var text = Spec.Replace(good, bad, StringComparison.Ordinal);
        var read = () => ReleaseSpecFile.Parse(Encoding.UTF8.GetBytes(text), "spec");

        SpecSchema.Problems(text).Should().NotBeEmpty();
        read.Should().Throw<MsReleaseActions.Core.ActionFailure>();
    }

    [Fact]
    public void The_schema_and_the_reader_know_the_same_members()
    {
        var tooling = new SpecTooling(RepositoryName.Parse("org/tools"), "main", CommitSha.Parse(new string('e', 40)));
        var form = JsonForm.Open(
            ReleaseSpecFile.Write(ContentSample.Spec() with { Tooling = tooling, DemoUrl = "https://example.org" })
        );

        ReleaseSpecForm.Read(form, ContentDescription.MidiStudio);

        JsonSchemaFile.Asked(form).Should().BeEquivalentTo(SpecSchema.Members);
    }

    [Fact]
    public void The_document_shows_a_spec_that_is_read()
    {
        var text = MarkdownFile.Read("docs/content.md").Blocks.Single(block => block.Info == "json").Text;

        SpecSchema.Problems(text).Should().BeEmpty();
        ReleaseSpecFile.Parse(Encoding.UTF8.GetBytes(text), "docs/content.md").Tag.Text.Should().Be("v0.2.0-beta.1");
    }
}
