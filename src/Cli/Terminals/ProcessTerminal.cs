using System.Collections;
using System.Runtime.InteropServices;
using System.Text;
using MsReleaseActions.Cli.Isolation;

namespace MsReleaseActions.Cli.Terminals;

/// <summary>
/// The terminal of this process, and its signals. The one file of the command line that touches <c>Console</c> and
/// <c>Environment</c>.
/// </summary>
internal sealed class ProcessTerminal : IDisposable
{
    private const int UsualWidth = 100;
    private const int UsualHeight = 50;
    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;

    public ProcessTerminal()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
#pragma warning disable RS0030 // the one place where the process's own edges are taken up
        var variables = Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(
                entry => (string)entry.Key,
                entry => (string?)entry.Value ?? "",
                OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal
            );
        var isTerminal = !Console.IsOutputRedirected;
        var obeys = !isTerminal || !OperatingSystem.IsWindows() || WindowsConsole.Prepare();
        Terminal = new Terminal(
            Writer(Console.OpenStandardOutput()),
            Writer(Console.OpenStandardError()),
            isTerminal,
            isTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : UsualWidth,
            variables,
            TimeProvider.System,
            stop.Token
        )
        {
            Height = isTerminal && Console.WindowHeight > 0 ? Console.WindowHeight : UsualHeight,
            ObeysEscapes = obeys,
            MeasureNow = isTerminal ? Measure : null,
            In = new StreamReader(
                Console.OpenStandardInput(),
                new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
            ),
            InIsTerminal = !Console.IsInputRedirected,
            Isolate = new Namespaces(variables).Enter,
            Folder = Environment.CurrentDirectory,
            AskTool = (program, arguments, cancellation) =>
                Tool.AskAsync(program, arguments, Environment.CurrentDirectory, cancellation),
            RunTool = (program, arguments, added, cancellation) =>
                Tool.RunAsync(program, arguments, Environment.CurrentDirectory, added, cancellation),
        };
#pragma warning restore RS0030
    }

    public Terminal Terminal { get; }

    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
        stop.Dispose();
    }

    private static ScreenSize Measure()
    {
#pragma warning disable RS0030 // the one place where the process's own edges are taken up
        return new ScreenSize(
            Console.WindowWidth > 0 ? Console.WindowWidth : UsualWidth,
            Console.WindowHeight > 0 ? Console.WindowHeight : UsualHeight
        );
#pragma warning restore RS0030
    }

    private void Stop(PosixSignalContext context)
    {
        if (stop.IsCancellationRequested)
        {
            // who asks twice means at once; a cursor that was hidden would stay so
            Terminal.Out.Write(Terminal.IsLive ? LiveScreen.ShowCursor : "");
            return;
        }
        // the default would end the process at once, with servers and folders left behind
        context.Cancel = true;
        stop.Cancel();
    }

    private static TextWriter Writer(Stream stream) =>
#pragma warning disable CA2000 // lives as long as the process
        TextWriter.Synchronized(
            new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
            {
                AutoFlush = true,
                NewLine = "\n",
            }
        );
#pragma warning restore CA2000
}
