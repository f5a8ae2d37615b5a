using System.Text;
using MsReleaseActions.AssembleBundles;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.AssembleBundles;

/// <summary>A sandbox with the repository that releases content, and a job to put a release together in.</summary>
public abstract class AssembleRig : IAsyncLifetime
{
    protected const string Tag = "v0.2.0-beta.1";
    protected const string Path = $"release-specs/{Tag}.json";
    protected ActionRunner Runner { get; } = new();

    protected GitHubSandbox Github { get; private set; } = null!;

    protected SandboxRepository Repo { get; private set; } = null!;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Github = await GitHubSandbox.StartAsync(cancel: Cancel);
        Repo = Github.CreateRepository("org/distribution");
        Repo.Commit(new Dictionary<string, string> { ["README.md"] = "content\n" }, "first");
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Runner.Dispose();
        await Github.DisposeAsync();
    }

    protected string Bring(ReleaseSpec spec, string? notes = null, string? path = null)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [path ?? ReleaseSpecFile.PathOf(spec.Tag)] = Encoding.UTF8.GetString(ReleaseSpecFile.Write(spec)),
        };
        if (notes is not null)
        {
            files[ReleaseSpecFile.NotesPathOf(spec.Tag)] = notes;
        }
        return Repo.Commit(files, $"release(content): {spec.Tag}");
    }

    protected Task<ActionResult> RunAsync(params (string Name, string Value)[] inputs)
    {
        var with = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["token"] = Github.WriteToken(Repo),
            ["repository"] = Repo.FullName,
            ["api-url"] = Github.ApiUrl,
            ["channel"] = "beta",
            ["tag"] = Tag,
        };
        foreach (var (name, value) in inputs)
        {
            with[name] = value;
        }
        return Runner.RunAsync(AssembleAction.RunAsync, with, Cancel);
    }

    protected ContentManifest ManifestOf(string folder) =>
        ContentManifest.Parse(File.ReadAllBytes(System.IO.Path.Combine(Runner.Workspace, folder, "manifest.json")));

    protected async Task<DateTimeOffset> DateOfAsync(string commit) =>
        DateTimeOffset.Parse(
            (await Tool.RunAsync("git", Repo.GitFolder, "show", "--no-patch", "--format=%cI", commit)).Output.Trim(),
            System.Globalization.CultureInfo.InvariantCulture
        );

    protected void ShouldNotHaveWritten()
    {
        Github.Log.WriteAttempts.Should().BeEmpty();
        Github.Log.Violations.Should().BeEmpty();
    }
}
