using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Completion;

[Needs(Need.Nothing)]
public sealed class CompletionsTests
{
    [Theory]
    [InlineData("commands by their first letters", "=reh", "rehearse")]
    [InlineData("long options after a dash", "=-", "--help|--version")]
    [InlineData("a command without arguments: its options", "=--s", "--scenario|--seed", "rehearse")]
    [InlineData(
        "an option's values",
        "=",
        "all|betas|candidate-fails|content|content-interrupted|content-one-producer-missing|content-tampered-producer|happy|interrupted|not-approved|promote-dies|red-ci|tampered|twice",
        "rehearse",
        "--scenario"
    )]
    [InlineData("begun", "=ha", "happy", "rehearse", "--scenario")]
    [InlineData("in one word", "=--scenario=ha", "--scenario=happy", "rehearse")]
    [InlineData("in three, as bash has it", "=ha", "happy", "rehearse", "--scenario", "=")]
    [InlineData("in two", "==", "cancelled|failure|success|timed_out", "sandbox", "--runs-end")]
    [InlineData("no values are known: it is a file", "=", "", "rehearse", "--keep")]
    [InlineData("an argument that is a file", "=", "", "lint")]
    [InlineData("its options with a dash", "=--j", "--json", "lint")]
    [InlineData("an argument's values", "=", "bash|fish|powershell|zsh", "completion")]
    [InlineData("one is enough", "=", "", "completion", "bash")]
    [InlineData("what is given once is not given twice", "=--s", "--seed", "rehearse", "--scenario", "happy")]
    [InlineData("what may be given twice is", "=--pass", "--pass-over", "rehearse", "--pass-over", "a/b")]
    [InlineData("nobody knows", "=x", "", "bogus")]
    public async Task What_may_be_typed_next(string because, string current, string values, params string[] before)
    {
        var typed = new TypedCommand();

        var code = await typed.RunAsync(["complete", current, .. before]);

        (code, typed.Error).Should().Be((0, ""));
        typed
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t')[0])
            .Should()
            .BeSubsetOf(values.Split('|'), because)
            .And.HaveSameCount(values.Split('|', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Each_value_says_what_it_is_for()
    {
        var typed = new TypedCommand();

        await typed.RunAsync("complete", "=--se", "rehearse");

        typed.Output.Should().Be("--seed\tThe same seed gives the same files\n");
    }

    [Fact]
    public async Task Who_types_it_is_told_what_it_is()
    {
        var typed = new TypedCommand();

        (await typed.RunAsync("complete", "re")).Should().Be(2);
        typed.Error.Should().Be("ms: ms complete is called by the shell: see ms completion --help\n");
    }
}
