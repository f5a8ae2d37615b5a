namespace MsReleaseActions.Runner.BuiltinActions.Checkout;

/// <summary>The folder that a checkout fills.</summary>
internal static class CheckoutFolder
{
    /// <summary>The full path of the input <c>path</c>, made if it is not there.</summary>
    /// <exception cref="NativeFailure">It is outside the workspace.</exception>
    public static string Of(NativeStep step)
    {
        var folder = Path.GetFullPath(Path.Combine(step.Workspace, step.Text("path", ".")));
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(step.Workspace)) + Path.DirectorySeparatorChar;
        if (
            !(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar).StartsWith(
                root,
                StringComparison.Ordinal
            )
        )
        {
            throw new NativeFailure($"Repository path '{folder}' is not under '{step.Workspace}'");
        }
        for (var part = folder; part.Length >= root.Length; part = Path.GetDirectoryName(part)!)
        {
            if (new DirectoryInfo(part).LinkTarget is not null)
            {
                throw new NativeFailure($"Repository path '{folder}' leads through the link '{part}'");
            }
        }
        return Directory.CreateDirectory(folder).FullName;
    }

    /// <summary>Removes everything in it but not itself.</summary>
    public static void Empty(string folder)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo { LinkTarget: null } inner)
            {
                inner.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }
    }
}
