using MsReleaseActions.Cli;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

[Needs(Need.Nothing)]
public sealed class InitConsentTests : IDisposable
{
    private readonly InitFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("y", 0, 6)]
    [InlineData("Yes", 0, 6)]
    [InlineData("n", 1, 0)]
    [InlineData("", 1, 0)]
    public async Task On_a_terminal_somebody_is_asked(string answer, int code, int files)
    {
        var typed = new TypedCommand(isTerminal: true) { Answers = [answer] };

        (await CommandLine.RunAsync(["init", "--actions", InitFolder.Actions], folder.In(typed.Terminal)))
            .Should()
            .Be(code);

        typed.Output.Should().Contain("Write these 5 files, and .github/ms-release.lock.json? [y/N] ");
        folder.Added.Should().HaveCount(files);
        folder.Changed.Should().BeEmpty();
    }

    [Theory]
    [InlineData(new[] { "here", InitFolder.Actions, "y" }, 0, 6)]
    [InlineData(new[] { InitFolder.Actions, "n" }, 1, 0)]
    [InlineData(new[] { "" }, 2, 0)]
    public async Task Where_the_actions_are_is_asked_where_nothing_says_it(string[] answers, int code, int files)
    {
        var typed = new TypedCommand(isTerminal: true) { Answers = answers };

        (await CommandLine.RunAsync(["init"], folder.In(typed.Terminal))).Should().Be(code);

        typed.Output.Should().Contain("Where are the actions that the workflow files use, OWNER/NAME@SHA? ");
        typed.Output.Contains("It must be OWNER/NAME@REF").Should().Be(answers[0] == "here");
        folder.Added.Should().HaveCount(files);
    }

    [Theory]
    [InlineData(2, "init", "--actions", InitFolder.Actions)]
    [InlineData(0, "init", "--actions", InitFolder.Actions, "--dry-run")]
    [InlineData(0, "init", "--actions", InitFolder.Actions, "--dry-run", "--yes")]
    [InlineData(0, "init", "--actions", InitFolder.Actions, "--dry-run", "--json")]
    [InlineData(2, "init", "--actions", InitFolder.Actions, "--json")]
    [InlineData(2, "init", "--yes")]
    [InlineData(2, "init", "--yes", "--cut-over")]
    [InlineData(2, "init", "--product", "somebody", "--yes")]
    [InlineData(2, "init", "--pin", "--unpin", "--yes")]
    [InlineData(2, "init", "--keep", "--force", "--yes")]
    [InlineData(2, "init", "--actions", "here", "--yes")]
    public async Task Nothing_is_written_that_was_not_asked_for(int code, params string[] arguments)
    {
        var typed = new TypedCommand();

        (await CommandLine.RunAsync(arguments, folder.In(typed.Terminal)))
            .Should()
            .Be(code, $"{typed.Output}\n{typed.Error}");

        folder.Added.Should().BeEmpty();
        folder.Changed.Should().BeEmpty();
    }
}
