using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
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
/// <param name="PublishedAt">UTC, whole seconds.</param>
public sealed partial record ContentManifest(
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

    /// <summary>The schema that is written and read.</summary>
    public const int Schema = 2;

    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The manifest of a spec's release.</summary>
    /// <param name="spec">What it is made of.</param>
    /// <param name="publishedAt">Parts of a second are left out.</param>
    /// <param name="files">Size and SHA-256 of each asset, by file name.</param>
    public static ContentManifest Of(
        ReleaseSpec spec,
        DateTimeOffset publishedAt,
        IReadOnlyDictionary<string, (long Size, Sha256 Sha256)> files
    ) =>
        new(
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
        );

    /// <summary>
    /// The one spelling of it: members in the order of the contract, two-space indent, a line feed at the end.
    /// </summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Layout))
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
            ReleaseSpecFile.WriteInstallSets(json, InstallSets);
            json.WriteEndObject();
        }
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    /// <exception cref="ActionFailure">It breaks a rule (exit 1): every one that it breaks, each with its
    /// line.</exception>
    public static ContentManifest Parse(byte[] bytes)
    {
        try
        {
            var form = JsonForm.Open(bytes);
            var manifest = Read(form);
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

    internal static ContentManifest? Read(JsonForm form)
    {
        if (form.Whole("schema", 1, int.MaxValue) is { } schema and not Schema)
        {
            throw new FormatException($"it is of schema {schema}, and {Schema} is known");
        }
        form.Require("schema", "channel", "tag", "published_at", "repos", "assets", "install_sets");
        var (channel, tag) = (ReleaseSpecForm.ChannelOf(form), form.Value<FoundTag>("tag")?.Tag);
        var time = ReleaseSpecForm.Matching(form, "published_at", Time(), "a time such as 2026-01-31T12:00:00Z");
        var repositories = ReleaseSpecForm.Each(form, "repos", Repository);
        var assets = ReleaseSpecForm.Each(form, "assets", Asset);
        var sets = ReleaseSpecForm.Each(form, "install_sets", SpecAssetForm.InstallSet);
        if (channel is null || tag is null || time is null || repositories is null || assets is null || sets is null)
        {
            return null;
        }
        if (
            !DateTimeOffset.TryParseExact(
                time,
                TimeForm,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var publishedAt
            )
        )
        {
            form.Problem("published_at", $"must be a time, not '{time}'");
        }
        return new ContentManifest(channel.Value, tag, publishedAt, repositories, assets, sets);
    }

    private static ManifestRepository? Repository(JsonForm form, string at)
    {
        form.Require($"{at}.id", $"{at}.url", $"{at}.sha");
        var (id, url, sha) = (form.Text($"{at}.id"), form.Text($"{at}.url"), form.Value<CommitSha>($"{at}.sha"));
        return id is not null && url is not null && sha is not null ? new ManifestRepository(id, url, sha) : null;
    }

    private static ManifestAsset? Asset(JsonForm form, string at)
    {
        form.Require($"{at}.size", $"{at}.sha256");
        var asset = SpecAssetForm.Asset(form, at);
        var size = form.Whole($"{at}.size", 0, int.MaxValue);
        var sha256 = ReleaseSpecForm.Matching(form, $"{at}.sha256", Hash(), "64 lower-case hex digits");
        return asset is not null && size is not null && sha256 is not null
            ? new ManifestAsset(asset, size.Value, Sha256.Parse(sha256))
            : null;
    }

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\z")]
    private static partial Regex Time();

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex Hash();
}
