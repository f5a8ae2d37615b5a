using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>A checkout into which a test installs.</summary>
internal sealed class InitFolder : IDisposable
{
    public const string Record = ".github/ms-release.lock.json";
    public static readonly string[] Workflows =
    [
        ".github/workflows/candidate.yml",
        ".github/workflows/ci.yml",
        ".github/workflows/release.yml",
    ];
    private readonly TemporaryFolder folder = new();

    public InitFolder(bool isCheckout = true)
    {
        if (isCheckout)
        {
            Directory.CreateDirectory(folder[".git"]);
        }
    }

    public string this[string path]
    {
        get => File.ReadAllText(folder[path]);
        set
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[path])!);
            File.WriteAllText(folder[path], value);
        }
    }

    /// <summary>Every file and when it was written.</summary>
    public IEnumerable<(string Path, DateTime Written)> Files =>
        Directory
            .EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path =>
                (Path.GetRelativePath(folder.Path, path).Replace('\\', '/'), File.GetLastWriteTimeUtc(path))
            );

    public string At(string path) => folder[path];

    /// <summary>A terminal in this folder.</summary>
    public Terminal In(Terminal terminal) => terminal with { Folder = folder.Path };

    public void Dispose() => folder.Dispose();
}
