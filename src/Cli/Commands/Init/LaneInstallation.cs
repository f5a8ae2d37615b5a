using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>The description of a product, and the files that are rendered from it, in a checkout.</summary>
/// <param name="Settings">The description, of schema 2.</param>
/// <param name="Files">What is written beside the lanes.</param>
internal sealed record LaneInstallation(ReleaseSettings Settings, IReadOnlyList<InstalledFile> Files)
{
    private const string Folder = ".github/workflows/";

    // where an old file bears a lane's name and stays, the next is taken
    private static readonly string[] CandidateNames = ["candidate.yml", "release-candidate.yml", "ms-candidate.yml"];
    private static readonly string[] ReleaseNames = ["release.yml", "promote.yml", "ms-release.yml"];

    /// <summary>Of the watch.</summary>
    public static readonly string[] WatchNames = ["watch.yml", "watch-releases.yml", "ms-watch.yml"];

    /// <param name="bytes">The description that is there; null where there is none.</param>
    /// <param name="detected">What the repository was found to be.</param>
    /// <param name="place">Where our actions are.</param>
    /// <param name="repository">As git's remote says it; null where that says nothing.</param>
    /// <param name="isTaken">Whether a workflow file of a name is there that is not ours, and stays.</param>
    public static LaneInstallation Of(
        byte[]? bytes,
        DetectedProduct detected,
        ActionsPlace place,
        RepositoryName? repository,
        Func<string, bool> isTaken
    )
    {
        var (settings, old) = Described(bytes, detected, isTaken);
        settings = settings with { Actions = place.ToString() };
        CheckLegs(settings, detected, isSaid: settings.Schema > 1 && bytes is not null && IsWhole(bytes));
        if (settings.Schema > 1 && bytes is not null && IsWhole(bytes))
        {
            return new LaneInstallation(settings, []);
        }
        var text = SettingsText.Write(settings, repository ?? Named(bytes, settings));
        return new LaneInstallation(
            // nothing is rendered that the file's reader would refuse
            SettingsFile.Parse(Encoding.UTF8.GetBytes(text), settings.Repository),
            [
                old is null
                    ? new InstalledFile(SettingsFile.Name, FileFate.Created, "", text)
                    : new InstalledFile(
                        SettingsFile.Name,
                        FileFate.Updated,
                        old,
                        InstalledFile.WithLineEndsOf(old, text)
                    ),
            ]
        );
    }

    private static void CheckLegs(ReleaseSettings settings, DetectedProduct detected, bool isSaid)
    {
        if (settings.Build.Legs.Count == 0)
        {
            throw new ActionFailure(
                ExitCode.BadInput,
                detected.Tauri is { } app && !isSaid
                    ? $"{app.Config} says that nothing is bundled: "
                        + (app.IsInactive ? "bundle.active is false" : "bundle.targets names nothing that is known")
                    : "ms-release.json names no legs",
                "A candidate is what the legs of ms-release.json leave, and there would be none",
                isSaid
                    ? "Name them there, each with its id and runner"
                    : "Say there what is bundled, or write an ms-release.json with legs"
            );
        }
    }

    /// <summary>The owner's build, where there is none: it is written once, and never again.</summary>
    public InstalledFile? Build(DetectedProduct detected, Func<string, bool> exists)
    {
        var path = $"{Settings.Build.Action}/action.yml";
        return exists(path) || exists($"{Settings.Build.Action}/action.yaml")
            ? null
            : new InstalledFile(path, FileFate.Created, "", BuildAction.Render(detected with { Settings = Settings }));
    }

    private static (ReleaseSettings Settings, string? Old) Described(
        byte[]? bytes,
        DetectedProduct detected,
        Func<string, bool> isTaken
    )
    {
        if (bytes is null)
        {
            return (
                detected.Settings with
                {
                    CandidateWorkflow = Free(CandidateNames),
                    ReleaseWorkflow = Free(ReleaseNames),
                    WatchWorkflow = Free(WatchNames),
                },
                null
            );
        }
        string Free(string[] names) =>
            Array.Find(names, name => name != detected.Settings.CiWorkflow && !isTaken(Folder + name))
            ?? throw new ActionFailure(
                ExitCode.BadInput,
                $"The names {string.Join(", ", names)} of a lane are all taken",
                "Files of .github/workflows that were there before stay",
                "Let the lanes replace them with --cut-over, or rename one of them"
            );

        var read = SettingsFile.Parse(bytes, detected.Settings.Repository);
        var old = Encoding.UTF8.GetString(bytes);
        // schema 1 is read with what it meant, and says from now on what it left out
        return (
            read.Schema == 1
                ? read with
                {
                    Build = detected.Settings.Build,
                    Keys = detected.Settings.Keys,
                    // of content, which one file of schema 1 served, too
                    Producers = new Dictionary<string, RepositoryName>(StringComparer.Ordinal),
                }
            : IsWhole(bytes) ? read
            : Completed(read, bytes, detected.Settings),
            old
        );
    }

    // without legs nothing can be rendered: what is left out is looked up, and written
    private static bool IsWhole(byte[] bytes) => SettingsFile.Says(bytes, "legs");

    private static ReleaseSettings Completed(ReleaseSettings read, byte[] bytes, ReleaseSettings found)
    {
        bool Says(string member) => SettingsFile.Says(bytes, member);

        var isOfItsKind = !Says("kind") || read.Build.Kind == found.Build.Kind;
        return read with
        {
            RequiredChecks = Says("required_checks") ? read.RequiredChecks : found.RequiredChecks,
            VersionFiles = Says("version_files") ? read.VersionFiles : found.VersionFiles,
            Environment = Says("environment") ? read.Environment : found.Environment,
            TagPrefix = Says("tag_prefix") ? read.TagPrefix : found.TagPrefix,
            CiWorkflow = Says("workflows") ? read.CiWorkflow : found.CiWorkflow,
            Keys = Says("keys") ? read.Keys : found.Keys,
            Build = !isOfItsKind
                ? read.Build
                : read.Build with
                {
                    Kind = found.Build.Kind,
                    Legs = found.Build.Legs,
                    Updater = Says("app.updater") ? read.Build.Updater : found.Build.Updater,
                    Signing = Says("app.signing") ? read.Build.Signing : found.Build.Signing,
                    Folder = Says("app.folder") ? read.Build.Folder : found.Build.Folder,
                },
        };
    }

    // a file that names its repository goes on naming it
    private static RepositoryName? Named(byte[]? bytes, ReleaseSettings settings) =>
        bytes is not null && SettingsFile.Says(bytes, "repository") ? settings.Repository : null;
}
