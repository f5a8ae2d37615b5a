namespace MsReleaseActions.Core.Versions;

/// <summary>The files of a repository that are looked into, each read once.</summary>
internal sealed class VersionSources(Func<string, byte[]?> read)
{
    private readonly Dictionary<string, (byte[]? Bytes, string? Problem)> files = new(StringComparer.Ordinal);

    /// <summary>The bytes of a file; null where it is not there.</summary>
    /// <exception cref="FormatException">It is not to be read; the message is a clause.</exception>
    public byte[]? Bytes(string path)
    {
        if (!files.TryGetValue(path, out var file))
        {
            files[path] = file = Read(path);
        }
        return file.Problem is null ? file.Bytes : throw new FormatException(file.Problem);
    }

    /// <summary>A manifest of Cargo; null where it is not there, or cannot be read.</summary>
    public CargoManifest? Manifest(string path, IReadOnlySet<string> paths) =>
        paths.Contains(path) ? Quietly(path, bytes => CargoManifest.Parse(path, bytes)) : null;

    /// <summary>What a Tauri configuration writes as its version; null for nothing, or nothing legible.</summary>
    public string? VersionIn(string configuration) =>
        Quietly(configuration, bytes => TauriVersions.Written(configuration, bytes)?.Text);

    private T? Quietly<T>(string path, Func<byte[], T?> parse)
        where T : class
    {
        try
        {
            return Bytes(path) is { } bytes ? parse(bytes) : null;
        }
        catch (FormatException)
        {
            // said where the file itself is read
            return null;
        }
    }

    private (byte[]? Bytes, string? Problem) Read(string path)
    {
        try
        {
            return (read(path), null);
        }
        catch (FormatException problem)
        {
            return (null, problem.Message);
        }
    }
}
