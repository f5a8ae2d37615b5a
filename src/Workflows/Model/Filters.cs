using System.Text;
using System.Text.RegularExpressions;

namespace MsReleaseActions.Workflows.Model;

/// <summary><c>branches</c>, <c>tags</c> and their <c>-ignore</c> forms.</summary>
public static class RefFilter
{
    /// <summary>Whether a push of this branch or tag starts it.</summary>
    /// <param name="trigger">Of a push, or of a pull request with the branch that it is for.</param>
    /// <param name="name">Without <c>refs/heads/</c> or <c>refs/tags/</c>.</param>
    public static bool Allows(Trigger trigger, string name, bool isTag)
    {
        var (own, other) = isTag ? ("tags", "branches") : ("branches", "tags");
        if (trigger.Patterns(own) is { } wanted)
        {
            return FilterPattern.Selects(wanted, name);
        }
        if (trigger.Patterns($"{own}-ignore") is { } ignored)
        {
            return !FilterPattern.Selects(ignored, name);
        }
        // who names only tags wants no branches
        return trigger.Patterns(other) is null && trigger.Patterns($"{other}-ignore") is null;
    }
}

/// <summary><c>paths</c> and <c>paths-ignore</c>.</summary>
public static class PathFilter
{
    /// <summary>Whether some change starts it and another does not.</summary>
    public static bool IsGiven(Trigger trigger) =>
        trigger.Patterns("paths") is not null || trigger.Patterns("paths-ignore") is not null;

    /// <summary>Whether a change of these paths starts it.</summary>
    public static bool Allows(Trigger trigger, Func<IReadOnlyList<string>> changed) =>
        trigger.Patterns("paths") is { } wanted
            ? changed().Any(path => FilterPattern.Selects(wanted, path))
            : trigger.Patterns("paths-ignore") is not { } ignored
                || changed().Any(path => !FilterPattern.Selects(ignored, path));
}

/// <summary>
/// GitHub's patterns: <c>*</c> within a part, <c>**</c> across parts, <c>?</c> and <c>+</c> after a character,
/// <c>[…]</c>, <c>!</c> takes back.
/// </summary>
internal static class FilterPattern
{
    /// <summary>The last pattern that matches decides.</summary>
    public static bool Selects(IReadOnlyList<string> patterns, string name)
    {
        var selected = false;
        foreach (var pattern in patterns)
        {
            var takesBack = pattern.StartsWith('!');
            if (IsMatch(takesBack ? pattern[1..] : pattern, name))
            {
                selected = !takesBack;
            }
        }
        return selected;
    }

    private static bool IsMatch(string pattern, string name)
    {
        try
        {
            return Regex.IsMatch(
                name,
                Expression(pattern),
                RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline
            );
        }
        catch (ArgumentException)
        {
            // such as "[a" or "+": GitHub takes no workflow with it, so it starts nothing
            return false;
        }
    }

    private static string Expression(string pattern)
    {
        var expression = new StringBuilder(@"\A");
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '*' when i + 2 < pattern.Length && pattern[i + 1] == '*' && pattern[i + 2] == '/':
                    expression.Append("(.*/)?");
                    i += 2;
                    break;
                case '*' when i + 1 < pattern.Length && pattern[i + 1] == '*':
                    expression.Append(".*");
                    i++;
                    break;
                case '*':
                    expression.Append("[^/]*");
                    break;
                case '?' or '+' or '[' or ']':
                    expression.Append(pattern[i]);
                    break;
                case '\\' when i + 1 < pattern.Length:
                    expression.Append(Regex.Escape(pattern[++i].ToString()));
                    break;
                default:
                    expression.Append(Regex.Escape(pattern[i].ToString()));
                    break;
            }
        }
        return expression.Append(@"\z").ToString();
    }
}
