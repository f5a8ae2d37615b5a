using System.Globalization;
using System.Text.RegularExpressions;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Documents;

namespace MsReleaseActions.Core.Content;

/// <summary>Reads a manifest from its form, and notes there every rule that it breaks.</summary>
internal static partial class ContentManifestForm
{
    /// <returns>Null where something that it is made of is missing or wrong.</returns>
    /// <exception cref="FormatException">It is of a schema that no client knows.</exception>
    public static ContentManifest? Read(JsonForm form)
    {
        var schema = form.Whole("schema", 1, int.MaxValue);
        if (schema is < ContentManifest.Oldest or > ContentManifest.Newest)
        {
            throw new FormatException(
                $"it is of schema {schema}, and {ContentManifest.Oldest} and {ContentManifest.Newest} are known"
            );
        }
        form.Require("schema", "channel", "tag", "published_at", "repos", "assets", "install_sets");
        if (schema == ContentManifest.Newest)
        {
            form.Require("tooling");
        }
        var (channel, tag) = (ReleaseSpecForm.ChannelOf(form), form.Value<FoundTag>("tag")?.Tag);
        var time = ReleaseSpecForm.Matching(form, "published_at", Time(), "a time such as 2026-01-31T12:00:00Z");
        var repositories = ReleaseSpecForm.Each(form, "repos", Repository);
        var assets = ReleaseSpecForm.Each(form, "assets", Asset);
        var sets = ReleaseSpecForm.Each(
            form,
            "install_sets",
            (there, at) => SpecAssetForm.InstallSet(there, at, Platform.All)
        );
        var tooling = schema == ContentManifest.Newest ? ReleaseSpecForm.Tooling(form) : null;
        form.Object("pages");
        var demo = form.Text("pages.demo_url");
        if (sets?.All(set => set.Id != ContentManifest.DefaultSet) == true)
        {
            form.Problem("install_sets", $"must hold a set {ContentManifest.DefaultSet}: every client installs it");
        }
        if (
            schema is null
            || channel is null
            || tag is null
            || time is null
            || repositories is null
            || assets is null
            || sets is null
        )
        {
            return null;
        }
        if (
            !DateTimeOffset.TryParseExact(
                time,
                ContentManifest.TimeForm,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var publishedAt
            )
        )
        {
            form.Problem("published_at", $"must be a time, not '{time}'");
        }
        return new ContentManifest(schema.Value, channel.Value, tag, publishedAt, repositories, assets, sets)
        {
            Tooling = tooling,
            DemoUrl = demo,
        };
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
        // of old ones: where a client finds it, which is beside the manifest all the same
        form.Text($"{at}.url");
        var asset = SpecAssetForm.Asset(form, at, Platform.All);
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
