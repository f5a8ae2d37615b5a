using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Install;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>One run of <c>ms init</c>: look, show, ask, write.</summary>
internal sealed class InitRun(Terminal terminal, InitOptions options)
{
    public async Task<ExitCode> RunAsync(CancellationToken cancellation)
    {
        var folder = Path.Combine(terminal.Folder, options.Folder);
        var checkout = CheckoutFolder.Open(folder, options.Folder, options.LocalChanges == LocalChanges.Overwrite);
        var found = await FoundCheckout.ReadAsync(terminal, options with { Folder = folder }, checkout, cancellation);
        var product = InitPlan.ProductOf(found);
        var installation = await InitPlan.MakeAsync(terminal, found, product, cancellation);
        var isNew =
            checkout.ReadText(InstallRecord.Path)?.Replace("\r\n", "\n", StringComparison.Ordinal)
                != installation.Record.Write()
            || installation.Written.Any();
        if (!options.Json)
        {
            InitText.Show(terminal.Screen(), installation);
        }
        var isAllowed = isNew && !options.DryRun && await IsAllowedAsync(installation, cancellation);
        if (isAllowed)
        {
            Write(checkout, installation);
        }
        if (options.Json)
        {
            await terminal.Out.WriteLineAsync(
                CliJson.Write(InitDocument.Of(installation, isAllowed), InitJson.Default.InitDocument)
            );
        }
        else
        {
            await terminal.Out.WriteLineAsync(End(installation, product, isNew, isAllowed));
        }
        return isNew && !isAllowed && !options.DryRun ? Refused()
            : installation.Undecided.Any() ? ExitCode.No
            : ExitCode.Done;
    }

    private async Task<bool> IsAllowedAsync(Installation installation, CancellationToken cancellation)
    {
        if (options.Yes || options.Json || !terminal.CanAsk)
        {
            return options.Yes;
        }
        var count = installation.Written.Count();
        await terminal.Out.WriteAsync(
            count == 0
                ? $"Note in {InstallRecord.Path} what was seen? [y/N] "
                : $"Write {(count == 1 ? "this file" : $"these {count} files")}, and {InstallRecord.Path}? [y/N] "
        );
        await terminal.Out.FlushAsync(cancellation);
        return (await terminal.ReadLineAsync(cancellation))?.Trim().ToUpperInvariant() is "Y" or "YES";
    }

    // what is known of the files comes last: a run that was cut short before is completed by the next
    private static void Write(CheckoutFolder checkout, Installation installation)
    {
        foreach (var file in installation.Written)
        {
            var seen = file.Fate == FileFate.Created ? null : file.Old;
            if (file.New is null)
            {
                checkout.Delete(file.Path, file.Old);
            }
            else
            {
                checkout.Write(file.Path, file.New, seen);
            }
        }
        checkout.Write(InstallRecord.Path, installation.Record.Write(), checkout.ReadText(InstallRecord.Path));
    }

    private ExitCode Refused() =>
        terminal.CanAsk && !options.Json
            ? ExitCode.No
            : throw new ActionFailure(
                ExitCode.BadInput,
                "Nothing was written",
                "Nobody can be asked here",
                "Say --yes to write, or --dry-run to look only"
            );

    private string End(Installation installation, InitProduct product, bool isNew, bool written)
    {
        var undecided = installation.Undecided.Count();
        var open =
            undecided == 0
                ? ""
                : $" {(undecided == 1 ? "One file waits" : $"{undecided} files wait")} for your decision: --keep "
                    + "or --force.";
        return !isNew && undecided == 0 ? "Everything is up to date."
            : !isNew ? open.TrimStart()
            : written ? $"Written.{open} Now, in this order:{NextSteps.Of(options, product)}"
            : options.DryRun ? $"Nothing was written: --dry-run.{open}"
            : $"Nothing was written.{open}";
    }
}
