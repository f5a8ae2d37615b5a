namespace MsReleaseActions.PromoteAssets;

/// <summary>Title and text of a published release: who may write can change them until the moment that it is.</summary>
internal static class PublishedWords
{
    /// <summary>
    /// What is not as it was approved; nothing where the release is a draft, or may have words of somebody else's.
    /// </summary>
    /// <param name="written">The text that this run gave the draft; null where it gave none: then the hash of the
    /// approved one counts, if it is given.</param>
    public static IEnumerable<string> WhyNot(PromoteInputs inputs, TargetRelease? found, string? written)
    {
        if (found is not { Release: { Draft: false } release } || inputs.Adopts != Adopt.Ours)
        {
            yield break;
        }
        if (release.Name != inputs.Title)
        {
            yield return $"the release {inputs.Tag} is published with the title '{release.Name}', not '{inputs.Title}'";
        }
        var isText = written is null
            ? inputs.NotesSha256 is null || ReleaseBody.WordsSha256(release.Body) == inputs.NotesSha256
            : ReleaseBody.WithoutClaim(release.Body) == written;
        if (!isText)
        {
            yield return $"the release {inputs.Tag} is published with another text than the one that was approved";
        }
    }
}
