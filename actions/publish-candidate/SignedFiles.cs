using MsReleaseActions.Core.Candidates;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>The built files, with the signatures for the updater that are theirs in the end.</summary>
/// <param name="All">Everything that is sealed, but a composed <c>latest.json</c>.</param>
/// <param name="Signatures">Those that were made here, by the name of what they sign: base64.</param>
/// <param name="Owners">Each file, with the job that left it or what it signs.</param>
internal sealed record SignedFiles(
    IReadOnlyList<AssetSource> All,
    IReadOnlyDictionary<string, string> Signatures,
    IReadOnlyList<(string? Job, string Name)> Owners
)
{
    /// <param name="files">As the build left them.</param>
    /// <param name="hashed">The same files.</param>
    /// <param name="problems">Gets what forbids signing.</param>
    public static async Task<SignedFiles> OfAsync(
        PublishInputs inputs,
        IReadOnlyList<BuiltFile> files,
        IReadOnlyList<AssetSource> hashed,
        Workspace workspace,
        ICollection<string> problems,
        CancellationToken cancellation
    )
    {
        var sources = files.Zip(hashed).ToDictionary(pair => pair.First, pair => pair.Second);
        if (inputs.UpdaterKey is not { } key || problems.Count > 0)
        {
            return new(
                hashed,
                new Dictionary<string, string>(),
                [.. files.Select(file => (inputs.Jobs?.JobOf(file), file.Name))]
            );
        }
        if (files.FirstOrDefault(file => file.Name == AssetName.LatestJson) is { } own)
        {
            problems.Add(
                $"{own.Shown} comes from the build, and updater-signing-key signs anew what it names: leave it out of "
                    + "`files`, and give updater-platforms"
            );
        }
        var names = files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        var kept = UpdaterKey.WithoutSignatures(files);
        var signed = kept.Where(file => UpdaterKey.Signs(file, inputs, names)).ToList();
        var signatures = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in signed)
        {
            signatures[file.Name] = await key.SignAsync(file, inputs, workspace, cancellation);
        }
        return new(
            [
                .. kept.Select(file => sources[file]),
                .. signed.Select(file => UpdaterKey.Asset(file, signatures[file.Name])),
            ],
            signatures,
            [
                .. kept.Select(file => (inputs.Jobs?.JobOf(file), file.Name)),
                .. signed.Select(file => (inputs.Jobs?.JobOf(file), UpdaterKey.NameOf(file))),
            ]
        );
    }
}
