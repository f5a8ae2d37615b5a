namespace MsReleaseActions.CliTests;

/// <summary>What people read, as it is committed under <c>golden/</c>.</summary>
internal static class Golden
{
    internal static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden", name));
}
