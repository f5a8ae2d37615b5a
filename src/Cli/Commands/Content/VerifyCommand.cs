using System.CommandLine;
using System.IO.Abstractions;
using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Products.Content;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Content;

/// <summary><c>ms content verify</c>: a folder held against the manifest in it.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "A folder that holds a release's assets and its manifest.json.",
        };
        var candidates = new Option<string?>("--candidates")
        {
            Description =
                "A folder with a folder for each producer: every file of the release is then traced to the one "
                + "that it is.",
            HelpName = "DIR",
        };
        var key = new Option<string?>("--manifest-public-key")
        {
            Description =
                "What installed clients verify manifest.json.sig with, a file or its text: Ed25519, PEM or base64 of "
                + "32 bytes; several, one after the other, are all valid. [default: keys.manifest_public_key of "
                + "--description; without it nothing is verified]",
            HelpName = "KEY",
        };
        var description = ContentCommand.Description();
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new DescribedCommand(
            "verify",
            "Holds the files of a folder against the manifest in it, and looks into every bundle.",
            "ms content verify made",
            "ms content verify made --candidates candidates    # and where every file comes from",
            "ms content verify made --manifest-public-key manifest.pub    # and whether clients take it",
            "ms content verify made --json | jq .ok"
        )
        {
            folder,
            candidates,
            key,
            description,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var at = ContentCommand.PathOf(terminal, parsed.GetValue(folder)!);
                var described = await ContentCommand.DescribedAsync(
                    terminal,
                    parsed.GetValue(description),
                    cancellation
                );
                var verifying = parsed.GetValue(key) is { } given
                    ? TypedKey.Of(terminal, "--manifest-public-key", given, Checked)
                    : described.ClientKey;
                var text = await BytesAsync(ContentManifest.FileName);
                var manifest = ContentManifest.Parse(text);
                var origin = parsed.GetValue(candidates) is { } typed ? ContentCommand.PathOf(terminal, typed) : null;
                var signed = File.Exists(Path.Combine(at, ContentManifest.SignatureName))
                    ? await BytesAsync(ContentManifest.SignatureName)
                    : null;
                var signature = verifying is null ? NotVerified : ManifestSignature.Of(verifying, text, signed);
                var found = new ContentVerification(new FileSystem()).Verify(manifest, at, origin, described.Content);
                if (parsed.GetValue(json))
                {
                    await terminal.Out.WriteLineAsync(
                        CliJson.Write(
                            VerifiedDocument.Of(manifest, found, signature),
                            AssemblingJson.Default.VerifiedDocument
                        )
                    );
                }
                else
                {
                    Show(terminal.Screen(), manifest, found, signature);
                }
                return (int)(Open(found, signature) == 0 ? ExitCode.Done : ExitCode.No);

                Task<byte[]> BytesAsync(string name) =>
                    ContentCommand.FileAsync(Path.Combine(at, name), name, cancellation);
            }
        );
        return command;
    }

    private static CheckResult NotVerified { get; } =
        CheckResult.Unknown(
            ContentManifest.SignatureName,
            "was not verified: nobody said which key installed clients have",
            "Give that key as --manifest-public-key, or a --description that names it"
        );

    private static string Checked(string text)
    {
        ClientKey.Parse(text).Dispose();
        return text;
    }

    private static int Open(VerifiedContent found, CheckResult signature) =>
        found.Problems.Count + (signature.Status == CheckStatus.Failed ? 1 : 0);

    private static void Show(
        IAnsiConsole screen,
        ContentManifest manifest,
        VerifiedContent found,
        CheckResult signature
    )
    {
        TraceTable.Show(screen, found.Traces, producer => producer);
        FindingTable.Show(
            screen,
            [.. found.Problems.Select(problem => CheckResult.Failed(manifest.Tag.Text, problem)), signature]
        );
        screen.ShowInterpolated(
            Open(found, signature) == 0
                ? (FormattableString)(
                    $"[bold green]{manifest.Tag.Text} is what its manifest says[/]: {manifest.Assets.Count} assets{
                        (found.Traces.Count > 0 ? $", {found.Traces.Count} files traced" : "")}"
                )
                : $"[bold red]{manifest.Tag.Text} is not what its manifest says[/]: {
                        Open(found, signature)} to put right"
        );
    }
}
