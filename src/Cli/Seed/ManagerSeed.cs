using MsReleaseActions.Sandbox;

namespace MsReleaseActions.Cli.Seed;

/// <summary>The repository <c>org/ms-manager</c> as sandbox and rehearsal start with it: a short history that ends in a version bump.</summary>
/// <param name="Repository">The repository, on its branch <c>main</c>.</param>
/// <param name="SourceSha">The head of <c>main</c>: the commit to release, 40 hex digits.</param>
/// <param name="Version">The version that the five version files carry at that commit.</param>
internal sealed record ManagerSeed(SandboxRepository Repository, string SourceSha, string Version)
{
    public const string FullName = "org/ms-manager";
    private const string Folder = "seed/";
    private const string PreviousVersion = "1.3.2";
    private const string NextVersion = "1.4.0";

    /// <summary>The files that name the product's version; <c>package-lock.json</c> does so twice.</summary>
    public static IReadOnlyList<string> VersionFiles { get; } =
        ["package.json", "package-lock.json", "src-tauri/Cargo.toml", "src-tauri/Cargo.lock", "src-tauri/tauri.conf.json"];

    /// <summary>Makes the repository and its commits.</summary>
    public static ManagerSeed Plant(GitHubSandbox github)
    {
        var repository = github.CreateRepository(FullName, made => made.Description = "Keeps the devices on your desk up to date");
        var tree = Tree();
        var released = repository.Commit(tree, $"release(app): v{PreviousVersion}");
        repository.CreateTag($"v{PreviousVersion}", released);
        repository.Commit(Edited(tree, "README.md", text => $"{text}\nLogs are in `~/.local/state/ms-manager`.\n"), "Say where the logs are");
        repository.Commit(
            Edited(tree, "src/App.svelte", text => text.Replace("{device.name}", "{device.name ?? \"no answer yet\"}")),
            "Show a device that answers late");
        repository.Commit(
            Edited(tree, "src-tauri/src/main.rs", text => text.Replace("could not be opened", "could not be opened; is a display there?")),
            "Ask for a display when there is none");
        var bump = VersionFiles.ToDictionary(path => path, path => tree[path].Replace($"\"{PreviousVersion}\"", $"\"{NextVersion}\""));
        return new ManagerSeed(repository, repository.Commit(bump, $"release(app): v{NextVersion}"), NextVersion);
    }

    private static Dictionary<string, string> Edited(Dictionary<string, string> tree, string path, Func<string, string> edit) =>
        new(StringComparer.Ordinal) { [path] = edit(tree[path]) };

    private static Dictionary<string, string> Tree() =>
        Resources.Names(Folder).ToDictionary(name => name[Folder.Length..], Resources.Text, StringComparer.Ordinal);
}
