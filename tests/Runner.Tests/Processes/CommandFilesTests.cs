using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.Processes;

[Needs(Need.Nothing)]
public sealed class CommandFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly CommandFiles files;

    public CommandFilesTests() => files = CommandFiles.Create(folder["commands"], "build");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_a_step_wrote_is_read_and_nothing_else()
    {
        Write("GITHUB_OUTPUT", "a=1\n\nA=2\nurl=http://x/?y=1<<2\nassets<<E_1\n[\n  \"b=2\"\n]\nE_1\nnone<<E\nE\n");
        Write("GITHUB_ENV", "a=1\nA=2\r\n");
        Write("GITHUB_PATH", "/one\n\n/two\r\n/one\n");
        Write("GITHUB_STATE", "pid=7");
        Write("GITHUB_STEP_SUMMARY", "# Done\n");

        files
            .Read()
            .Should()
            .BeEquivalentTo(
                new CommandFileResult(
                    new Dictionary<string, string>
                    {
                        ["a"] = "2",
                        ["url"] = "http://x/?y=1<<2",
                        ["assets"] = "[\n  \"b=2\"\n]",
                        ["none"] = "",
                    },
                    new Dictionary<string, string> { ["a"] = "1", ["A"] = "2\r" },
                    ["/two", "/one"],
                    new Dictionary<string, string> { ["pid"] = "7" },
                    "# Done\n",
                    Failure: null
                )
            );
    }

    [Fact]
    public void Untouched_and_removed_files_say_nothing()
    {
        foreach (var name in (string[])["GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY"])
        {
            File.Delete(files.Variables[name]);
        }

        var result = files.Read();

        (
            result.Outputs.Count,
            result.Environment.Count,
            result.Path.Count,
            result.State.Count,
            result.Summary,
            result.Failure
        )
            .Should()
            .Be((0, 0, 0, 0, "", null));
    }

    [Theory]
    [InlineData("a=1\nnothing\nb=2\n", "Invalid format 'nothing'")]
    [InlineData("a=1\n=2\n", "Invalid format '=2'. Name must not be empty")]
    [InlineData("a=1\nb<<\n", "Invalid format 'b<<'. Name must not be empty and delimiter must not be empty")]
    [InlineData("a=1\n<<E\nE\n", "Invalid format '<<E'. Name must not be empty and delimiter must not be empty")]
    [InlineData("a=1\nb<<E\n1\n", "Invalid value. Matching delimiter not found 'E'")]
    [InlineData("a=1\nb<<E\n1", "Invalid value. EOF marker missing new line.")]
    [InlineData("a=1\nb<<E\n1\nE ", "Invalid value. EOF marker missing new line.")]
    [InlineData("a=1\nb<<E", "Invalid value. Matching delimiter not found 'E'")]
    public void A_mistake_fails_the_step_in_the_runners_words_and_what_stands_before_it_counts(
        string text,
        string mistake
    )
    {
        Write("GITHUB_OUTPUT", text);

        var result = files.Read();

        result.Failure.Should().Be($"Unable to process file command 'output' successfully. {mistake}");
        result.Outputs.Should().Equal(new Dictionary<string, string> { ["a"] = "1" });
    }

    [Fact]
    public void Several_files_that_cannot_be_read_are_all_named()
    {
        Write("GITHUB_ENV", "x");
        File.Delete(files.Variables["GITHUB_STATE"]);
        Directory.CreateDirectory(files.Variables["GITHUB_STATE"]);

        files
            .Read()
            .Failure.Should()
            .Match("Unable to process file command 'env' *\nUnable to process file command 'state' *");
    }

    [Fact]
    public void Node_options_are_refused_without_failing_the_step()
    {
        Write("GITHUB_ENV", "a=1\nnode_options=--require evil.js\nb=2\n");

        var result = files.Read();

        result.Environment.Keys.Should().Equal("a", "b");
        result
            .Annotations.Should()
            .Equal(new Annotation("error", "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command."));
        result.Failure.Should().BeNull();
    }

    [Theory]
    [InlineData(1024 * 1024, false)]
    [InlineData((1024 * 1024) + 1, true)]
    public void A_summary_is_taken_up_to_one_mebibyte(int size, bool refused)
    {
        Write("GITHUB_STEP_SUMMARY", new string('x', size));

        var result = files.Read();

        (result.Summary.Length, result.Failure).Should().Be((refused ? 0 : size, null));
        result
            .Annotations.Select(annotation => annotation.Message)
            .Should()
            .Equal(
                refused
                    ? ["$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got 1024k."]
                    : []
            );
    }

    [Fact]
    public void The_next_step_starts_with_empty_files()
    {
        Write("GITHUB_OUTPUT", "a=1\n");

        CommandFiles.Create(folder["commands"], "build").Read().Outputs.Should().BeEmpty();
        CommandFiles
            .Create(folder["commands"], "other")
            .Variables.Values.Should()
            .NotIntersectWith(files.Variables.Values);
    }

    private void Write(string variable, string text) => File.WriteAllText(files.Variables[variable], text);
}
