namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>What a report of a rehearsal begins with: it lies in a checkout, and is no file of the product.</summary>
internal static class RehearsalMark
{
    public const string Head = "# Rehearsal of ";

    /// <summary>Whether a text is such a report.</summary>
    public static bool Is(string text) => text.StartsWith(Head, StringComparison.Ordinal);
}
