namespace MsReleaseActions.Cli.Rehearsing;

/// <summary>What is rehearsed.</summary>
internal enum Scenario
{
    /// <summary>Everything as it should be: the release is published.</summary>
    Happy,

    /// <summary>A candidate's byte is changed after it was sealed: every step refuses it, and nothing becomes visible.</summary>
    Tampered,
}

/// <summary>How it is rehearsed.</summary>
/// <param name="Scenario">What happens.</param>
/// <param name="AssetsMegabytes">Size of all built files together, in units of 1,000,000 bytes.</param>
/// <param name="Seed">The same seed gives the same files; keys and signatures are new each time.</param>
/// <param name="Keep">A folder that holds everything afterwards; null: a temporary one that is removed.</param>
/// <param name="Actions">The folder of the actions' executables; null: next to this program's build.</param>
internal sealed record RehearsalOptions(Scenario Scenario, int AssetsMegabytes, ulong Seed, string? Keep, string? Actions);
