using MsReleaseActions.GitHub.Transfer;

namespace MsReleaseActions.PromoteAssets;

/// <summary>Where the bytes of a final asset come from.</summary>
internal enum FileOrigin
{
    /// <summary>The candidate, unchanged.</summary>
    Candidate,

    /// <summary>A file of the workspace.</summary>
    Overlay,

    /// <summary>The final <c>checksums.txt</c>.</summary>
    Made,
}

/// <summary>An asset that the final release will hold.</summary>
internal sealed record FinalFile(AssetSource Source, FileOrigin Origin)
{
    public string Name => Source.Name;
}
