namespace MsReleaseActions.Runner.FakeTools;

/// <summary>
/// What a job installed that its machine does not have: remembered in the job's own home folder, by empty files.
/// </summary>
internal sealed class JobTools(string home)
{
    private readonly string folder = Path.Combine(home, ".toolchain");

    public bool Has(string name) => File.Exists(FileOf(name));

    public void Add(string name)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(FileOf(name), "");
    }

    private string FileOf(string name) => Path.Combine(folder, Uri.EscapeDataString(name));
}
