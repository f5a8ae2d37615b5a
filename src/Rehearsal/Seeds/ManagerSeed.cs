using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Versions;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>The repository <c>org/ms-manager</c>: a short history, and the version bump that is released.</summary>
internal sealed class ManagerSeed : IRehearsedProduct
{
    public const string FullName = "org/ms-manager";
    private const string PreviousVersion = "1.3.2";
    private const string NextVersion = "1.4.0";
    private readonly SeededTree tree;

    private ManagerSeed(SandboxRepository repository) =>
        (Repository, tree) = (repository, new SeededTree(repository, SeedTree.Of(repository.Name)));

    /// <summary>The files that name the product's version; <c>package-lock.json</c> does so twice.</summary>
    public static IReadOnlyList<string> VersionFiles { get; } =
    ["package.json", "package-lock.json", "src-tauri/Cargo.toml", "src-tauri/Cargo.lock", "src-tauri/tauri.conf.json"];

    /// <summary>The jobs of <c>ci.yml</c>, which must be green on a commit before it is released.</summary>
    public static IReadOnlyList<string> RequiredChecks { get; } =
    ["core (rust)", "frontend (svelte)", "tauri (cargo check)"];

    /// <summary>The environment that a release manager approves.</summary>
    public const string ReleaseEnvironment = "app-release";

    public SandboxRepository Repository { get; }

    public string Version => NextVersion;

    public ReleaseRequest Request { get; } = new(Channel.Stable) { Part = VersionPart.Minor };

    /// <summary>Makes the repository and its history up to the commit before the release.</summary>
    /// <param name="keys">The product's keys; null: those of the tree stay, and no secret is set.</param>
    public static ManagerSeed Plant(GitHubSandbox github, ReleaseKeys? keys = null)
    {
        var repository = github.CreateRepository(
            FullName,
            made => made.Description = "Keeps the devices on your desk up to date"
        );
        var seed = new ManagerSeed(repository);
        if (keys is not null)
        {
            PublicKey.Put(seed.tree.Files, keys.UpdaterText);
            keys.Install(repository.Actions);
        }
        seed.History();
        Gates.PutApproved(repository, ReleaseEnvironment);
        Gates.PutCandidate(repository);
        repository.Protection[repository.DefaultBranch] = new SandboxProtection
        {
            Checks = new CheckPolicy(Strict: false, [.. RequiredChecks.Select(name => new RequiredCheck(name))]),
        };
        return seed;
    }

    /// <summary>The five version files say the next version.</summary>
    public string Push() =>
        Repository.Commit(
            VersionFiles.ToDictionary(
                path => path,
                path => tree.Files[path].Replace($"\"{PreviousVersion}\"", $"\"{NextVersion}\"")
            ),
            $"release(app): v{NextVersion}"
        );

    public string Land() => tree.Land("src-tauri/src/main.rs");

    /// <summary>A green <c>ci.yml</c> on a commit, for a repository whose workflows nobody executes.</summary>
    public void MarkGreen(string commit) => GreenRun.Put(Repository, commit, RequiredChecks);

    private void History()
    {
        Repository.Releases.AddPublished($"v{PreviousVersion}", tree.Start($"release(app): v{PreviousVersion}"));
        tree.Edit("README.md", text => $"{text}\nLogs are in `~/.local/state/ms-manager`.\n", "Say where the logs are");
        tree.Edit(
            "src/App.svelte",
            text => text.Replace("{device.name}", "{device.name ?? \"no answer yet\"}"),
            "Show a device that answers late"
        );
        tree.Edit(
            "src-tauri/src/main.rs",
            text => text.Replace("could not be opened", "could not be opened; is a display there?"),
            "Ask for a display when there is none"
        );
    }
}
