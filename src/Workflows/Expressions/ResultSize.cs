using System.Text;

namespace MsReleaseActions.Workflows.Expressions;

/// <summary>
/// How long a text may become: a few nested calls of <c>format</c> could else fill every machine's memory. The limit is
/// that of GitHub's runner.
/// </summary>
internal static class ResultSize
{
    private const int MostCharacters = 10 * 1024 * 1024;

    /// <summary>Appends what still fits.</summary>
    /// <exception cref="ExpressionException">The text becomes too long.</exception>
    public static StringBuilder AppendWithin(this StringBuilder text, string more) =>
        text.Length + more.Length <= MostCharacters
            ? text.Append(more)
            : throw new ExpressionException("The maximum allowed memory size was exceeded");
}
