using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Versions;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using NuGet.Versioning;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>
/// A repository of somebody's own: what its checkout holds, released as its <c>ms-release.json</c> says, with the keys
/// of the rehearsal in the place of its own.
/// </summary>
internal sealed class CheckoutSeed : IRehearsedProduct
{
    private readonly Func<IReadOnlyDictionary<string, string>> rehearsed;
    private readonly ReleaseTag next;

    private CheckoutSeed(
        SandboxRepository repository,
        ReleaseSettings settings,
        string version,
        Func<IReadOnlyDictionary<string, string>> rehearsed
    )
    {
        (Repository, Settings, this.rehearsed) = (repository, settings, rehearsed);
        next = After(SemanticVersion.Parse(version), settings.TagPrefix);
    }

    public SandboxRepository Repository { get; }

    public ReleaseSettings Settings { get; }

    public string Version => next.VersionText;

    public IReadOnlyList<string> CutOver { get; private init; } = [];

    // what comes after its own version is free
    public ReleaseRequest Request => new(Channel.Stable) { Tag = next };

    /// <summary>Plants what a checkout holds, changes that are not committed yet included.</summary>
    /// <exception cref="CommandFailure">It is no git checkout, or nothing in it says its version.</exception>
    public static CheckoutSeed Plant(GitHubSandbox github, string folder, ReleaseKeys keys)
    {
        var repository = CheckoutCopy.Make(github, folder);
        var settings = Described(repository, folder);
        var replaced = CutOverSeed.Apply(repository, settings);
        var version = VersionOf(repository, settings, folder);
        Released(repository, settings.TagPrefix, version);
        keys.Install(repository.Actions, settings.Keys);
        Gates.PutApproved(repository, settings.Environment);
        Gates.PutCandidate(repository);
        RehearsedApp.Put(repository, settings);
        var own = RehearsedKeys.In(settings, keys);
        return new CheckoutSeed(
            repository,
            own,
            version,
            () => RehearsedKeys.Files(settings, own, keys, path => Text(repository, path))
        )
        {
            CutOver = replaced,
        };
    }

    /// <summary>The keys of the rehearsal go on top of what is there, and the next version.</summary>
    public string Push()
    {
        _ = Land();
        return Repository.Commit(
            VersionFiles
                .Bump(Read(Repository, Settings), next)
                .ToDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value), StringComparer.Ordinal),
            $"release(app): {next}"
        );
    }

    public string Land() => Repository.Commit(rehearsed(), "The keys of this rehearsal");

    // the tags came along: each that names a version of this product counts as released, and where none does, the
    // version that the tree has: the train asks for a name where it would begin before that
    private static void Released(SandboxRepository repository, string prefix, string version)
    {
        var tags = Git.Run(repository.GitFolder, "tag", "--list")
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => ReleaseTag.TryParse(name, prefix, out var tag, out _) ? tag : null)
            .OfType<ReleaseTag>()
            .OrderBy(tag => tag.Version)
            .ToList();
        foreach (var tag in tags)
        {
            repository.Releases.AddPublished(
                tag.Text,
                Git.TagCommit(repository.GitFolder, tag.Text)!,
                prerelease: tag.IsPrerelease
            );
        }
        if (tags.Count == 0 && ReleaseTag.TryParse($"{prefix}{version}", prefix, out var first, out _))
        {
            repository.Releases.AddPublished(
                first.Text,
                repository.Resolve($"refs/heads/{repository.DefaultBranch}")!,
                prerelease: first.IsPrerelease
            );
        }
    }

    private static ReleaseSettings Described(SandboxRepository repository, string folder)
    {
        var name = RepositoryName.Parse(repository.FullName);
        try
        {
            var said = repository.ReadFile(SettingsFile.Name) is { } bytes
                ? SettingsFile.Parse(bytes, name)
                : new ReleaseSettings(name);
            return said is { Kind: ProductKind.Content } or { Candidates.Count: > 0 }
                ? throw new CommandFailure(
                    ExitCode.BadInput,
                    $"--repo {folder}: its ms-release.json describes "
                        + (said.Candidates.Count > 0 ? "candidates that are released elsewhere" : "content")
                        + ", and of a checkout an app is rehearsed: `ms rehearse --scenario content` shows how content is "
                        + "released from its producers"
                )
                : said with
                {
                    Repository = name,
                    Branch = repository.DefaultBranch,
                };
        }
        catch (ActionFailure failure)
        {
            throw new CommandFailure(ExitCode.BadInput, $"--repo {folder}: {failure.Message}");
        }
    }

    private static string? Text(SandboxRepository repository, string path) =>
        repository.ReadFile(path) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    private static string VersionOf(SandboxRepository repository, ReleaseSettings settings, string folder)
    {
        var reading = VersionFiles.Read(Read(repository, settings));
        return reading.Version
            ?? throw new CommandFailure(
                ExitCode.BadInput,
                $"--repo {folder}: its head says no version: {string.Join("; ", reading.Problems)}"
            );
    }

    private static Dictionary<string, byte[]?> Read(SandboxRepository repository, ReleaseSettings settings) =>
        settings.VersionFiles.ToDictionary(path => path, path => repository.ReadFile(path), StringComparer.Ordinal);

    private static ReleaseTag After(SemanticVersion version, string prefix) =>
        ReleaseTag.Of(
            prefix,
            $"{version.Major}.{version.Minor}.{(version.IsPrerelease ? version.Patch : version.Patch + 1)}"
        );
}
