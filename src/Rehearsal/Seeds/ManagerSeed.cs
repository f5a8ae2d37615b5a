using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;
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

    private ManagerSeed(SandboxRepository repository, ReleaseKeys? keys)
    {
        var files = SeedTree.Of(repository.Name);
        Repository = repository;
        Settings = SettingsFile.Parse(Encoding.UTF8.GetBytes(files[SettingsFile.Name]));
        if (keys is not null)
        {
            var described = Settings;
            Settings = RehearsedKeys.In(described, keys);
            foreach (var (path, text) in RehearsedKeys.Files(described, Settings, keys, files.GetValueOrDefault))
            {
                files[path] = text;
            }
            keys.Install(repository.Actions, Settings.Keys);
            RehearsedApp.Put(repository, Settings);
        }
        tree = new SeededTree(repository, files);
    }

    public ReleaseSettings Settings { get; }

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
        var seed = new ManagerSeed(repository, keys);
        seed.History();
        Gates.PutApproved(repository, seed.Settings.Environment);
        Gates.PutCandidate(repository);
        repository.Protection[repository.DefaultBranch] = new SandboxProtection
        {
            Checks = new CheckPolicy(
                Strict: false,
                [.. seed.Settings.RequiredChecks.Select(name => new RequiredCheck(name))]
            ),
        };
        return seed;
    }

    /// <summary>The version files say the next version; <c>package-lock.json</c> does so twice.</summary>
    public string Push() =>
        Repository.Commit(
            Settings.VersionFiles.ToDictionary(
                path => path,
                path => tree.Files[path].Replace($"\"{PreviousVersion}\"", $"\"{NextVersion}\"")
            ),
            $"release(app): v{NextVersion}"
        );

    public string Land() => tree.Land("src-tauri/src/main.rs");

    /// <summary>A green <c>ci.yml</c> on a commit, for a repository whose workflows nobody executes.</summary>
    public void MarkGreen(string commit) => GreenRun.Put(Repository, commit, Settings.RequiredChecks);

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
