using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Install;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>
/// Which commit the workflow files name the actions by: a tag can be moved, by whoever may write there.
/// </summary>
/// <param name="Commit">Null: they are named as their place names them.</param>
/// <param name="IsDeclined">Somebody wants it so.</param>
/// <param name="Note">What is to be known about it; null: nothing.</param>
internal sealed record ActionsPin(CommitSha? Commit, bool IsDeclined = false, string? Note = null)
{
    /// <summary>
    /// The commit of the last installation of this place, else the one that GitHub names; without one where it cannot
    /// be known and <c>--pin</c> does not ask for it.
    /// </summary>
    /// <exception cref="ActionFailure"><c>--pin</c> asks for it, and it cannot be known.</exception>
    public static async Task<ActionsPin> OfAsync(
        Terminal terminal,
        FoundCheckout checkout,
        ActionsPlace place,
        CancellationToken cancellation
    )
    {
        var (options, before) = (checkout.Options, checkout.Before);
        return options.Unpin ? new ActionsPin(Commit: null, IsDeclined: true)
            : place.IsPinned ? new ActionsPin(Commit: null)
            : options.Pin ? new ActionsPin(await ActionsCommit.FindAsync(terminal, options, place, cancellation))
            : before.IsUnpinned ? new ActionsPin(Commit: null, IsDeclined: true)
            : before.Actions == place && before.Commit is not null ? new ActionsPin(before.Commit)
            : await AskedAsync(terminal, options, place, cancellation);
    }

    private static async Task<ActionsPin> AskedAsync(
        Terminal terminal,
        InitOptions options,
        ActionsPlace place,
        CancellationToken cancellation
    )
    {
        try
        {
            return new ActionsPin(await ActionsCommit.FindAsync(terminal, options, place, cancellation));
        }
        catch (ActionFailure unknown)
        {
            return new ActionsPin(
                null,
                Note: $"The actions are named {place}, which can be moved, and not by a commit: {unknown.What}. Run "
                    + "`ms init --pin` where it can be asked; --no-pin says that the name is meant"
            );
        }
    }
}
