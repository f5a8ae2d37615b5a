using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;

namespace MsReleaseActions.Cli.Commands.Completion;

/// <summary>What may be typed next.</summary>
internal static class Completions
{
    /// <summary>
    /// Values with what they are for, in the order of the help. None where the value is a file, or anything.
    /// </summary>
    /// <param name="root">The commands.</param>
    /// <param name="before">The words before the cursor's one, without <c>ms</c>.</param>
    /// <param name="current">The cursor's word up to the cursor; empty between words.</param>
    public static IReadOnlyList<(string Value, string Description)> Of(
        RootCommand root,
        IEnumerable<string> before,
        string current
    )
    {
        // bash hands over --option=value in three words, other shells in one
        List<string> words = [.. before.Where(word => word != "=")];
        if (current == "=")
        {
            return Of(root, words, "");
        }
        if (
            current.StartsWith("--", StringComparison.Ordinal)
            && current.IndexOf('=', StringComparison.Ordinal) is > 0 and var end
        )
        {
            return
            [
                .. Of(root, words.Append(current[..end]), current[(end + 1)..])
                    .Select(found => ($"{current[..(end + 1)]}{found.Value}", found.Description)),
            ];
        }
        var parsed = root.Parse(words);
        var command = parsed.CommandResult.Command;
        var options = Options(parsed.CommandResult).ToList();
        if (
            words.Count > 0
            && options.Find(option =>
                Names(option).Contains(words[^1])
                && option.ValueType != typeof(bool)
                && option.Arity.MaximumNumberOfValues > 0
            )
                is { } asked
        )
        {
            return [.. Values(asked).Where(found => found.Value.StartsWith(current, StringComparison.Ordinal))];
        }
        var unused = options
            .Where(option =>
                option.Arity.MaximumNumberOfValues > 1 || parsed.GetResult(option) is null or { Implicit: true }
            )
            .Select(Described);
        var named = command
            .Subcommands.Where(inner => !inner.Hidden)
            .Select(inner => (inner.Name, FirstSentence(inner.Description)))
            .Concat(
                command
                    .Arguments.Where(argument =>
                        (parsed.GetResult(argument)?.Tokens.Count ?? 0) < argument.Arity.MaximumNumberOfValues
                    )
                    .SelectMany(Values)
            );
        // an argument of the command comes first: its options are asked for with a dash
        var found =
            current.StartsWith('-') || (command.Arguments.Count == 0 && command.Subcommands.Count == 0)
                ? unused
                : named;
        return [.. found.Where(candidate => candidate.Item1.StartsWith(current, StringComparison.Ordinal))];
    }

    private static IEnumerable<Option> Options(CommandResult? command) =>
        command is null
            ? []
            : command
                .Command.Options.Where(option => !option.Hidden)
                .Concat(Options(command.Parent as CommandResult).Where(option => option.Recursive));

    private static IEnumerable<string> Names(Option option) => option.Aliases.Append(option.Name);

    // short forms are for who knows them
    private static (string Value, string Description) Described(Option option) =>
        (option.Name, FirstSentence(option.Description));

    private static IEnumerable<(string Value, string Description)> Values(Symbol symbol) =>
        symbol.GetCompletions(CompletionContext.Empty).Select(item => (item.Label, FirstSentence(item.Documentation)));

    private static string FirstSentence(string? text) =>
        (text ?? "").Split(". ")[0].TrimEnd('.').ReplaceLineEndings(" ");
}
