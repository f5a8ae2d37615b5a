using MsReleaseActions.ReleaseTrain.Install;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>The document of <c>ms init --json</c>.</summary>
/// <param name="Written">Whether what is to be written was written; false where there was nothing to write,
/// too.</param>
/// <param name="Actions">Where the workflow files take the actions from.</param>
/// <param name="Commit">What they are pinned to; null where they are not.</param>
internal sealed record InitDocument(bool Written, string Actions, string? Commit, IReadOnlyList<InitDocumentFile> Files)
{
    public static InitDocument Of(Installation installation, bool written) =>
        new(
            written,
            installation.Record.Actions!.ToString(),
            installation.Record.Commit?.Text,
            [
                .. installation.Files.Select(file => new InitDocumentFile(
                    file.Path,
                    file.Fate.ToString().ToLowerInvariant(),
                    string.Concat(file.Diff().Select(line => line.Text + "\n"))
                )),
            ]
        );
}

/// <summary>A file of the installation.</summary>
/// <param name="State"><c>current</c>, <c>created</c>, <c>updated</c>, <c>overwritten</c>, <c>replaced</c>,
/// <c>kept</c> or <c>undecided</c>.</param>
/// <param name="Diff">A unified diff from what is there to the text for it; empty where it has that.</param>
internal sealed record InitDocumentFile(string Path, string State, string Diff);
