using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using MsReleaseActions.Cli;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Help;

/// <summary>What the documents tell people to type, read as the command line reads it.</summary>
[Needs(Need.Nothing)]
public sealed partial class DocumentedCommandsTests
{
    public static TheoryData<string> Documents =>
        [.. Checkout.Files(".md").Where(path => path != "CHANGELOG.md" && Typed(path).Concat(Named(path)).Any())];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_command_of_a_document_is_one(string path)
    {
        Typed(path).SelectMany(Errors).Should().BeEmpty();
        // a sentence may name a command without all that it needs
        Named(path)
            .SelectMany(Errors)
            .Where(error => error.Contains("Unrecognized", StringComparison.Ordinal))
            .Should()
            .BeEmpty();
    }

    [Fact]
    public void They_are_found_in_blocks_and_in_sentences()
    {
        Typed("docs/migrating.md").Should().Contain("ms lint").And.Contain("ms init --cut-over");
        Named("CONTRIBUTING.md").Should().Contain("ms rehearse");
        Errors("ms lint --no-such-option").Should().ContainSingle().Which.Should().Contain("Unrecognized");
    }

    private static IEnumerable<string> Errors(string command)
    {
        var parsed = CommandLine.Root(new TypedCommand().Terminal).Parse(DocumentedCommands.Words(command)[1..]);
        return parsed
            .Errors.Select(error => error.Message)
            // what takes an argument takes an option that it does not know for it
            .Concat(
                parsed
                    .Tokens.Where(token =>
                        token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal)
                    )
                    .Select(token => $"Unrecognized option {token.Value}")
            )
            .Select(problem => $"{command}: {problem}");
    }

    private static IEnumerable<string> Typed(string path) => DocumentedCommands.Of(path).Where(IsOurs);

    /// <summary>Commands in sentences and tables.</summary>
    private static IEnumerable<string> Named(string path) =>
        MarkdownFile
            .Read(path)
            .Prose.SelectMany(line => Inline().Matches(line))
            .Select(match =>
                DocumentedCommands.First(match.Groups["code"].Value.Replace("…", "", StringComparison.Ordinal))
            )
            .Where(command => IsOurs(command) && command.IndexOfAny(['[', '<']) < 0);

    private static bool IsOurs(string command) => command.StartsWith("ms ", StringComparison.Ordinal);

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Inline();
}
