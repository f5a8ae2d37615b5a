using System.Text;
using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>What <c>ms init</c> finds in a checkout, whatever is released from it.</summary>
/// <param name="Options">What it was asked for, with the full path of the checkout.</param>
/// <param name="Files">The checkout's files, to be read and written.</param>
/// <param name="Tree">What git has of them, and what it does not ignore.</param>
/// <param name="Origin">The repository that git's remote names; null where it names none.</param>
/// <param name="Branch">The branch that is released.</param>
/// <param name="Before">What the last installation left behind.</param>
/// <param name="Description">The bytes of <c>ms-release.json</c>; null where there is none.</param>
internal sealed record FoundCheckout(
    InitOptions Options,
    CheckoutFolder Files,
    RepositoryTree Tree,
    RepositoryName? Origin,
    string Branch,
    InstallRecord Before,
    byte[]? Description
)
{
    /// <param name="options">With the full path of the checkout.</param>
    public static async Task<FoundCheckout> ReadAsync(
        Terminal terminal,
        InitOptions options,
        CheckoutFolder files,
        CancellationToken cancellation
    ) =>
        new(
            options,
            files,
            await CheckoutTree.ReadAsync(terminal, options.Folder, files, cancellation),
            await OriginAsync(terminal, options.Folder, cancellation),
            await CheckoutTree.BranchAsync(terminal, options.Folder, cancellation),
            files.Read(InstallRecord.Path) is { } record ? InstallRecord.Read(record) : InstallRecord.Empty,
            files.Read(SettingsFile.Name)
        );

    /// <summary>Names of the workflow files that the last installation wrote.</summary>
    public IReadOnlySet<string> Ours { get; } =
        Before.Files.Keys.Select(path => path[(path.LastIndexOf('/') + 1)..]).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a workflow file is there that is not ours, and stays.</summary>
    /// <param name="path">From the repository's root.</param>
    public bool IsTaken(string path) =>
        !Options.CutOver && Files.ReadText(path) is { } text && CutOver.IsForeign(path, text, Before);

    /// <summary>Whether <c>ms-release.json</c> has a member; false where there is none.</summary>
    public bool Says(string member) => Description is not null && SettingsFile.Says(Description, member);

    /// <summary>The description as it is to be written.</summary>
    /// <param name="repository">What it says of where it is; null: nothing.</param>
    public InstalledFile Described(ReleaseSettings settings, RepositoryName? repository)
    {
        var text = SettingsText.Write(settings, repository);
        return Description is null
            ? new InstalledFile(SettingsFile.Name, FileFate.Created, "", text)
            : new InstalledFile(SettingsFile.Name, FileFate.Updated, Encoding.UTF8.GetString(Description), text);
    }

    private static async Task<RepositoryName?> OriginAsync(
        Terminal terminal,
        string folder,
        CancellationToken cancellation
    ) =>
        await terminal.AskTool("git", ["-C", folder, "remote", "get-url", "origin"], cancellation) is { } url
            ? OperatorRepository.OfRemote(url)
            : null;
}
