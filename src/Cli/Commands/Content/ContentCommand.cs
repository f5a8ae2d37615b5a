using System.CommandLine;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;

namespace MsReleaseActions.Cli.Commands.Content;

/// <summary><c>ms content</c>: specs and bundles on this machine's disk, without GitHub.</summary>
internal static class ContentCommand
{
    public static Command Create(Terminal terminal) =>
        new("content", "Looks at specs and puts bundles together on this machine, as the action assemble-bundles does.")
        {
            CheckCommand.Create(terminal),
            AssembleCommand.Create(terminal),
            VerifyCommand.Create(terminal),
        };

    /// <summary>A path as it was typed, seen from where it was typed.</summary>
    public static string PathOf(Terminal terminal, string typed) =>
        Path.GetFullPath(Path.Combine(terminal.Folder, typed));

    /// <summary><c>--description</c>, of every command here.</summary>
    public static Option<string?> Description() =>
        new("--description")
        {
            Description =
                "The ms-release.json that says who makes what. [default: that of this folder, where there is one]",
            HelpName = "FILE",
        };

    /// <summary>Who makes what.</summary>
    /// <param name="typed">The file; null: the one of the folder, else what a description without files means.</param>
    /// <exception cref="ActionFailure">It cannot be read: exit 2. It breaks a rule: exit 1.</exception>
    public static async Task<DescribedContent> DescribedAsync(
        Terminal terminal,
        string? typed,
        CancellationToken cancellation
    )
    {
        var name = typed ?? ContentDescriptionFile.Name;
        return typed is null && !File.Exists(PathOf(terminal, name))
            ? DescribedContent.Unsaid
            : ContentDescriptionFile.Parse(await BytesAsync(terminal, name, cancellation), name);
    }

    /// <exception cref="ActionFailure">It cannot be read: exit 2.</exception>
    public static async Task<byte[]> BytesAsync(Terminal terminal, string typed, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(terminal, typed), cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ActionFailure(ExitCode.BadInput, $"{typed} cannot be read: {failure.Message}");
        }
    }
}
