using System.CommandLine;
using MsReleaseActions.Cli.Commands.Content;
using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Products.Content;
using MsReleaseActions.ReleaseTrain.Settings;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Release;

/// <summary>
/// <c>ms release content verify</c>: proves a published content release, and says where every byte of it comes from.
/// </summary>
internal static class VerifyContentCommand
{
    public static Command Create(Terminal terminal, ProductKind kind)
    {
        var operating = new OperatorOptions();
        var tag = new Argument<string>("TAG") { Description = "The release." };
        var download = new Option<bool>("--download")
        {
            Description =
                "Read every asset to its end, also where GitHub states its digest. Bundles are read in any case.",
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new DescribedCommand(
            "verify",
            "Proves a published release from GitHub alone: commit, spec, manifest, every asset's bytes, and for "
                + "each file that users get whose candidate it comes from. Reads only.",
            kind.Command("verify v0.2.0"),
            kind.Command("verify v0.2.0 --json | jq -r '.origins[] | [.asset, .entry, .repository, .candidate] | @tsv'")
        )
        {
            tag,
            download,
            json,
        };
        operating.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var typed = TypedTag.Parse(parsed.GetValue(tag)!);
                using var session = await OperatorSession.OpenAsync(
                    terminal,
                    operating,
                    parsed,
                    cancellation,
                    kind: kind
                );
                var wanted = TypedTag.Own(typed, session.Settings);
                var proof = await VerifyCommand.WatchedAsync(
                    terminal,
                    session,
                    wanted,
                    services =>
                        new ContentVerifier(services).VerifyAsync(wanted, parsed.GetValue(download), cancellation)
                );
                if (parsed.GetValue(json))
                {
                    await terminal.Out.WriteLineAsync(
                        CliJson.Write(
                            ContentVerificationDocument.Of(session.Settings, proof),
                            VerifyingJson.Default.ContentVerificationDocument
                        )
                    );
                }
                else
                {
                    Show(terminal.Screen(), proof);
                }
                return (int)(proof.Verification.Holds ? ExitCode.Done : ExitCode.No);
            }
        );
        return command;
    }

    private static void Show(IAnsiConsole screen, ProvenContent proof)
    {
        var repositories = proof
            .Origins.DistinctBy(origin => origin.File.Producer, StringComparer.Ordinal)
            .ToDictionary(
                origin => origin.File.Producer,
                origin => $"{origin.Candidate.Repository} {Short(origin.Candidate.Tag, origin.Candidate)}",
                StringComparer.Ordinal
            );
        TraceTable.Show(screen, [.. proof.Origins.Select(origin => origin.File)], producer => repositories[producer]);
        VerifyCommand.Show(screen, proof.Verification);
    }

    // whole commits are in the findings; a line has room for their beginning
    private static string Short(CandidateTag tag, ProducerCandidate candidate) =>
        candidate
            .Also.Values.Append(candidate.Sha)
            .Aggregate(tag.Text, (text, sha) => text.Replace(sha.Text, sha.Short, StringComparison.Ordinal));
}
