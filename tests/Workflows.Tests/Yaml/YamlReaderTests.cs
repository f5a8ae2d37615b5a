using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.WorkflowsTests.Yaml;

[Needs(Need.Nothing)]
public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("on", ScalarKind.Text)]
    [InlineData("yes", ScalarKind.Text)]
    [InlineData("~", ScalarKind.Null)]
    [InlineData("null", ScalarKind.Null)]
    [InlineData("true", ScalarKind.Boolean)]
    [InlineData("FALSE", ScalarKind.Boolean)]
    [InlineData("'true'", ScalarKind.Text)]
    [InlineData("3.10", ScalarKind.Number)]
    [InlineData("0x1F", ScalarKind.Number)]
    [InlineData("1.2.3", ScalarKind.Text)]
    [InlineData("-1e3", ScalarKind.Number)]
    [InlineData("${{ x }}", ScalarKind.Text)]
    public void A_scalar_means_what_the_core_schema_says(string written, ScalarKind meant) =>
        YamlReader.Read(written).Should().BeOfType<Scalar>().Which.As.Should().Be(meant);

    [Fact]
    public void A_key_is_found_whatever_its_case_and_knows_its_place()
    {
        var root = (Mapping)YamlReader.Read("a: 1\njobs:\n  Build:\n    x: y\n");
        root["JOBS"]
            .Should()
            .BeOfType<Mapping>()
            .Which.Members[0]
            .Key.Should()
            .Be(new Scalar(new Position(3, 3), "Build"));
    }

    [Fact]
    public void A_line_of_a_literal_block_is_a_line_of_the_file()
    {
        var root = (Mapping)YamlReader.Read("name: x\nrun: |\n  first\n  second\n");
        var run = (Scalar)root["run"]!;
        (run.Text, run.LineOf(1)).Should().Be(("first\nsecond\n", 4));
    }

    [Theory]
    [InlineData("a: 1\nA: 2\n", "2:1 'A' is already defined")]
    [InlineData("", "1:1 the file is empty")]
    [InlineData(
        "s:\n  - e:\n    n: m\nd:\n    {\nd",
        "4:2 what stands near here does not fit together: a bracket is not closed, or a line begins in another "
            + "column than its neighbours"
    )]
    [InlineData("a\n---\nb\n", "3:1 the file holds more than one YAML document")]
    public void What_cannot_be_read_is_said_with_its_place(string text, string said)
    {
        var failure = FluentActions
            .Invoking(() => YamlReader.Read(text))
            .Should()
            .Throw<WorkflowSyntaxException>()
            .Which;
        $"{failure.At} {failure.Message}".Should().Be(said);
    }

    [Theory]
    [InlineData("0x1F", 31)]
    [InlineData("0o17", 15)]
    [InlineData("-1e3", -1000)]
    [InlineData("3.10", 3.1)]
    public void A_number_has_its_value(string text, double value) => YamlReader.NumberOf(text).Should().Be(value);
}
