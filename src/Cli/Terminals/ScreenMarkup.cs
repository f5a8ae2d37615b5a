using System.Globalization;
using Spectre.Console;

namespace MsReleaseActions.Cli.Terminals;

/// <summary>
/// Text in Spectre's markup, without its emoji: <c>:warning:</c> in a file, a title or a log stays what somebody wrote.
/// The only way to Spectre that the build lets pass (<c>BannedSymbols.txt</c>).
/// </summary>
internal static class ScreenMarkup
{
    // nothing, in the middle of what would be a name: Spectre looks for names between two tags only. No tag of ours has
    // a colon in it
    private const string Broken = ":[default][/]";

#pragma warning disable RS0030 // the one place that all markup goes through
    /// <summary>A line in markup: what comes from outside is escaped in it.</summary>
    public static void ShowMarkup(this IAnsiConsole screen, string markup) => screen.MarkupLine(Literal(markup));

    /// <summary>A line of which the text alone is markup, and what is put into it is not.</summary>
    public static void ShowInterpolated(this IAnsiConsole screen, FormattableString text) =>
        screen.ShowMarkup(
            string.Format(CultureInfo.InvariantCulture, text.Format, [.. text.GetArguments().Select(Escaped)])
        );

    /// <summary>A line in markup, without its end.</summary>
    public static void ShowPart(this IAnsiConsole screen, string markup) => screen.Markup(Literal(markup));

    /// <summary>Shows that something goes on, with a text in markup, until it is done.</summary>
    public static Task<T> ShowWhileAsync<T>(
        this IAnsiConsole screen,
        string markup,
        Func<StatusContext, Task<T>> work
    ) => screen.Status().StartAsync(Literal(markup), work);

    /// <summary>What goes on now, in markup.</summary>
    public static void Show(this StatusContext status, string markup) => status.Status = Literal(markup);

    /// <summary>Columns with these heads, in markup.</summary>
    public static Table ShowColumns(this Table table, params string[] heads) =>
        table.AddColumns([.. heads.Select(Column)]);

    /// <summary>A row of cells in markup.</summary>
    public static Table ShowRow(this Table table, params string[] cells) => table.AddRow([.. cells.Select(Literal)]);

    /// <summary>A column with a head in markup.</summary>
    public static TableColumn Column(string head) => new(Literal(head));
#pragma warning restore RS0030

    /// <summary>The same markup, in which Spectre finds no emoji.</summary>
    private static string Literal(string markup) =>
        Emoji.Replace(markup) == markup ? markup : markup.Replace(":", Broken, StringComparison.Ordinal);

    private static object? Escaped(object? value) =>
        value is IFormattable ? value : Markup.Escape(value?.ToString() ?? "");
}
