using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.PromoteAssets;

/// <summary>What happens to one final asset.</summary>
internal enum AssetStep
{
    /// <summary>It is there already, byte for byte.</summary>
    Keep,

    /// <summary>The candidate's bytes are streamed over.</summary>
    Copy,

    /// <summary>A file that the candidate does not hold so is uploaded: overlay or checksums.</summary>
    Add,

    /// <summary>
    /// Other bytes stand under the name of a draft's asset; they are removed, and the right ones are uploaded.
    /// </summary>
    Replace,

    /// <summary>Other bytes stand under the name, and may not be replaced.</summary>
    Conflict,
}

/// <param name="File">What will be there.</param>
/// <param name="Existing">What stands under that name now, whole; null when nothing does.</param>
internal sealed record PlannedAsset(FinalFile File, AssetStep Step, ReleaseAsset? Existing)
{
    public string Name => File.Name;

    /// <summary>The word in the output <c>assets</c>.</summary>
    public string How =>
        Step switch
        {
            AssetStep.Keep => "kept",
            AssetStep.Copy => "copied",
            AssetStep.Add => "added",
            AssetStep.Replace => "replaced",
            _ => "conflict",
        };
}
