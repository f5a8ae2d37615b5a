using System.Text;

namespace MsReleaseActions.Server.State;

/// <summary>What GitHub makes of an asset's name.</summary>
public static class AssetNames
{
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿāăąćĉċčďēĕėęěĝğġģĥĩīĭįĵķĺļľńņňōŏőŕŗřśŝşšţťũūŭůűųŵŷźżž";
    private const string Plain = "aaaaaaceeeeiiiinooooouuuuyyaaaccccdeeeeegggghiiiijklllnnnooorrrssssttuuuuuuwyzzz";

    /// <summary>
    /// Accents go, whatever is not a letter, digit or one of <c>. _ - + @</c> becomes a dot, dots come alone, and none
    /// at the ends.
    /// </summary>
    public static string Stored(string name)
    {
        var text = new StringBuilder();
        foreach (var rune in name)
        {
            // A combining mark, as macOS writes accents, goes without a trace.
            if (rune is >= '\u0300' and <= '\u036f')
            {
                continue;
            }

            var kept = Unaccented(rune);
            var next = char.IsAsciiLetterOrDigit(kept) || kept is '_' or '-' or '+' or '@' ? kept : '.';
            if (next != '.' || text.Length == 0 || text[^1] != '.')
            {
                text.Append(next);
            }
        }

        var stored = text.ToString().TrimEnd('.');
        return stored.StartsWith('.') || stored.Length == 0 ? "default" + stored : stored;
    }

    private static char Unaccented(char letter)
    {
        var lower = char.ToLowerInvariant(letter);
        var at = Accented.IndexOf(lower, StringComparison.Ordinal);
        if (at < 0)
        {
            return letter;
        }

        return lower == letter ? Plain[at] : char.ToUpperInvariant(Plain[at]);
    }
}
