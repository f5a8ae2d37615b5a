using System.Text;
using System.Text.RegularExpressions;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.RepoTests;

/// <summary>
/// The sentences that a source file can end a run with: its string literals without those of logs, inputs and
/// explanations.
/// </summary>
internal static partial class CodeTexts
{
    private const string Hole = "…";

    // names that a reader knows stand in a message as they are
    private static readonly Dictionary<string, string> Constants = new(StringComparer.Ordinal)
    {
        ["AssetName.Checksums"] = AssetName.Checksums,
        ["AssetName.Manifest"] = AssetName.Manifest,
        ["AssetName.Signature"] = AssetName.Signature,
        ["AssetName.LatestJson"] = AssetName.LatestJson,
    };

    // such a text is a document or a pattern, never a sentence
    private const string Raw = "\"\"\"";

    // calls whose texts are no findings: lines of the log, and what is said of inputs before the run begins
    private static readonly string[] NoFindings =
    [
        ".Info(",
        ".Warning(",
        ".Notice(",
        ".Debug(",
        ".Group(",
        "inputs.Problem(",
        "reader.Problem(",
        "found.Add(",
        "GeneratedRegex(",
        "nameof(",
    ];

    /// <summary>
    /// Each with <c>…</c> where a value stands. Of an <c>ActionFailure</c> only what is wrong counts, not why and what
    /// to do.
    /// </summary>
    public static IEnumerable<string> Of(string code)
    {
        var texts = new List<string>();
        Read(Comment().Replace(code, ""), 0, texts, keep: _ => true, end: '\0');
        return texts.Where(text => text.Count(letter => letter == ' ') >= 2 && Letters().IsMatch(text)).Distinct();
    }

    // reads to the closing bracket; an argument's texts are kept where keep says so of its number
    private static int Read(string code, int at, List<string> texts, Func<int, bool> keep, char end)
    {
        var argument = 0;
        while (at < code.Length && code[at] != end)
        {
            if (code[at] == ',' && end == ')')
            {
                argument++;
            }
            var into = keep(argument) ? texts : [];
            at = code[at] switch
            {
                '\'' => code.IndexOf('\'', at + (code[at + 1] == '\\' ? 3 : 2)) + 1,
                '"' when code.AsSpan(at).StartsWith(Raw) => code.IndexOf(Raw, at + Raw.Length, StringComparison.Ordinal)
                    + Raw.Length,
                '"' => Text(code, at, into),
                '(' => Read(code, at + 1, into, Kept(code, at), ')'),
                '[' => Read(code, at + 1, into, _ => true, ']'),
                '{' => Read(code, at + 1, into, _ => true, '}'),
                _ => at + 1,
            };
        }
        return at + 1;
    }

    private static Func<int, bool> Kept(string code, int bracket)
    {
        var before = code[..(bracket + 1)];
        return NoFindings.Any(call => before.EndsWith(call, StringComparison.Ordinal)) ? _ => false
            : before.EndsWith("ActionFailure.No(", StringComparison.Ordinal) ? argument => argument == 0
            : before.EndsWith("new ActionFailure(", StringComparison.Ordinal)
            || before.EndsWith("new(", StringComparison.Ordinal)
                ? argument => argument <= 1
            : _ => true;
    }

    // one text, and those that are joined to it by +
    private static int Text(string code, int at, List<string> texts)
    {
        var text = new StringBuilder();
        at = Literal(code, at, text);
        while (Joined().Match(code, at) is { Success: true } joined)
        {
            at = Literal(code, at + joined.Length, text);
        }
        texts.Add(text.ToString());
        return at;
    }

    private static int Literal(string code, int at, StringBuilder text)
    {
        var (isInterpolated, isVerbatim) = (code[..at].EndsWith('$'), code[..at].EndsWith('@'));
        for (at++; code[at] != '"' || (isVerbatim && code[at + 1] == '"'); at++)
        {
            if (code[at] == '"')
            {
                text.Append(code[++at]);
            }
            else if (code[at] == '\\' && !isVerbatim)
            {
                text.Append(code[++at] == 'n' ? '\n' : code[at]);
            }
            else if (isInterpolated && code[at] is '{' or '}' && code[at + 1] == code[at])
            {
                text.Append(code[++at]);
            }
            else if (isInterpolated && code[at] == '{')
            {
                var start = at + 1;
                at = Read(code, start, [], _ => false, '}') - 1;
                text.Append(Constants.GetValueOrDefault(code[start..at], Hole));
            }
            else
            {
                text.Append(code[at]);
            }
        }
        return at + 1;
    }

    [GeneratedRegex("\\G\\s*\\+\\s*\\$?(?=\"(?!\"\"))", RegexOptions.CultureInvariant)]
    private static partial Regex Joined();

    [GeneratedRegex(@"^\s*//.*$|(?<=\s)// .*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\p{L}{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();
}
