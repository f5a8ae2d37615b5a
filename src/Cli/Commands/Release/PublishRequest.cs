using System.CommandLine;
using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Plans;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Cli.Commands.Release;

/// <summary>What the command line asks <c>publish</c> for.</summary>
/// <param name="Release">Which release.</param>
/// <param name="Plan">The plan that it must be, if one was given.</param>
/// <param name="Notes">Markdown; may be empty.</param>
internal sealed record PublishRequest(ReleaseRequest Release, ReleasePlan? Plan, string Notes)
{
    // base64 makes a third more of it, and a dispatch takes 65,535 characters in all
    private const int MostNotes = 45_000;

    public bool Watch { get; init; }

    public bool Yes { get; init; }

    public ReleaseTag? ConfirmTag { get; init; }

    /// <exception cref="ActionFailure">Options that contradict each other, or a file that cannot be read: exit
    /// 2.</exception>
    public static async Task<PublishRequest> ReadAsync(
        Terminal terminal,
        RequestOptions options,
        ParseResult parsed,
        string? planFile,
        string? notesFile,
        CancellationToken cancellation
    )
    {
        var notes = notesFile is null ? "" : await NotesAsync(terminal, notesFile, cancellation);
        if (planFile is null)
        {
            return new PublishRequest(options.Read(parsed), null, notes);
        }
        if (options.AreGiven(parsed))
        {
            throw new ActionFailure(
                ExitCode.BadInput,
                "--plan says which release is meant",
                "No other option may say it too",
                "Leave out --channel, --bump, --tag, --auto and --sha"
            );
        }
        var plan = PlanFile.Read(await BytesAsync(terminal, "--plan", planFile, cancellation), planFile);
        return new PublishRequest(new ReleaseRequest(plan.Channel) { Tag = plan.Tag, Sha = plan.Base }, plan, notes);
    }

    /// <summary>The same, once it is known what the product's tags begin with.</summary>
    /// <exception cref="ActionFailure">A tag that it names is none of them: exit 2.</exception>
    public PublishRequest Own(ReleaseSettings settings) =>
        this with
        {
            Release = RequestOptions.Own(Release, settings, Plan is null ? "--tag" : "The plan's tag"),
            ConfirmTag = ConfirmTag is { } tag ? TypedTag.Own(tag, settings, "--confirm-tag") : null,
        };

    private static async Task<string> NotesAsync(Terminal terminal, string file, CancellationToken cancellation)
    {
        var text =
            file == "-"
                ? await terminal.In.ReadToEndAsync(cancellation)
                : System.Text.Encoding.UTF8.GetString(await BytesAsync(terminal, "--notes", file, cancellation));
        return text.Length <= MostNotes
            ? text
            : throw new ActionFailure(
                ExitCode.BadInput,
                $"--notes {file} has {text.Length:N0} characters",
                $"A dispatch carries {MostNotes:N0} at most",
                "Shorten them, or edit the release after it is published"
            );
    }

    private static async Task<byte[]> BytesAsync(
        Terminal terminal,
        string option,
        string file,
        CancellationToken cancellation
    )
    {
        try
        {
            return await File.ReadAllBytesAsync(Path.Combine(terminal.Folder, file), cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ActionFailure(ExitCode.BadInput, $"{option} {file} cannot be read: {failure.Message}");
        }
    }
}
