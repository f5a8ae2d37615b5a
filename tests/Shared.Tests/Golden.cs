namespace MsReleaseActions.SharedTests;

/// <summary>Files under <c>golden/</c>, byte for byte as they are committed.</summary>
internal static class Golden
{
    internal static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "golden", name);

    internal static byte[] Bytes(string name) => File.ReadAllBytes(Path(name));

    internal static string Text(string name) => File.ReadAllText(Path(name));
}
