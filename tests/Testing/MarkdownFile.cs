using System.Text.RegularExpressions;

namespace MsReleaseActions.Testing;

/// <summary>A Markdown file of this repository.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Blocks">Its fenced code blocks, in order.</param>
/// <param name="Prose">Everything else, line by line; the lines of code blocks are empty.</param>
public sealed partial record MarkdownFile(string Path, IReadOnlyList<MarkdownBlock> Blocks, IReadOnlyList<string> Prose)
{
    public static MarkdownFile Read(string path) => Parse(path, Checkout.Read(path));

    public static MarkdownFile Parse(string path, string text)
    {
        var blocks = new List<MarkdownBlock>();
        var prose = new List<string>();
        (string Indent, string Info, List<string> Lines)? open = null;
        foreach (var line in text.Split('\n'))
        {
            prose.Add(open is null && !Fence().IsMatch(line) ? line : "");
            if (open is { } block && line.Trim() == "```")
            {
                var code = block.Lines.Select(inner =>
                    inner.StartsWith(block.Indent, StringComparison.Ordinal) ? inner[block.Indent.Length..] : inner
                );
                blocks.Add(
                    new MarkdownBlock(
                        block.Info,
                        prose.Count - block.Lines.Count,
                        string.Concat(code.Select(inner => inner + "\n"))
                    )
                );
                open = null;
            }
            else if (open is not null)
            {
                open.Value.Lines.Add(line);
            }
            else if (Fence().Match(line) is { Success: true } fence)
            {
                open = (fence.Groups["indent"].Value, fence.Groups["info"].Value.Trim(), []);
            }
        }
        return open is null
            ? new MarkdownFile(path, blocks, prose)
            : throw new InvalidOperationException($"{path}: a code block is not closed");
    }

    /// <summary>
    /// What links lead to, with the line (1 for the first) and the title that is shown on hovering; text in back-ticks
    /// holds none.
    /// </summary>
    public IEnumerable<(int Line, string Target, string Title)> Links =>
        Prose.SelectMany(
            (line, index) =>
                Link()
                    .Matches(InlineCode().Replace(line, "``"))
                    .Select(link => (index + 1, link.Groups["target"].Value, link.Groups["title"].Value))
        );

    /// <summary>What stands behind <c>#</c> in a link to a heading, as GitHub forms it.</summary>
    public IReadOnlySet<string> Anchors
    {
        get
        {
            var anchors = new HashSet<string>(StringComparer.Ordinal);
            foreach (var heading in Prose.Select(line => Heading().Match(line)).Where(match => match.Success))
            {
                var anchor = string.Concat(
                        LinkText()
                            .Replace(heading.Groups["text"].Value, "${text}")
                            .ToLowerInvariant()
                            .Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')
                    )
                    .Trim()
                    .Replace(' ', '-');
                for (var count = 0; !anchors.Add(count == 0 ? anchor : $"{anchor}-{count}"); count++) { }
            }
            return anchors;
        }
    }

    /// <summary>The rows of every table whose head has that cell, as their cells by the head's names.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> Rows(string headCell)
    {
        IReadOnlyList<string>? head = null;
        foreach (var line in Prose)
        {
            if (!line.StartsWith('|'))
            {
                head = null;
                continue;
            }
            IReadOnlyList<string> cells = [.. CellEnd().Split(line.Trim()[1..^1]).Select(cell => cell.Trim())];
            if (head is null)
            {
                head = cells;
            }
            else if (head.Contains(headCell) && !cells.All(cell => cell.All(letter => letter is '-' or ':')))
            {
                yield return head.Zip(cells)
                    .ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal);
            }
        }
    }

    [GeneratedRegex("^(?<indent> *)```(?<info>[^`]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Fence();

    [GeneratedRegex(
        @"\]\((?<target>[^)\s]+)(?: ""(?<title>[^""]*)"")?\)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Link();

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex LinkText();

    [GeneratedRegex("`[^`]*`", RegexOptions.CultureInvariant)]
    private static partial Regex InlineCode();

    [GeneratedRegex("^#{1,6} (?<text>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.CultureInvariant)]
    private static partial Regex CellEnd();
}

/// <summary>A fenced code block.</summary>
/// <param name="Info">What follows the fence: <c>yaml</c>, <c>yaml before</c>, …</param>
/// <param name="Line">Of its first line of code, 1 for the first of the file.</param>
/// <param name="Text">The code, without the indentation of the fence.</param>
public sealed record MarkdownBlock(string Info, int Line, string Text);
