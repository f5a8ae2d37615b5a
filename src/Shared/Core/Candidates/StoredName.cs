using System.Text;

namespace MsReleaseActions.Core.Candidates;

/// <summary>What GitHub makes of an asset's name.</summary>
public static class StoredName
{
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿāăąćĉċčďēĕėęěĝğġģĥĩīĭįĵķĺļľńņňōŏőŕŗřśŝşšţťũūŭůűųŵŷźżž";
    private const string Plain = "aaaaaaceeeeiiiinooooouuuuyyaaaccccdeeeeegggghiiiijklllnnnooorrrssssttuuuuuuwyzzz";
    private const string InFront = "default";

    /// <summary>
    /// Accents go, whatever is not a letter, digit or one of <c>. _ - + @</c> becomes a dot, dots come alone, and none
    /// at the ends: <c>default</c> stands in front of one. Of <c>x</c> and <c>x.sig</c> the stored names are a pair,
    /// too.
    /// </summary>
    public static string Of(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            // a combining mark, as macOS writes accents, goes without a trace
            if (letter is >= '\u0300' and <= '\u036f')
            {
                continue;
            }
            var kept = Unaccented(letter);
            var next = char.IsAsciiLetterOrDigit(kept) || kept is '_' or '-' or '+' or '@' ? kept : '.';
            if (next != '.' || text.Length == 0 || text[^1] != '.')
            {
                text.Append(next);
            }
        }
        var stored = text.ToString().TrimEnd('.');
        return stored.StartsWith('.') || stored.Length == 0 ? InFront + stored : stored;
    }

    private static char Unaccented(char letter)
    {
        var lower = char.ToLowerInvariant(letter);
        var at = Accented.IndexOf(lower, StringComparison.Ordinal);
        return at < 0 ? letter
            : lower == letter ? Plain[at]
            : char.ToUpperInvariant(Plain[at]);
    }
}
