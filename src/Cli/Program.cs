using MsReleaseActions.Cli;
using MsReleaseActions.Cli.Terminals;

using var process = new ProcessTerminal();
return await CommandLine.RunAsync(args, process.Terminal);
