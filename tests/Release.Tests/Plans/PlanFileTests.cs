using System.Text;
using MsReleaseActions.Core.Documents;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Plans;
using MsReleaseActions.ReleaseTrainTests.Documents;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Plans;

[Needs(Need.Nothing)]
public sealed class PlanFileTests
{
    private static readonly JsonSchemaFile Schema = new("release-plan.schema.json");

    [Fact]
    public void A_plan_is_written_to_be_read_by_people_too() =>
        Encoding.UTF8.GetString(PlanFile.Write(PlanSample.Plan)).Should().Be(PlanSample.Text);

    [Theory]
    [InlineData("{}", false)]
    [InlineData("# A plan", false)]
    [InlineData("{ \"schema\": 9, \"base_sha\": 1, \"actions\": [] }", true)]
    [InlineData(PlanSample.Text, true)]
    public void A_plan_is_told_from_other_files(string text, bool isPlan) => PlanFile.Is(text).Should().Be(isPlan);

    [Fact]
    public void What_was_written_is_read() => PlanSample.Read(PlanSample.Text).Should().BeEquivalentTo(PlanSample.Plan);

    [Fact]
    public void The_schema_and_the_reader_know_the_same_members()
    {
        var form = JsonForm.Open(PlanFile.Write(PlanSample.Plan with { Pins = [PlanSample.Pin] }));

        PlanFile.Read(form);

        JsonSchemaFile.Asked(form).Should().BeEquivalentTo(Schema.Members);
        Schema
            .Schema.Properties["actions"]
            .Item!.Properties["step"]
            .Enumeration.Should()
            .Equal(Enum.GetNames<StepId>().Select(name => name.ToLowerInvariant()));
    }

    [Fact]
    public void The_schema_accepts_what_is_written_and_the_document_shows() =>
        MarkdownFile
            .Read("docs/release-plan.md")
            .Blocks.Where(block => block.Info == "json")
            .Select(block => block.Text)
            .Append(PlanSample.Text)
            .Should()
            .HaveCountGreaterThan(1)
            .And.Subject.Should()
            .OnlyContain(text => !Schema.Problems(text).Any() && PlanSample.Read(text).Actions.Count > 0);
}
