using System.Text;
using System.Text.RegularExpressions;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.PromoteAssets;

/// <summary>
/// The text of a release: the given notes, the generated ones below them, and comments that nobody sees. One says that
/// the draft is of this action; one which notes it was made from, so that a rerun knows whether they changed; one which
/// run replaces assets of the draft.
/// </summary>
internal static partial class ReleaseBody
{
    private static readonly int ClaimLength = Claim(new string('0', 16)).Length;
    private const string CutNote = "\n\n*These notes were cut: GitHub takes 125,000 characters.*";

    public static bool IsOurs(string? body) => PromotionMark.IsIn(body);

    /// <summary>The body was made from exactly these notes.</summary>
    public static bool IsMadeFrom(string? body, string notes, bool generated) =>
        body is not null
        && NotesMark().Matches(body).LastOrDefault() is { } mark
        && mark.Groups["hash"].Value == HashOf(notes, generated);

    /// <param name="notes">The given notes; null when none are.</param>
    /// <param name="generated">GitHub's own; null when they are not wanted.</param>
    /// <param name="candidate">Named in the comment that marks the draft as ours; null for a draft that somebody else
    /// made.</param>
    /// <returns>The text, and whether something was left out of it.</returns>
    public static (string Text, bool IsCut) Compose(string? notes, string? generated, CandidateTag? candidate)
    {
        var parts = new[] { notes?.TrimEnd(), generated?.Trim() }.Where(part => !string.IsNullOrEmpty(part));
        var text = string.Join("\n\n", parts);
        var marks = new StringBuilder();
        if (candidate is not null)
        {
            marks.Append($"\n\n{PromotionMark.Start}{candidate} -->");
        }
        if (notes is not null)
        {
            marks.Append($"\n<!-- ms-release-actions:notes {HashOf(notes, generated is not null)} -->");
        }
        // a claim may come later
        var room = GitHubLimits.ReleaseBodyCharacters - marks.Length - ClaimLength;
        if (text.Length <= room)
        {
            return ((text + marks).TrimStart('\n'), false);
        }
        room -= CutNote.Length;
        var end = char.IsHighSurrogate(text[room - 1]) ? room - 1 : room;
        return (text[..end] + CutNote + marks, true);
    }

    /// <summary>
    /// What names the words that people read, and no others: of the text without this action's comments, with LF.
    /// </summary>
    public static Sha256 WordsSha256(string? body) => Sha256.Of(Encoding.UTF8.GetBytes(Words(body)));

    /// <summary>Those words.</summary>
    public static string Words(string? body) =>
        Marks().Replace((body ?? "").Replace("\r\n", "\n", StringComparison.Ordinal), "").Trim();

    /// <summary>The run that claims the draft; null when none does.</summary>
    public static string? ClaimOf(string? body) => ClaimMark().Matches(body ?? "").LastOrDefault()?.Groups["id"].Value;

    /// <summary>The text without any claim.</summary>
    public static string WithoutClaim(string? body) => ClaimMark().Replace(body ?? "", "");

    /// <summary>The same text, with this claim instead of any other; null where there is no room for it.</summary>
    public static string? WithClaim(string? body, string id)
    {
        var claimed = WithoutClaim(body) + Claim(id);
        return claimed.Length <= GitHubLimits.ReleaseBodyCharacters ? claimed.TrimStart('\n') : null;
    }

    private static string Claim(string id) => $"\n<!-- ms-release-actions:replacing {id} -->";

    private static string HashOf(string notes, bool generated) =>
        Sha256.Of(Encoding.UTF8.GetBytes($"{generated}\n{notes}")).Hex[..16];

    // only whole comments of ours, at the very end: whatever else looks like one may be shown
    [GeneratedRegex(
        "(\n*<!-- ms-release-actions:(promote-assets rc-[A-Za-z0-9._-]+|notes [0-9a-f]{16}|replacing [0-9a-f]{16}) -->)+"
            + "\\s*\\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Marks();

    [GeneratedRegex("<!-- ms-release-actions:notes (?<hash>[0-9a-f]{16}) -->")]
    private static partial Regex NotesMark();

    [GeneratedRegex("\n?<!-- ms-release-actions:replacing (?<id>[0-9a-f]{16}) -->")]
    private static partial Regex ClaimMark();
}
