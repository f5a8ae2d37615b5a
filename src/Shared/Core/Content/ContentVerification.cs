using System.IO.Abstractions;
using MsReleaseActions.Core.Files;

namespace MsReleaseActions.Core.Content;

/// <summary>What a look at a release on a disk came to.</summary>
/// <param name="Traces">Where each file comes from; empty where no candidates were given.</param>
/// <param name="Problems">Everything that does not hold, each a sentence without its full stop.</param>
public sealed record VerifiedContent(IReadOnlyList<Trace> Traces, IReadOnlyList<string> Problems);

/// <summary>Holds the files of a release on a disk against its manifest.</summary>
/// <param name="files">The file system.</param>
public sealed class ContentVerification(IFileSystem files)
{
    // what a release holds beside what its manifest describes
    private static readonly string[] Own =
    [
        ContentManifest.FileName,
        ContentManifest.SignatureName,
        "checksums.txt",
        "candidate.json",
        "candidate.json.sig",
    ];

    /// <param name="manifest">What should be there.</param>
    /// <param name="folder">Where it should be.</param>
    /// <param name="candidates">A folder for each producer; null: nothing is traced.</param>
    /// <param name="content">Who makes what.</param>
    public VerifiedContent Verify(
        ContentManifest manifest,
        string folder,
        string? candidates,
        ContentDescription content
    )
    {
        var there = files
            .Directory.EnumerateFileSystemEntries(folder)
            .Select(path => files.Path.GetFileName(path)!)
            .ToHashSet(StringComparer.Ordinal);
        var wanted = manifest.Assets.Select(asset => asset.Asset.FileName).ToHashSet(StringComparer.Ordinal);
        var (traces, problems) = (new List<Trace>(), new List<string>());
        problems.AddRange(
            there
                .Except(wanted, StringComparer.Ordinal)
                .Except(Own, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(name => $"{name} is not in the manifest")
        );
        var trace = candidates is null
            ? null
            : new ContentTrace(content, new ContentFolder(files, candidates).Read(SpecOf(manifest, content)));
        foreach (var asset in manifest.Assets)
        {
            if (!there.Contains(asset.Asset.FileName))
            {
                problems.Add($"{asset.Asset.FileName} is missing");
                continue;
            }
            var found = Looked(asset, files.Path.Combine(folder, asset.Asset.FileName), trace, content);
            traces.AddRange(found.Traces);
            problems.AddRange(found.Problems);
        }
        return new VerifiedContent(traces, problems);
    }

    private VerifiedContent Looked(ManifestAsset asset, string path, ContentTrace? trace, ContentDescription content)
    {
        try
        {
            return Look(asset, path, trace, content);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // a folder, a link to nothing, a file that is somebody else's
            return new VerifiedContent([], [$"{asset.Asset.FileName} cannot be read: {failure.Message}"]);
        }
    }

    private VerifiedContent Look(ManifestAsset asset, string path, ContentTrace? trace, ContentDescription content)
    {
        var (size, sha256) = new ContentFolder(files, "").Fact(path);
        var problems = new List<string>();
        if ((size, sha256) != (asset.Size, asset.Sha256))
        {
            problems.Add(
                $"{asset.Asset.FileName} has {size} bytes and is {sha256}, the manifest says {asset.Size} bytes, "
                    + $"{asset.Sha256}"
            );
        }
        if (content.BundleOf(asset.Asset) is not { } description)
        {
            if (asset.Asset.Kind == AssetKind.Bundle)
            {
                problems.Add(
                    $"{asset.Asset.FileName} is a bundle that ms-release.json does not describe: it was not looked into"
                );
            }
            var file = trace?.OfFile(asset.Asset, size, sha256);
            return new VerifiedContent(file?.Traces ?? [], [.. problems, .. file?.Problems ?? []]);
        }
        using var stream = PlainContent.OpenRead(path, files);
        var bundle = BundleReader.Read(stream, description, asset.Asset.Platform!);
        if (trace is null)
        {
            return new VerifiedContent(
                [],
                [.. problems, .. bundle.Problems.Select(problem => $"{asset.Asset.FileName}: {problem}")]
            );
        }
        var traced = trace.OfBundle(asset.Asset, bundle);
        return new VerifiedContent(traced.Traces, [.. problems, .. traced.Problems]);
    }

    // as far as it decides which producers are needed
    private static ReleaseSpec SpecOf(ContentManifest manifest, ContentDescription content) =>
        new(
            ReleaseSpecFile.NewestSchema,
            manifest.Channel,
            manifest.Tag,
            [],
            [.. manifest.Assets.Select(asset => asset.Asset)],
            manifest.InstallSets
        )
        {
            Content = content,
        };
}
