using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Scenarios;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Rehearse;

/// <summary>The end of a rehearsal, for the one who decides whether to release.</summary>
internal static class ResultTable
{
    private const int ShownDigits = 12;
    private const int MostLines = 5;
    private static readonly string[] AboutOthers =
    [
        "candidate.json",
        "candidate.json.sig",
        "checksums.txt",
        "latest.json",
    ];

    public static void Show(IAnsiConsole screen, RehearsalResult result)
    {
        var (document, findings) = (result.Document, result.Findings);
        screen.WriteLine();
        if (findings.Assets.Count > 0)
        {
            screen.Write(Assets(document, findings));
        }
        foreach (var finding in findings.All)
        {
            screen.ShowInterpolated(
                finding.Holds ? $"[green]✓[/] {finding.Text}" : (FormattableString)$"[red]✗ {finding.Text}[/]"
            );
        }
        screen.ShowInterpolated(
            $"[dim]  {document.Api.Requests} requests of the operator and the actions, {
                document.Api.NotModified} not modified, {document.Api.Writes} writes[/]"
        );
        screen.WriteLine();
        foreach (var problem in result.Problems)
        {
            Show(screen, problem);
        }
        var took = $"{document.Seconds:0.0} s";
        screen.ShowInterpolated(
            document.Ok
                ? $"[bold green]Rehearsal passed[/] in {took}: {Ending(document)}"
                : (FormattableString)$"[bold red]Rehearsal failed[/] after {took}, problems: {document.Problems.Count}"
        );
    }

    private static void Show(IAnsiConsole screen, RehearsalProblem problem)
    {
        screen.ShowInterpolated($"[red]problem:[/] {SafeText.Line(problem.What)}");
        foreach (
            var (name, text) in new[] { ("why:", problem.Why), ("do:", problem.ToDo) }.Where(part =>
                part.Item2.Length > 0
            )
        )
        {
            screen.ShowInterpolated($"[dim]{name, 8}[/] {SafeText.Line(text)}");
        }
        foreach (var line in FailureLines.Of(problem.Logs, MostLines))
        {
            screen.ShowInterpolated($"         {SafeText.Line(line)}");
        }
    }

    /// <summary>What all scenarios came to, where there were several, and where to read on.</summary>
    public static void ShowEnd(IAnsiConsole screen, IReadOnlyList<RehearsalResult> results, string report)
    {
        if (results.Count > 1)
        {
            screen.WriteLine();
            foreach (var result in results)
            {
                var document = result.Document;
                screen.ShowInterpolated(
                    document.Ok
                        ? $"[green]✓[/] {document.Scenario, -16} {document.Seconds, 6:0.0} s"
                        : (FormattableString)
                            $"[red]✗ {document.Scenario, -16} {document.Seconds, 6:0.0} s  {result.Problems[0].What}[/]"
                );
            }
        }
        screen.ShowInterpolated($"[dim]Report: {report}[/]");
    }

    private static string Ending(RehearsalDocument document) =>
        document.Assets.Count > 0
            ? $"{document.Tag} is {document.SourceSha[..8]}, {document.Assets.Count} assets, "
                + $"{ByteSize.Show(document.Assets.Sum(asset => asset.Size))}"
        : document.Scenario == Scenario.Foreign.Name ? "everything that could be started ended well"
        : $"{document.Tag} was refused and nothing became visible";

    private static Table Assets(RehearsalDocument document, Findings findings)
    {
        var table = new Table { Border = TableBorder.Rounded, BorderStyle = new Style(decoration: Decoration.Dim) };
        table.AddColumn(ScreenMarkup.Column($"[bold]{document.Tag}[/]").NoWrap());
        table.AddColumn(ScreenMarkup.Column("size").RightAligned().NoWrap());
        table.AddColumn(ScreenMarkup.Column("sha256").NoWrap());
        table.AddColumn(ScreenMarkup.Column("candidate").NoWrap());
        table.AddColumn(ScreenMarkup.Column("signature").NoWrap());
        // a .sig shows as the signature of its file; what people download comes first
        foreach (
            var asset in findings
                .Assets.Where(asset => !IsSignature(asset, findings))
                .OrderBy(asset => AboutOthers.Contains(asset.Name, StringComparer.Ordinal))
        )
        {
            table.ShowRow(
                Markup.Escape(asset.Name),
                ByteSize.Show(asset.Size),
                asset.Sha256[..ShownDigits],
                asset.SameAsCandidate ? "[green]same[/]" : "[blue]made anew[/]",
                asset.Signature switch
                {
                    true => "[green]holds[/]",
                    false => "[red]DOES NOT HOLD[/]",
                    null => "",
                }
            );
        }
        return table;
    }

    private static bool IsSignature(ProvenAsset asset, Findings findings) =>
        asset.Name.EndsWith(".sig", StringComparison.Ordinal)
        && findings.Assets.Any(signed => signed.Signature is not null && $"{signed.Name}.sig" == asset.Name);
}
