using System.CommandLine;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Core.Files;

namespace MsReleaseActions.Cli.Commands.Content;

/// <summary><c>ms content</c>: specs and bundles on this machine's disk, without GitHub.</summary>
internal static class ContentCommand
{
    // such a file has some thousand
    private const long MostBytes = 16 * 1024 * 1024;

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

    /// <summary>What is refused, and that nobody said who makes what where that may be why.</summary>
    public static ActionFailure Refused(ActionFailure failure, DescribedContent described) =>
        described != DescribedContent.Unsaid
            ? failure
            : new ActionFailure(
                failure.ExitCode,
                failure.What,
                failure.Why,
                $"{failure.ToDo}. There is no {ContentDescriptionFile.Name} in this folder: where producers are described "
                    + "elsewhere, name that file with --description"
            );

    /// <summary>A file that was typed, which may be a link to one.</summary>
    /// <exception cref="ActionFailure">It cannot be read: exit 2.</exception>
    public static Task<byte[]> BytesAsync(Terminal terminal, string typed, CancellationToken cancellation)
    {
        var path = PathOf(terminal, typed);
        return FileAsync(LinkTargetOf(path) ?? path, typed, cancellation);
    }

    /// <summary>A regular file of a folder that was typed.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="shown">As messages call it.</param>
    /// <exception cref="ActionFailure">It cannot be read: exit 2.</exception>
    public static async Task<byte[]> FileAsync(string path, string shown, CancellationToken cancellation)
    {
        try
        {
            return await Task.Run(() => PlainFile.Read(path, MostBytes), cancellation)
                ?? throw new FormatException("there is no such file");
        }
        catch (FormatException failure)
        {
            throw new ActionFailure(ExitCode.BadInput, $"{shown} cannot be read: {failure.Message}");
        }
    }

    private static string? LinkTargetOf(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName;
        }
        catch (IOException)
        {
            // said where it is read
            return null;
        }
    }
}
