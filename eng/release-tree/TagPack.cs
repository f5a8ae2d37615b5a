namespace MsReleaseActions.ReleaseTrees;

/// <summary>
/// The objects of a release in a file: who makes them runs the source and may only read, who pushes them runs nothing
/// of it.
/// </summary>
internal static class TagPack
{
    /// <param name="git">Holds the objects.</param>
    /// <param name="objects">The tag, with everything that it leads to.</param>
    /// <param name="folder">Full path; is made.</param>
    public static void Write(Git git, ReleaseObjects objects, string folder)
    {
        Directory.CreateDirectory(folder);
        git.Feed($"{objects.Tag}\n", "pack-objects", "--quiet", "--revs", Path.Combine(folder, "release"));
    }
}
