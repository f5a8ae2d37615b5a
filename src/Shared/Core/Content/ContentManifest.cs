using System.Globalization;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Documents;

namespace MsReleaseActions.Core.Content;

/// <summary>A repository as a manifest names it.</summary>
public sealed record ManifestRepository(string Id, string Url, CommitSha Sha);

/// <summary>An asset as a manifest describes it.</summary>
/// <param name="Asset">What the spec says of it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of its bytes.</param>
public sealed record ManifestAsset(SpecAsset Asset, long Size, Sha256 Sha256);

/// <summary>
/// <c>manifest.json</c>: what a content release is, for whoever installs it. Its form is that of
/// <c>docs/schemas/manifest.schema.json</c>.
/// </summary>
/// <param name="Schema">3, which is written; 2, which names no tooling, is read.</param>
/// <param name="PublishedAt">UTC, whole seconds.</param>
public sealed record ContentManifest(
    int Schema,
    Channel Channel,
    ReleaseTag Tag,
    DateTimeOffset PublishedAt,
    IReadOnlyList<ManifestRepository> Repositories,
    IReadOnlyList<ManifestAsset> Assets,
    IReadOnlyList<InstallSet> InstallSets
)
{
    /// <summary>Its name among the assets.</summary>
    public const string FileName = "manifest.json";

    /// <summary>
    /// The name of its signature: base64 of the 64 bytes of an Ed25519 signature over its exact bytes, and a line feed.
    /// </summary>
    public const string SignatureName = "manifest.json.sig";

    /// <summary>The schema that is written.</summary>
    public const int Newest = 3;

    /// <summary>The install set that every client installs.</summary>
    public const string DefaultSet = "default";

    internal const int Oldest = 2;
    internal const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The tools that made the spec; null in schema 2 only.</summary>
    public SpecTooling? Tooling { get; init; }

    /// <summary>Address of a demonstration; null where there is none.</summary>
    public string? DemoUrl { get; init; }

    /// <summary>The manifest of a spec's release.</summary>
    /// <param name="spec">What it is made of. It names its tooling.</param>
    /// <param name="publishedAt">Parts of a second are left out.</param>
    /// <param name="files">Size and SHA-256 of each asset, by file name.</param>
    public static ContentManifest Of(
        ReleaseSpec spec,
        DateTimeOffset publishedAt,
        IReadOnlyDictionary<string, (long Size, Sha256 Sha256)> files
    ) =>
        new(
            Newest,
            spec.Channel,
            spec.Tag,
            publishedAt.ToUniversalTime().AddTicks(-(publishedAt.Ticks % TimeSpan.TicksPerSecond)),
            [
                .. spec.Repositories.Select(repository => new ManifestRepository(
                    repository.Id,
                    repository.Url,
                    repository.Sha
                )),
            ],
            [
                .. spec.Assets.Select(asset => new ManifestAsset(
                    asset,
                    files[asset.FileName].Size,
                    files[asset.FileName].Sha256
                )),
            ],
            spec.InstallSets
        )
        {
            Tooling = spec.Tooling,
            DemoUrl = spec.DemoUrl,
        };

    /// <summary>
    /// The one spelling of it: members in the order of the contract, two-space indent, whatever is not ASCII as
    /// <c>\uxxxx</c>, a line feed at the end.
    /// </summary>
    public byte[] ToBytes() =>
        AsciiJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("schema", Schema);
            json.WriteString("channel", ReleaseSpecFile.Word(Channel));
            json.WriteString("tag", Tag.Text);
            json.WriteString("published_at", PublishedAt.ToString(TimeForm, CultureInfo.InvariantCulture));
            json.WriteStartArray("repos");
            foreach (var repository in Repositories)
            {
                json.WriteStartObject();
                json.WriteString("id", repository.Id);
                json.WriteString("url", repository.Url);
                json.WriteString("sha", repository.Sha.Text);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            if (Tooling is not null)
            {
                ReleaseSpecFile.WriteTooling(json, Tooling);
            }
            json.WriteStartArray("assets");
            foreach (var (asset, size, sha256) in Assets)
            {
                json.WriteStartObject();
                json.WriteString("id", asset.Id);
                json.WriteString("kind", asset.Kind.Word());
                json.WriteString("filename", asset.FileName);
                json.WriteNumber("size", size);
                json.WriteString("sha256", sha256.Hex);
                ReleaseSpecFile.WritePlatform(json, asset.Platform);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("install_sets");
            foreach (var set in InstallSets)
            {
                json.WriteStartObject();
                json.WriteString("id", set.Id);
                ReleaseSpecFile.WriteAssets(json, set);
                ReleaseSpecFile.WritePlatform(json, set.Platform);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            ReleaseSpecFile.WritePages(json, DemoUrl);
            json.WriteEndObject();
        });

    /// <exception cref="ActionFailure">It breaks a rule (exit 1): every one that it breaks, each with its
    /// line.</exception>
    public static ContentManifest Parse(byte[] bytes)
    {
        try
        {
            var form = JsonForm.Open(bytes);
            var manifest = ContentManifestForm.Read(form);
            return form.Problems() is { Count: > 0 } problems || manifest is null
                ? throw new FormatException(string.Join("; ", form.Problems()))
                : manifest;
        }
        catch (FormatException problem)
        {
            throw ActionFailure.No(
                $"{FileName} cannot be used: {problem.Message}",
                "Whoever installs the release relies on it",
                "Have the release made anew from its spec"
            );
        }
    }
}
