using System.Text;
using System.Text.Json.Nodes;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using NuGet.Versioning;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>
/// A repository of somebody's own: the commit that its checkout is on, with the updater's public key exchanged on top.
/// </summary>
internal sealed class CheckoutSeed : IRehearsedProduct
{
    private readonly string configuration;

    private CheckoutSeed(SandboxRepository repository, string configuration, string version) =>
        (Repository, this.configuration, Version) = (repository, configuration, version);

    public SandboxRepository Repository { get; }

    public string Version { get; }

    // nobody knows its releases here: what comes after its own version is free
    public ReleaseRequest Request => new(Channel.Stable) { Tag = After(SemanticVersion.Parse(Version)) };

    /// <summary>Copies the committed history of a checkout; what is not committed does not come along.</summary>
    /// <exception cref="CommandFailure">It is no git checkout of a Tauri app.</exception>
    public static CheckoutSeed Plant(GitHubSandbox github, string folder, ReleaseKeys keys)
    {
        var path = Path.GetFullPath(folder);
        var repository = github.CreateRepository($"org/{Path.GetFileName(Path.TrimEndingDirectorySeparator(path))}");
        var (fetched, said) = Git.Run(
            repository.GitFolder,
            "fetch",
            "--quiet",
            path,
            $"HEAD:refs/heads/{repository.DefaultBranch}"
        );
        if (!fetched)
        {
            throw new CommandFailure(
                ExitCode.BadInput,
                $"--repo {folder}: its commits could not be read: {said.Trim()}"
            );
        }
        var text = repository.ReadFile(PublicKey.File) is { } bytes
            ? Encoding.UTF8.GetString(bytes)
            : throw Missing(folder, PublicKey.File);
        keys.Install(repository.Actions);
        Gates.PutApproved(repository, ManagerSeed.ReleaseEnvironment);
        Gates.PutCandidate(repository);
        return new CheckoutSeed(
            repository,
            PublicKey.In(text, keys.UpdaterText),
            VersionOf(text, repository)
                ?? throw Missing(folder, "a version in src-tauri/tauri.conf.json or package.json")
        );
    }

    /// <summary>The updater's key of the rehearsal goes on top of what is there.</summary>
    public string Push() =>
        Repository.Commit(
            new Dictionary<string, string> { [PublicKey.File] = configuration },
            "The updater's public key of this rehearsal"
        );

    public string Land() => Push();

    private static ReleaseTag After(SemanticVersion version) =>
        ReleaseTag.Parse(
            $"v{version.Major}.{version.Minor}.{(version.IsPrerelease ? version.Patch : version.Patch + 1)}"
        );

    private static string? VersionOf(string configuration, SandboxRepository repository) =>
        Member(configuration) is { } own && !own.EndsWith(".json", StringComparison.Ordinal) ? own
        : repository.ReadFile("package.json") is { } package ? Member(Encoding.UTF8.GetString(package))
        : null;

    private static string? Member(string json) => JsonNode.Parse(json)?["version"]?.GetValue<string>();

    private static CommandFailure Missing(string folder, string what) =>
        new(
            ExitCode.BadInput,
            $"--repo {folder}: its head has no {what}; the rehearsal is for repositories of Tauri apps"
        );
}
