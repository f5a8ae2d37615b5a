using System.IO.Abstractions;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Files;

namespace MsReleaseActions.Core.Content;

/// <summary>A file that was put together.</summary>
/// <param name="Name">Its name in the release.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of its bytes.</param>
public sealed record AssembledFile(string Name, long Size, Sha256 Sha256);

/// <summary>What was put together.</summary>
/// <param name="Files">The assets of the spec in its order, then the manifest.</param>
/// <param name="Traces">Where every file in them comes from.</param>
/// <param name="Written">How many of the files were not there already.</param>
public sealed record AssembledContent(IReadOnlyList<AssembledFile> Files, IReadOnlyList<Trace> Traces, int Written)
{
    public AssembledFile Manifest => Files[^1];
}

/// <summary>
/// Puts a content release together from the producers' files: nothing is compiled, and the same files give the same
/// bytes. Everything is made aside first; what is whole is then put in its place with a rename each, so that a run that
/// dies leaves nothing half-made there.
/// </summary>
/// <param name="files">The file system.</param>
public sealed class ContentAssembly(IFileSystem files)
{
    private const string Aside = ".assembling-";

    /// <param name="spec">What is made.</param>
    /// <param name="candidates">A folder for each producer.</param>
    /// <param name="output">Gets the files; may be there, with nothing else in it.</param>
    /// <param name="publishedAt">As the manifest says.</param>
    /// <exception cref="ActionFailure">The candidates are not whole, or something strange is in the output folder: exit
    /// 1, nothing was written there.</exception>
    public AssembledContent Assemble(ReleaseSpec spec, string candidates, string output, DateTimeOffset publishedAt)
    {
        if (spec.Lacks is [var problem, ..])
        {
            throw ActionFailure.No(
                char.ToUpperInvariant(problem[0]) + problem[1..],
                "Nothing was put into the output folder",
                "Correct the spec with a pull request"
            );
        }
        if (OwnerOf(output, candidates, spec) is { } owner)
        {
            throw ActionFailure.No(
                $"The output folder lies in the one of the candidate {owner.Id}",
                "What is put there would be a file of that candidate from then on",
                "Name a folder beside the candidates"
            );
        }
        var folder = new ContentFolder(files, candidates);
        var known = folder.Read(spec);
        Prepare(spec, output);
        var aside = files.Path.Combine(output, $"{Aside}{Guid.NewGuid():N}");
        files.Directory.CreateDirectory(aside);
        try
        {
            var made = Make(spec, folder, aside, publishedAt);
            var traces = Traced(spec, made, aside, known);
            return new AssembledContent(made, traces, made.Count(file => Put(file, aside, output)));
        }
        finally
        {
            files.Directory.Delete(aside, recursive: true);
        }
    }

    private Producer? OwnerOf(string output, string candidates, ReleaseSpec spec)
    {
        var way = files.Path.GetRelativePath(candidates, output).Split(files.Path.DirectorySeparatorChar);
        return spec.Content.Producers.FirstOrDefault(producer => producer.Id == way[0]);
    }

    private void Prepare(ReleaseSpec spec, string output)
    {
        files.Directory.CreateDirectory(output);
        // left by a run that died
        foreach (var left in files.Directory.EnumerateDirectories(output, $"{Aside}*"))
        {
            files.Directory.Delete(left, recursive: true);
        }
        var wanted = spec
            .Assets.Select(asset => asset.FileName)
            .Append(ContentManifest.FileName)
            .ToHashSet(StringComparer.Ordinal);
        var strange = files
            .Directory.EnumerateFileSystemEntries(output)
            .Select(path => files.Path.GetFileName(path)!)
            .Where(name => !wanted.Contains(name))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (strange.Count > 0)
        {
            throw ActionFailure.No(
                $"The output folder holds {string.Join(", ", strange)}, which the spec does not name",
                "Whatever is in that folder is sealed and released",
                "Name an empty folder, or remove it"
            );
        }
    }

    private List<AssembledFile> Make(ReleaseSpec spec, ContentFolder folder, string aside, DateTimeOffset publishedAt)
    {
        var archives = folder.Archives(spec);
        foreach (var asset in spec.Assets)
        {
            using var target = files.File.Create(files.Path.Combine(aside, asset.FileName));
            if (spec.Content.BundleOf(asset) is { } bundle)
            {
                BundleWriter.Write(
                    target,
                    BundleParts.Of(asset, bundle, archives),
                    part => folder.Open(part, archives)
                );
            }
            else
            {
                using var source = PlainContent.OpenRead(
                    folder.PathOf(spec.Content.MakerOf(asset)!.Id, asset.FileName),
                    files
                );
                source.CopyTo(target);
            }
        }
        var facts = spec.Assets.ToDictionary(
            asset => asset.FileName,
            asset => folder.Fact(files.Path.Combine(aside, asset.FileName)),
            StringComparer.Ordinal
        );
        var manifest = ContentManifest.Of(spec, publishedAt, facts).ToBytes();
        files.File.WriteAllBytes(files.Path.Combine(aside, ContentManifest.FileName), manifest);
        return
        [
            .. spec.Assets.Select(asset => new AssembledFile(
                asset.FileName,
                facts[asset.FileName].Size,
                facts[asset.FileName].Sha256
            )),
            new AssembledFile(ContentManifest.FileName, manifest.Length, Sha256.Of(manifest)),
        ];
    }

    // what was just written is read again: a disk that fails shows here, and not at a user's
    private List<Trace> Traced(ReleaseSpec spec, List<AssembledFile> made, string aside, ProducerFiles known)
    {
        var trace = new ContentTrace(spec.Content, known);
        var found = spec
            .Assets.Select(asset =>
            {
                var file = made.Find(file => file.Name == asset.FileName)!;
                if (spec.Content.BundleOf(asset) is not { } description)
                {
                    return trace.OfFile(asset, file.Size, file.Sha256);
                }
                using var bundle = files.File.OpenRead(files.Path.Combine(aside, asset.FileName));
                return trace.OfBundle(asset, BundleReader.Read(bundle, description, asset.Platform!));
            })
            .ToList();
        return found.SelectMany(one => one.Problems).ToList() is { Count: > 0 } problems
            ? throw ActionFailure.No(
                $"What was put together is not what went in: {string.Join("; ", problems)}",
                "Nothing was put into the output folder",
                "Run it again; if it stays, the disk or a file is damaged"
            )
            : [.. found.SelectMany(one => one.Traces)];
    }

    private bool Put(AssembledFile file, string aside, string output)
    {
        var target = files.Path.Combine(output, file.Name);
        if (files.File.Exists(target) && new ContentFolder(files, output).Fact(target) == (file.Size, file.Sha256))
        {
            return false;
        }
        files.File.Move(files.Path.Combine(aside, file.Name), target, overwrite: true);
        return true;
    }
}
