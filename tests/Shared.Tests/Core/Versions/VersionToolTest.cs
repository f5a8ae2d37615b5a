using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Versions;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Versions;

/// <summary>A product in a folder, bumped by us and then given to a tool that knows its lock file.</summary>
public abstract class VersionToolTest : IDisposable
{
    private protected TemporaryFolder Folder { get; } = new();

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected void Bump(string version, params string[] paths)
    {
        var files = paths.ToDictionary(path => path, path => (byte[]?)File.ReadAllBytes(Folder[path]));
        foreach (var (path, bytes) in VersionFiles.Bump(files, ReleaseTag.Parse($"v{version}")))
        {
            File.WriteAllBytes(Folder[path], bytes);
        }
    }

    private protected void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Folder[path])!);
        File.WriteAllText(Folder[path], text);
    }

    private protected string Read(string path) => File.ReadAllText(Folder[path]);

    /// <summary>Runs it in the folder; it must succeed.</summary>
    private protected async Task RunAsync(string tool, params string[] arguments)
    {
        var (exitCode, output) = await Tool.RunAsync(tool, Folder.Path, arguments);
        exitCode.Should().Be(0, output);
    }

    // rustup leaves a command of the name behind where no toolchain is installed
    private protected async Task RequireAsync(string tool) =>
        Assert.SkipUnless(
            Tool.Find(tool) is not null && (await Tool.RunAsync(tool, Folder.Path, "--version")).ExitCode == 0,
            $"SKIPPED: the command {tool} is not in PATH, or does not run"
        );
}
