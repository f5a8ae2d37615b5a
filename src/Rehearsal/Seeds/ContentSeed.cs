using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>
/// The repository <c>org/distribution</c>, which has released content once, and the four that content comes from. What
/// was released is pinned to each one's first commit; each has moved on since.
/// </summary>
internal sealed class ContentSeed
{
    /// <summary>The content lane's own repository.</summary>
    public const string FullName = "org/distribution";

    /// <summary>The environment that a release manager approves.</summary>
    public const string ReleaseEnvironment = "release";

    /// <summary>What was released already.</summary>
    public const string EarlierTag = "v0.1.0";

    private readonly Dictionary<string, ProducerSeed> producers;

    private ContentSeed(GitHubSandbox github, ReleaseKeys? keys)
    {
        var pins = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [$"{1:D40}"] = Library(github, "ui", "What a screen shows"),
            [$"{2:D40}"] = Library(github, "device-support", "What a device can do"),
        };
        producers = new[]
        {
            new ProducerSeed(github, "loader", pins, "src/lib.rs", "Say what is written to a device", "check (cargo)"),
            new ProducerSeed(github, "bridge", pins, "src/frame.rs", "Say what a frame is", "check (cargo)"),
            new ProducerSeed(
                github,
                "core",
                pins,
                "src/scale.cpp",
                "Say where a value comes from",
                "native tests (platformio)"
            ),
            new ProducerSeed(
                github,
                "plugin-bitwig",
                pins,
                "src/track.cpp",
                "Say what a bank is",
                "extension (maven)",
                "native tests (platformio)"
            ),
        }.ToDictionary(producer => producer.Repository.Name, StringComparer.Ordinal);
        EarlierPins = producers.ToDictionary(
            producer => producer.Key == "bridge" ? "oc-bridge" : producer.Key,
            producer => producer.Value.First,
            StringComparer.Ordinal
        );
        Distribution = github.CreateRepository(FullName, made => made.Description = "What a desk installs");
        var files = SeedTree.Of(Distribution.Name);
        Settings = SettingsFile.Parse(Encoding.UTF8.GetBytes(files[SettingsFile.Name]));
        Gates.PutApproved(Distribution, ReleaseEnvironment);
        if (keys is not null)
        {
            var described = Settings;
            Settings = RehearsedKeys.In(described, keys);
            foreach (var (path, text) in RehearsedKeys.Files(described, Settings, keys, files.GetValueOrDefault))
            {
                files[path] = text;
            }
            keys.InstallManifest(Distribution.Actions, Settings);
            RehearsedApp.Put(Distribution, Settings);
        }
        History(files, EarlierSpec.Text(github.ServerUrl, EarlierTag, EarlierPins));
        Distribution.Protection[Distribution.DefaultBranch] = new SandboxProtection();
    }

    public SandboxRepository Distribution { get; }

    /// <summary>How it is released.</summary>
    public ReleaseSettings Settings { get; }

    public SandboxRepository Loader => producers["loader"].Repository;

    public SandboxRepository Bridge => producers["bridge"].Repository;

    public SandboxRepository Core => producers["core"].Repository;

    public SandboxRepository PluginBitwig => producers["plugin-bitwig"].Repository;

    /// <summary>The four that build.</summary>
    public IReadOnlyList<SandboxRepository> Producers => [Loader, Bridge, Core, PluginBitwig];

    /// <summary>What the earlier release is pinned to, by the ids of its spec.</summary>
    public IReadOnlyDictionary<string, string> EarlierPins { get; }

    /// <summary>
    /// Makes the five repositories. No commit is green until somebody executes the workflows, or
    /// <see cref="MarkGreen"/> says so.
    /// </summary>
    /// <param name="earlierCandidates">Whether the candidates of loader and bridge that the earlier release was made of
    /// are still there.</param>
    /// <param name="keys">The keys of a rehearsal; null: those of the tree stay, and no secret is set.</param>
    public static ContentSeed Plant(GitHubSandbox github, bool earlierCandidates = false, ReleaseKeys? keys = null)
    {
        var seed = new ContentSeed(github, keys);
        if (earlierCandidates)
        {
            seed.Seal("loader", seed.EarlierPins["loader"]);
            seed.Seal("oc-bridge", seed.EarlierPins["oc-bridge"]);
        }
        return seed;
    }

    /// <summary>Pushes a commit as on any day to a producer.</summary>
    /// <returns>The commit, 40 hex digits.</returns>
    public string Land(SandboxRepository producer) => producers[producer.Name].Land();

    /// <summary>A green <c>ci.yml</c> on a producer's commit, where nobody executes its workflows.</summary>
    public void MarkGreen(SandboxRepository producer, string commit) =>
        GreenRun.Put(producer, commit, producers[producer.Name].Jobs);

    /// <summary>A candidate that is there already, where nobody executes workflows.</summary>
    /// <param name="id">The producer's: <c>loader</c>, <c>plugin-bitwig-firmware</c>, …</param>
    /// <param name="commit">Of its main.</param>
    /// <param name="core">Core's commit, for <c>plugin-bitwig-firmware</c>.</param>
    public void Seal(string id, string commit, string? core = null)
    {
        var producer = Settings.Content.Producers.Single(known => known.Id == id);
        PlantedCandidate.Put(
            RepositoryOf(producer.RepositoryId),
            producer,
            commit,
            core,
            [
                .. producer.Pins.Select(pin =>
                {
                    var at = pin.In == producer.RepositoryId ? commit : core!;
                    var text = Encoding.UTF8.GetString(RepositoryOf(pin.In).ReadFile(pin.File, at)!);
                    return new CandidateInput(pin.Id, pin.Repository, PinnedCommit.In(pin, text).Sha!);
                }),
            ]
        );
    }

    private SandboxRepository RepositoryOf(string id) => producers[id == "oc-bridge" ? "bridge" : id].Repository;

    // what firmware is built with, at its only commit
    private static string Library(GitHubSandbox github, string name, string about) =>
        github
            .CreateRepository($"org/{name}")
            .Commit(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["library.json"] =
                        $$"""{ "name": "{{name}}", "version": "1.0.0", "description": "{{about}}" }""" + "\n",
                },
                about
            );

    private void History(Dictionary<string, string> files, string spec)
    {
        var tree = new SeededTree(Distribution, files);
        tree.Start("Say what this repository is for");
        var released = Distribution.Commit(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [$"release-specs/{EarlierTag}.json"] = spec,
                [$"release-notes/{EarlierTag}.md"] =
                    "The first release: loader, bridge, firmware, and the extension for Bitwig Studio.\n",
            },
            $"release(content): {EarlierTag}"
        );
        Distribution.Releases.AddPublished(EarlierTag, released);
        tree.Edit(
            "README.md",
            text => text + "\nA release is verified by `ms release content verify`.\n",
            "Say how a release is verified"
        );
    }
}
