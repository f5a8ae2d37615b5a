using System.Text;

namespace MsReleaseActions.Workflows.Lint.Reading;

/// <summary>
/// Takes a script apart into commands, well enough to see which tools it calls: quotes, comments, continued lines,
/// pipes, <c>$( )</c>, here-documents and GitHub's <c>${{ }}</c> are understood; values of variables are not known.
/// </summary>
public sealed class ShellScript
{
    private readonly string text;
    private readonly List<ShellCommand> commands = [];
    private readonly List<string> words = [];
    private readonly StringBuilder word = new();
    private readonly Stack<bool> outer = new();
    private readonly Queue<string> documents = new();
    private bool inWord;
    private bool quoted;
    private int at;
    private int line;
    private int begin;

    private readonly int depth;

    private ShellScript(string text, int depth) => (this.text, this.depth) = (text, depth);

    /// <summary>The commands in order, also those in <c>$( )</c> and <c>bash -c</c>.</summary>
    public static IReadOnlyList<ShellCommand> Commands(string script) => Commands(script, depth: 0);

    /// <param name="depth">How many shells run this one.</param>
    internal static IReadOnlyList<ShellCommand> Commands(string script, int depth)
    {
        var reader = new ShellScript(script, depth);
        while (reader.at < script.Length)
        {
            reader.Step();
        }
        reader.EndCommand();
        return reader.commands;
    }

    private void Step()
    {
        var character = text[at];
        if (Follows("${{"))
        {
            Copy(text.IndexOf("}}", at, StringComparison.Ordinal) is var close && close < 0 ? text.Length : close + 2);
        }
        else if (character == '\\' && at + 1 < text.Length)
        {
            Continue();
        }
        else if (Follows("$("))
        {
            outer.Push(quoted);
            quoted = false;
            at += 2;
            EndCommand();
        }
        else if (character == '"')
        {
            quoted = !quoted;
            BeginWord();
            at++;
        }
        else if (quoted)
        {
            line += character == '\n' ? 1 : 0;
            Copy(at + 1);
        }
        else
        {
            Unquoted(character);
        }
    }

    private void Unquoted(char character)
    {
        switch (character)
        {
            case '\'':
                var close = text.IndexOf('\'', at + 1) is var found && found < 0 ? text.Length : found;
                line += text.AsSpan(at, close - at).Count('\n');
                at++;
                Copy(close);
                at = Math.Min(close + 1, text.Length);
                break;
            case '#' when !inWord:
                at = EndOfLine();
                break;
            case '<' when Follows("<<") && !Follows("<<<"):
                Document();
                break;
            case '\n':
                EndCommand();
                line++;
                at++;
                SkipDocuments();
                break;
            case ';' or '|' or '&' or '(' or '`':
                EndCommand();
                at++;
                break;
            case ')':
                EndCommand();
                quoted = outer.Count > 0 && outer.Pop();
                at++;
                break;
            case ' ' or '\t' or '\r':
                EndWord();
                at++;
                break;
            default:
                Copy(at + 1);
                break;
        }
    }

    // a backslash joins lines, or takes the meaning from the next character; one before a letter is a folder of Windows
    private void Continue()
    {
        if (text[at + 1] is '\n' or '\r')
        {
            at = EndOfLine() + 1;
            line++;
            return;
        }
        at += char.IsAsciiLetterOrDigit(text[at + 1]) ? 0 : 1;
        Copy(at + 1);
    }

    private void Document()
    {
        at += 2;
        at += at < text.Length && text[at] == '-' ? 1 : 0;
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (';' or '|' or '&' or ')' or '>'))
        {
            at++;
        }
        documents.Enqueue(text[start..at].Trim('\'', '"'));
    }

    private void SkipDocuments()
    {
        while (documents.Count > 0 && at < text.Length)
        {
            var end = EndOfLine();
            if (text[at..end].Trim() == documents.Peek())
            {
                documents.Dequeue();
            }
            at = Math.Min(end + 1, text.Length);
            line++;
        }
    }

    private bool Follows(string piece) => string.CompareOrdinal(text, at, piece, 0, piece.Length) == 0;

    private int EndOfLine() => text.IndexOf('\n', at) is var end && end < 0 ? text.Length : end;

    private void Copy(int end)
    {
        BeginWord();
        word.Append(text, at, end - at);
        at = end;
    }

    private void BeginWord()
    {
        begin = words.Count == 0 && !inWord ? line : begin;
        inWord = true;
    }

    private void EndWord()
    {
        if (inWord)
        {
            words.Add(word.ToString());
            word.Clear();
            inWord = false;
        }
    }

    private void EndCommand()
    {
        EndWord();
        commands.AddRange(ShellCommand.Of([.. words], begin, depth));
        words.Clear();
    }
}
