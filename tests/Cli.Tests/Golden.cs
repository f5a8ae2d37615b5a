using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests;

/// <summary>
/// What people read, as it is committed under <c>golden/</c>. With <c>UPDATE_GOLDEN=1</c> it is written instead of
/// compared.
/// </summary>
internal static class Golden
{
    private const string Folder = "tests/Cli.Tests/golden";

    internal static string Text(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden", name));

    /// <summary>Compares with what the checkout has.</summary>
    internal static void Hold(string text, params string[] name) =>
        CommittedText.Hold($"{Folder}/{string.Join('/', name)}", text);
}
