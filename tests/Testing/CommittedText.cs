namespace MsReleaseActions.Testing;

/// <summary>
/// A text of the repository that is made by its own code. With <c>UPDATE_GOLDEN=1</c> it is written instead of
/// compared.
/// </summary>
public static class CommittedText
{
    /// <summary>Compares with what the checkout has.</summary>
    /// <param name="path">Relative to the root, with <c>/</c>.</param>
    public static void Hold(string path, string text)
    {
        var file = Checkout.PathOf(path);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        File.Exists(file).Should().BeTrue($"{path} is committed; UPDATE_GOLDEN=1 writes it");
        text.Should().Be(File.ReadAllText(file), $"{path} is made, not edited; UPDATE_GOLDEN=1 writes it");
    }
}
