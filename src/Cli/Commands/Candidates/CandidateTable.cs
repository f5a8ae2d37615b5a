using System.Text.RegularExpressions;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Catalog;
using MsReleaseActions.Toolkit;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Candidates;

/// <summary>Candidates, a line each.</summary>
internal static partial class CandidateTable
{
    /// <param name="rows">Each with what is to be said of it.</param>
    public static void Show(
        IAnsiConsole screen,
        IReadOnlyList<(KnownCandidate Candidate, string Note)> rows,
        DateTimeOffset now
    )
    {
        if (rows.Count == 0)
        {
            return;
        }
        var table = new Table()
            .Border(TableBorder.None)
            .ShowColumns("commit", "id", "state", "kind", "age", "size", "subject", "");
        foreach (var (candidate, note) in rows)
        {
            table.ShowRow(
                Plain(Shown(candidate.Tag)),
                Plain($"{candidate.Release.Id}"),
                State(candidate.State),
                candidate.Release.Draft ? "draft" : "prerelease",
                Plain(Age(now - (candidate.Release.CreatedAt ?? now))),
                Plain(ByteSize.Show(candidate.Bytes)),
                Plain(candidate.Subject ?? ""),
                Plain(note)
            );
        }
        screen.Write(table);
    }

    /// <summary>Who needs it, or what is wrong with it.</summary>
    public static string Use(KnownCandidate candidate) =>
        string.Join(
            "; ",
            new[]
            {
                candidate.Use.Forbids,
                candidate.Use.Published is { } tag ? $"released as {tag}" : null,
                candidate.Use is { IsNewestBump: true, Published: null } ? "newest version bump" : null,
                candidate is { State: not CandidateState.Sealed, Problems: [var first, ..] } ? first : null,
            }.OfType<string>()
        );

    // of another product's candidates the name in the middle tells
    private static string Shown(CandidateTag tag) =>
        Commit().Replace(tag.Text, commit => commit.Value[..tag.SourceSha.Short.Length]);

    [GeneratedRegex("[0-9a-f]{40}")]
    private static partial Regex Commit();

    private static string Age(TimeSpan age) =>
        age.TotalDays >= 2 ? $"{age.TotalDays:0} d"
        : age.TotalHours >= 2 ? $"{age.TotalHours:0} h"
        : $"{age.TotalMinutes:0} min";

    private static string State(CandidateState state) =>
        state switch
        {
            CandidateState.Sealed => "[green]sealed[/]",
            CandidateState.Incomplete => "[yellow]incomplete[/]",
            _ => $"[red]{state.ToString().ToLowerInvariant()}[/]",
        };

    private static string Plain(string text) => Markup.Escape(CommandText.Line(text));
}
