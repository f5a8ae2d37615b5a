using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using MsReleaseActions.Cli;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Help;

/// <summary>
/// Every command there is, found by walking the tree: a new one needs a golden file (<c>UPDATE_GOLDEN=1</c> writes it)
/// and an example.
/// </summary>
[Needs(Need.Nothing)]
public sealed partial class HelpTests
{
    private static readonly RootCommand Root = CommandLine.Root(new TypedCommand().Terminal);

    public static TheoryData<string> Paths() => [.. All(Root, "ms").Select(found => found.Path)];

    public static TheoryData<string> Leaves() =>
        [.. All(Root, "ms").Where(found => found.Command.Subcommands.Count == 0).Select(found => found.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Help_is_what_people_were_promised(string path)
    {
        var typed = new TypedCommand();

        var code = await typed.RunAsync([.. path.Split(' ')[1..], "--help"]);

        (code, typed.Error).Should().Be((0, ""));
        Golden.Hold(typed.Output, "help", $"{path.Replace(' ', '-')}.txt");
    }

    [Fact]
    public void Each_golden_file_has_its_command() =>
        Directory
            .EnumerateFiles(Checkout.PathOf("tests/Cli.Tests/golden/help"))
            .Select(Path.GetFileNameWithoutExtension)
            .Should()
            .BeEquivalentTo(All(Root, "ms").Select(found => found.Path.Replace(' ', '-')));

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Each_command_that_can_be_typed_has_examples_that_can_be_typed(string path)
    {
        var command = All(Root, "ms")
            .Single(found => found.Path == path)
            .Command.Should()
            .BeOfType<DescribedCommand>()
            .Subject;

        command.Examples.Should().NotBeEmpty();
        foreach (var example in command.Examples)
        {
            Parsed(example)
                .Should()
                .OnlyContain(parsed => parsed.Errors.Count == 0, example)
                .And.Contain(parsed => parsed.CommandResult.Command == command, example);
        }
    }

    [Fact]
    public async Task Nothing_typed_is_the_overview_and_each_command_is_in_it()
    {
        var (nothing, help) = (new TypedCommand(), new TypedCommand());

        (await nothing.RunAsync()).Should().Be(0);
        await help.RunAsync("--help");

        nothing.Output.Should().Be(help.Output).And.ContainAll(Leaves().Select(leaf => $"  {leaf.Data} "));
        Overview.Ungrouped(Root).Should().BeEmpty();
    }

    [Fact]
    public async Task The_overview_s_examples_can_be_typed()
    {
        var typed = new TypedCommand();
        await typed.RunAsync();

        var examples = typed.Output.Split("Examples:\n")[1].Split("\n\n")[0].Split('\n');

        examples
            .SelectMany(Parsed)
            .Where(parsed => parsed.Errors.Count > 0)
            .Select(parsed => parsed.ToString())
            .Should()
            .BeEmpty();
        examples.Should().HaveCount(3);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    public async Task The_overview_fits_a_narrow_terminal(int columns)
    {
        var typed = new TypedCommand(isTerminal: true);

        await CommandLine.RunAsync([], typed.Terminal with { Width = columns });

        typed
            .Output.Split("Usage:")[1]
            .Split("Options:")[0]
            .Split('\n')
            .Skip(2)
            .Should()
            .OnlyContain(line => line.Length <= columns);
    }

    // what stands in a line of a shell: pipes, redirections and comments are not ours
    private static IEnumerable<ParseResult> Parsed(string example) =>
        Typed()
            .Matches(example)
            .Select(match => Root.Parse([.. CommandLineParser.SplitCommandLine(match.Groups["line"].Value)]));

    private static IEnumerable<(string Path, Command Command)> All(Command command, string path) =>
        [
            (path, command),
            .. command
                .Subcommands.Where(inner => !inner.Hidden)
                .SelectMany(inner => All(inner, $"{path} {inner.Name}")),
        ];

    [GeneratedRegex(@"(?:^|[\s(;&|])ms (?<line>[^|>#&)]*)")]
    private static partial Regex Typed();
}
