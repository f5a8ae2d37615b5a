using MsReleaseActions.Core;

namespace MsReleaseActions.Cli.Isolation;

/// <summary>
/// Whether the steps that this process starts are kept from this machine: its network, its files, its processes.
/// </summary>
/// <param name="Obstacle">Why they are not; null when they are.</param>
internal sealed record HostIsolation(string? Obstacle)
{
    /// <summary>They are.</summary>
    public static HostIsolation Closed { get; } = new(Obstacle: null);

    /// <summary>Makes a folder writable again for this process, which no step runs beside any more.</summary>
    public Action<string> Reopen { get; init; } = static _ => { };

    /// <summary>Removes what it made. To be called at the end, and then no more.</summary>
    public Action End { get; init; } = static () => { };

    /// <summary>What must be said before steps run; null when there is nothing to say.</summary>
    /// <param name="foreign">The workflow files are somebody's own, not those that this program brings.</param>
    /// <param name="allowHost"><c>--allow-host</c>: their owner accepts that they may do whatever the operator
    /// may.</param>
    /// <exception cref="CommandFailure">Foreign steps would run as the operator and nobody accepted it.</exception>
    public string? Warning(bool foreign, bool allowHost) =>
        (Obstacle, foreign && !allowHost) switch
        {
            (null, _) => null,
            (_, false) => $"ms: the steps run with your rights on this machine: {Obstacle}",
            _ => throw new CommandFailure(
                ExitCode.BadInput,
                "the steps of this repository would run with your rights on this machine: they could read your keys "
                    + $"and tokens, change your files, and send them anywhere: {Obstacle}. Where you trust whoever "
                    + "wrote them, add --allow-host."
            ),
        };
}
