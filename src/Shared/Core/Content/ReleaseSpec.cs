using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.Core.Content;

/// <summary>What a content release is made of: <c>release-specs/&lt;tag&gt;.json</c>.</summary>
/// <param name="Schema">1 or 2; 2 may name the tooling.</param>
/// <param name="Channel">Who gets it; the tag is of its form.</param>
/// <param name="Tag">The release's tag.</param>
/// <param name="Repositories">Where its parts come from, each at one commit; the ids are unique.</param>
/// <param name="Assets">What is released; ids and file names are unique.</param>
/// <param name="InstallSets">What belongs together on a user's machine.</param>
public sealed record ReleaseSpec(
    int Schema,
    Channel Channel,
    ReleaseTag Tag,
    IReadOnlyList<SpecRepository> Repositories,
    IReadOnlyList<SpecAsset> Assets,
    IReadOnlyList<InstallSet> InstallSets
)
{
    /// <summary>
    /// What makes the release, as its manifest names it; null in a spec of schema 1, of which no release can be made
    /// anew.
    /// </summary>
    public SpecTooling? Tooling { get; init; }

    /// <summary>Why no manifest can be made of it, a sentence without its full stop; null where one can.</summary>
    public string? WhyNoManifest =>
        Tooling is null
            ? $"the spec of {Tag} names no tooling, and clients refuse a manifest without it: write `tooling` with "
                + "`repo`, `ref` and `sha` into it, of schema 2"
            : null;

    /// <summary>What it was read with: who makes its assets.</summary>
    public ContentDescription Content { get; init; } = ContentDescription.MidiStudio;

    /// <summary>
    /// What a release that is made of it today would need and it does not have, a sentence each without its full stop.
    /// </summary>
    public IReadOnlyList<string> Lacks =>
        [
            .. WhyNoManifest is { } why ? [why] : (string[])[],
            .. Unpinned(Assets).Select(id => $"the spec of {Tag} pins no {id}, of which its assets are made today"),
        ];

    /// <summary>Ids of repositories that assets are made from and that are not pinned.</summary>
    internal IEnumerable<string> Unpinned(IEnumerable<SpecAsset> assets) =>
        assets
            .SelectMany(Content.MakersOf)
            .SelectMany(producer => producer.Repositories)
            .Distinct(StringComparer.Ordinal)
            .Where(id => Find(id) is null);

    /// <summary>Address of a demonstration; part of the manifest.</summary>
    public string? DemoUrl { get; init; }

    /// <summary>The repository of an id; null where the spec has none.</summary>
    public SpecRepository? Find(string id) => Repositories.FirstOrDefault(repository => repository.Id == id);
}

/// <summary>A repository at one commit.</summary>
/// <param name="Id">As the description has it, such as <c>core</c>.</param>
/// <param name="Url">Its page, <c>https://github.com/owner/name</c>.</param>
/// <param name="Repository">The <c>owner/name</c> of that page.</param>
/// <param name="Ref">The branch that the commit was picked from.</param>
/// <param name="Sha">The commit.</param>
/// <param name="CiWorkflow">Path of the workflow that makes a commit green, <c>.github/workflows/ci.yml</c>; null where
/// none is required.</param>
public sealed record SpecRepository(
    string Id,
    string Url,
    RepositoryName Repository,
    string Ref,
    CommitSha Sha,
    string? CiWorkflow
)
{
    /// <summary>Scheme and host of its page, without a slash at the end.</summary>
    public string Server => new Uri(Url).GetLeftPart(UriPartial.Authority);
}

/// <summary>What kind of thing an asset is.</summary>
public enum AssetKind
{
    /// <summary>The host tools of a platform, as a zip.</summary>
    Bundle,

    /// <summary>A firmware image.</summary>
    Firmware,

    /// <summary>An extension of Bitwig Studio.</summary>
    BitwigExtension,
}

/// <summary>A file of the release.</summary>
/// <param name="Id">Its name in install sets.</param>
/// <param name="FileName">Its name in the release.</param>
/// <param name="Platform">Of a bundle; null otherwise.</param>
public sealed record SpecAsset(string Id, AssetKind Kind, string FileName, Platform? Platform);

/// <summary>Assets that belong together.</summary>
/// <param name="Id">Such as <c>default</c>; unique for a platform.</param>
/// <param name="Platform">The system it is for; null where it is for all.</param>
/// <param name="Assets">Ids of assets.</param>
public sealed record InstallSet(string Id, Platform? Platform, IReadOnlyList<string> Assets);

/// <summary>The tools that made a spec of schema 2.</summary>
public sealed record SpecTooling(RepositoryName Repository, string Ref, CommitSha Sha);

/// <summary>How an asset's kind is written.</summary>
public static class AssetKinds
{
    /// <summary>All of them, as they are written.</summary>
    public static IReadOnlyDictionary<string, AssetKind> ByWord { get; } =
        new Dictionary<string, AssetKind>(StringComparer.Ordinal)
        {
            ["bundle"] = AssetKind.Bundle,
            ["firmware"] = AssetKind.Firmware,
            ["bitwig-extension"] = AssetKind.BitwigExtension,
        };

    /// <summary>What a producer's file is as an asset; null where it goes into bundles only.</summary>
    public static AssetKind? OfFile(string name) =>
        Path.GetExtension(name) switch
        {
            ".hex" => AssetKind.Firmware,
            ".bwextension" => AssetKind.BitwigExtension,
            _ => null,
        };

    /// <summary><c>bitwig-extension</c>.</summary>
    public static string Word(this AssetKind kind) => ByWord.First(known => known.Value == kind).Key;
}
