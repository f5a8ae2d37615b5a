using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.Core.LatestJson;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>Composes <c>latest.json</c> where the build left none.</summary>
internal static class ComposedUpdater
{
    /// <param name="files">As the build left them.</param>
    /// <param name="signatures">Those that were made here, by the name of what they sign; they count instead of the
    /// build's.</param>
    /// <returns>Null where nothing is to be composed, or after a problem.</returns>
    public static AssetSource? Of(
        PublishInputs inputs,
        IReadOnlyList<BuiltFile> files,
        IReadOnlyDictionary<string, string> signatures,
        ActionRun run,
        ICollection<string> problems
    )
    {
        if (inputs.Platforms.Count == 0)
        {
            return null;
        }
        if (files.FirstOrDefault(file => file.Name == AssetName.LatestJson) is { } own)
        {
            run.Workflow.Info($"{own.Shown} comes from the build: updater-platforms composes nothing");
            return null;
        }
        var before = problems.Count;
        var platforms = inputs
            .Platforms.Select(platform => Compose(platform, inputs.Tag, files, signatures, run, problems))
            .OfType<ComposedPlatform>()
            .ToList();
        return problems.Count > before
            ? null
            : AssetSource.Of(
                AssetName.LatestJson,
                LatestJsonComposition.Write(inputs.Version!, notes: null, pubDate: null, platforms),
                "application/json"
            );
    }

    /// <summary>
    /// Files that <c>updater-platforms</c> names and that have no signature beside them, where the build's own
    /// <c>latest.json</c> leaves nothing to compose: paths under the workspace.
    /// </summary>
    public static IReadOnlyList<string> Unsigned(
        PublishInputs inputs,
        IReadOnlyList<BuiltFile> files,
        Workspace workspace
    ) =>
        files.All(file => file.Name != AssetName.LatestJson)
            ? []
            :
            [
                .. files
                    .Where(file => inputs.Platforms.Any(line => line.Names(file)))
                    .Where(file => Signature(file, workspace) is null)
                    .Select(file => file.Shown),
            ];

    private static ComposedPlatform? Compose(
        UpdaterPlatform platform,
        CandidateTag tag,
        IReadOnlyList<BuiltFile> files,
        IReadOnlyDictionary<string, string> signatures,
        ActionRun run,
        ICollection<string> problems
    )
    {
        var named = files.Where(platform.Names).ToList();
        if (named is not [var file])
        {
            problems.Add(
                named.Count == 0
                    ? $"updater-platforms: no file matches {platform.Key}={platform.Pattern}"
                    : $"updater-platforms: {platform.Key}={platform.Pattern} matches {named.Count} files "
                        + $"({string.Join(", ", named.Select(found => found.Shown))}); it must name one"
            );
            return null;
        }
        if (SignatureOf(file, signatures, run.Workspace) is not { } signature)
        {
            problems.Add(
                $"updater-platforms: {platform.Key} needs {file.Shown}.sig beside {file.Shown}: one line of "
                    + "base64, as `tauri signer sign` writes it"
            );
            return null;
        }
        return new ComposedPlatform(
            platform.Key,
            DownloadUrl.Of($"{run.Connection.ServerUrl}/{run.Connection.Repository}", tag.Text, file.Name),
            signature
        );
    }

    private static string? SignatureOf(
        BuiltFile file,
        IReadOnlyDictionary<string, string> signatures,
        Workspace workspace
    ) => signatures.GetValueOrDefault(file.Name) ?? Signature(file, workspace);

    private static string? Signature(BuiltFile file, Workspace workspace)
    {
        const int most = 10_000;
        var path = file.Path + ".sig";
        if (
            !workspace.TryPath(path, out _)
            || !workspace.Files.File.Exists(path)
            || workspace.Files.FileInfo.FromFileName(path).Length > most
        )
        {
            return null;
        }
        using var reader = new StreamReader(BuiltFile.OpenRead(workspace, path), Encoding.UTF8);
        var text = reader.ReadToEnd().Trim();
        return text.Length > 0 && Convert.TryFromBase64String(text, new byte[text.Length], out _) ? text : null;
    }
}
