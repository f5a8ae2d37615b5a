namespace MsReleaseActions.Cli.Isolation;

/// <summary>What a command reads and writes besides what its steps see.</summary>
/// <param name="Folder">Where it was typed; a full path, as all of these.</param>
/// <param name="Read">Files and folders that it reads.</param>
/// <param name="Written">Folders that it writes to while steps run.</param>
internal sealed record OperatorPaths(string Folder, IReadOnlyList<string> Read, IReadOnlyList<string> Written);
