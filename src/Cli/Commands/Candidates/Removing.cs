using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Catalog;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Candidates;

/// <summary>How a removal is to go.</summary>
/// <param name="Word">What must be typed to confirm.</param>
internal sealed record RemovalRequest(bool DryRun, bool Yes, bool Json, string Word);

/// <summary>Shows what goes and what stays, asks, and removes.</summary>
internal sealed class Removing(Terminal terminal, OperatorSession session, RemovalRequest request)
{
    public async Task<int> RunAsync(IReadOnlyList<PruneDecision> decisions, CancellationToken cancellation)
    {
        var leaving = decisions.Where(decision => decision.Goes).Select(decision => decision.Candidate).ToList();
        if (!request.Json)
        {
            CandidateTable.Show(
                terminal.Screen(),
                [
                    .. decisions.Select(decision =>
                        (
                            decision.Candidate,
                            $"{(decision.Goes ? request.DryRun ? "would go" : "goes" : "stays")}: {decision.Why}"
                        )
                    ),
                ],
                terminal.Time.GetUtcNow()
            );
        }
        var removed = request.DryRun || leaving.Count == 0 ? 0 : await RemoveAsync(leaving, cancellation);
        if (request.Json)
        {
            var document = new RemovalDocument(
                session.Settings.Repository.ToString(),
                request.DryRun,
                removed,
                [.. decisions.Select(decision => CandidateDocument.Of(decision.Candidate, decision.Goes, decision.Why))]
            );
            await terminal.Out.WriteLineAsync(CliJson.Write(document, CandidatesJson.Default.RemovalDocument));
        }
        else
        {
            var size = ByteSize.Show(leaving.Sum(candidate => candidate.Bytes));
            var outcome =
                leaving.Count == 0 ? "Nothing is to be removed"
                : request.DryRun ? $"{leaving.Count} would be removed, {size}"
                : $"{removed} removed, {size}";
            terminal.Screen().ShowInterpolated($"[bold]{outcome}[/]");
        }
        return (int)ExitCode.Done;
    }

    private async Task<int> RemoveAsync(List<KnownCandidate> leaving, CancellationToken cancellation)
    {
        var count =
            leaving.Count == 1
                ? $"{leaving[0].Tag} (release {leaving[0].Release.Id}) is deleted for good"
                : $"{leaving.Count} candidates are deleted for good";
        await Confirmation.RequireAsync(terminal, request.Yes, count, request.Word, cancellation);
        var removal = new CandidateRemoval(session.Services(_ => { }, readOnly: false));
        var removed = 0;
        foreach (var candidate in leaving)
        {
            var isRemoved = await removal.RemoveAsync(candidate, cancellation);
            removed += isRemoved ? 1 : 0;
            if (!request.Json)
            {
                var outcome = isRemoved ? "deleted" : "gone already";
                var id = candidate.Release.Id;
                terminal.Screen().ShowInterpolated($"  {outcome} {candidate.Tag.Text} (release {id})");
            }
        }
        return removed;
    }
}
