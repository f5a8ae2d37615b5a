namespace MsReleaseActions.Core;

/// <summary>
/// What GitHub takes at the most. The embedded GitHub has figures of its own: what is held to a limit and what refuses
/// beyond it must not be wrong together.
/// </summary>
public static class GitHubLimits
{
    /// <summary>Assets of one release. Source: "About releases" of GitHub's documentation.</summary>
    public const int ReleaseAssets = 1000;

    /// <summary>Bytes of one asset, exclusive: GitHub takes less than this, not as much. Source: as above.</summary>
    public const long AssetBytes = 2L * 1024 * 1024 * 1024;

    /// <summary>Characters of a release's text. Source: the refusal of the API.</summary>
    public const int ReleaseBodyCharacters = 125_000;

    /// <summary>Inputs of one <c>workflow_dispatch</c>. Source: "Events that trigger workflows".</summary>
    public const int DispatchInputs = 25;

    /// <summary>Characters of the inputs of one dispatch, names and values, all together. Source: as above.</summary>
    public const int DispatchCharacters = 65_535;

    /// <summary>Bytes of a step's whole summary. Source: "Workflow commands".</summary>
    public const int SummaryBytes = 1024 * 1024;
}
