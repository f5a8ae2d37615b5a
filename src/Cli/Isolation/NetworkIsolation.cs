using MsReleaseActions.Core;

namespace MsReleaseActions.Cli.Isolation;

/// <summary>Whether this process, and so all that it starts, is kept from every network but its own loopback.</summary>
/// <param name="Obstacle">Why it is not; null when it is.</param>
internal sealed record NetworkIsolation(string? Obstacle)
{
    /// <summary>It is.</summary>
    public static NetworkIsolation Closed { get; } = new(Obstacle: null);

    /// <summary>What must be said before steps run; null when there is nothing to say.</summary>
    /// <param name="foreign">The workflow files are somebody's own, not those that this program brings.</param>
    /// <param name="allowHost"><c>--allow-host</c>: their owner accepts that they reach what this machine
    /// reaches.</param>
    /// <exception cref="CommandFailure">Foreign steps would reach a network and nobody accepted it.</exception>
    public string? Warning(bool foreign, bool allowHost) =>
        (Obstacle, foreign && !allowHost) switch
        {
            (null, _) => null,
            (_, false) => $"ms: the steps run with this machine's own network: {Obstacle}",
            _ => throw new CommandFailure(
                ExitCode.BadInput,
                $"the steps of this repository would reach every network that this machine reaches: {Obstacle}. "
                    + "Where that is acceptable, add --allow-host."
            ),
        };
}
