using System.CommandLine;
using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Verify;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Release;

/// <summary><c>ms release app verify</c>: proves a published release, whoever made it.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var operating = new OperatorOptions();
        var tag = new Argument<string>("TAG") { Description = "The release." };
        var download = new Option<bool>("--download")
        {
            Description =
                "Read every asset to its end, also where GitHub states its digest. Signed ones are read in any case.",
        };
        var publicKey = new Option<string?>("--public-key")
        {
            Description =
                "The key that seals candidates: verifies candidate.json.sig. [default: keys.public_key in "
                + "ms-release.json of the released commit]",
            HelpName = "FILE",
        };
        var updaterKey = new Option<string?>("--updater-public-key")
        {
            Description =
                "The updater's key, a file or its text. [default: the one in src-tauri/tauri.conf.json of the "
                + "released commit]",
            HelpName = "KEY",
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new DescribedCommand(
            "verify",
            "Proves a published release from GitHub alone: commit, version, every asset's bytes, checksums, "
                + "latest.json, signatures, the run that built it. Reads only.",
            "ms release app verify v1.4.0",
            "ms release app verify v1.4.0 --download --public-key seal.pem",
            "ms release app verify v1.4.0 --json | jq '.findings[] | select(.outcome != \"holds\")'"
        )
        {
            tag,
            download,
            publicKey,
            updaterKey,
            json,
        };
        operating.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var typed = TypedTag.Parse(parsed.GetValue(tag)!);
                using var seal = parsed.GetValue(publicKey) is { } file
                    ? TypedKey.OfFile(terminal, file, text => CandidatePublicKey.Parse(text))
                    : null;
                var options = new VerifyOptions
                {
                    Download = parsed.GetValue(download),
                    PublicKey = seal,
                    UpdaterKey = parsed.GetValue(updaterKey) is { } key
                        ? TypedKey.Of(terminal, "--updater-public-key", key, MinisignPublicKey.Parse)
                        : null,
                };
                using var session = await OperatorSession.OpenAsync(terminal, operating, parsed, cancellation);
                var wanted = TypedTag.Own(typed, session.Settings);
                var proof = await WatchedAsync(
                    terminal,
                    session,
                    wanted,
                    services => new ReleaseVerifier(services).VerifyAsync(wanted, options, cancellation)
                );
                if (parsed.GetValue(json))
                {
                    await terminal.Out.WriteLineAsync(
                        CliJson.Write(
                            VerificationDocument.Of(session.Settings, proof),
                            VerifyingJson.Default.VerificationDocument
                        )
                    );
                }
                else
                {
                    Show(terminal.Screen(), proof);
                }
                return (int)(proof.Holds ? ExitCode.Done : ExitCode.No);
            }
        );
        return command;
    }

    /// <summary>Looks, and shows on a terminal what is being read.</summary>
    public static async Task<T> WatchedAsync<T>(
        Terminal terminal,
        OperatorSession session,
        ReleaseTag tag,
        Func<ReleaseServices, Task<T>> verify
    ) =>
        terminal.IsLive
            ? await terminal
                .Screen()
                .ShowWhileAsync(
                    Markup.Escape($"Looking at {tag}"),
                    status => verify(session.Services(Tell(status), readOnly: true))
                )
            : await verify(session.Services(_ => { }, readOnly: true));

    private static Action<TrainEvent> Tell(StatusContext status) =>
        happened =>
        {
            if (happened is TransferMoved moved)
            {
                status.Show(
                    Markup.Escape($"Reading {moved.What}: {ByteSize.Show(moved.Bytes)} of {ByteSize.Show(moved.Total)}")
                );
            }
        };

    public static void Show(IAnsiConsole screen, Verification proof)
    {
        screen.ShowInterpolated($"[bold]{proof.Tag.Text}[/] {proof.Url ?? ""}");
        FindingTable.Show(screen, proof.Findings);
        var (wrong, unknown) = (
            proof.Findings.Count(finding => finding.Status == CheckStatus.Failed),
            proof.Findings.Count(finding => finding.Status == CheckStatus.Unknown)
        );
        var open =
            (unknown > 0 ? $"; {unknown} could not be checked" : "")
            + (proof.IsOriginVerified ? "" : "; who built them was not verified");
        screen.ShowInterpolated(
            proof.Holds
                ? (FormattableString)$"[bold green]{proof.Tag.Text} holds: {proof.Assets.Count} assets{open}[/]"
                : $"[bold red]{proof.Tag.Text} does not hold: {wrong} findings{open}[/]"
        );
    }
}
