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

    /// <summary>The jobs of <c>ci.yml</c>, which must be green on a commit before it is released.</summary>
    public static IReadOnlyList<string> RequiredChecks { get; } = ["core (rust)", "frontend (svelte)", "tauri (cargo check)"];

    /// <summary>The environment that a release manager approves.</summary>
    public const string ReleaseEnvironment = "app-release";

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
        var head = repository.Commit(bump, $"release(app): v{NextVersion}");
        Protect(repository, head);
        return new ManagerSeed(repository, head, NextVersion);
    }

    // what the release lane asks about: the head is green, and a release waits for somebody
    private static void Protect(SandboxRepository repository, string head)
    {
        var checks = repository.Actions.AddRun("ci.yml", new NewRun("push", repository.DefaultBranch, head));
        foreach (var name in RequiredChecks)
        {
            checks.AddJob(name).Succeed();
            repository.Checks.Add(name, head);
        }
        checks.Complete("success");
        repository.Actions.ProtectedEnvironment(ReleaseEnvironment, "release-manager");
    }

    private static Dictionary<string, string> Edited(Dictionary<string, string> tree, string path, Func<string, string> edit) =>
        new(StringComparer.Ordinal) { [path] = edit(tree[path]) };

    private static Dictionary<string, string> Tree() =>
        Resources.Names(Folder).ToDictionary(name => name[Folder.Length..], Resources.Text, StringComparer.Ordinal);
}
