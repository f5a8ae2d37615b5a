namespace MsReleaseActions.Runner.Isolation;

/// <summary>What this machine has.</summary>
public interface ISystemFiles
{
    /// <summary>Whether a file or folder is there.</summary>
    bool Exists(string path);

    /// <summary>Where a symbolic link leads, as it says; null where the path is none.</summary>
    string? LinkTarget(string path);
}

/// <summary>The real ones.</summary>
public sealed class SystemFiles : ISystemFiles
{
    /// <inheritdoc/>
    public bool Exists(string path) => Path.Exists(path);

    /// <inheritdoc/>
    public string? LinkTarget(string path) => new FileInfo(path).LinkTarget;
}
