using System.Text.Json;

namespace MsReleaseActions.Core.Content;

/// <summary>Writes a description of content as it is read again.</summary>
public static class ContentDescriptionText
{
    /// <summary><c>bundles</c>, <c>assets</c> and <c>install_sets</c>, each where there is something to say.</summary>
    public static void Write(Utf8JsonWriter json, ContentDescription content)
    {
        Each(json, "bundles", content.Bundles, bundle => Bundle(json, bundle));
        Each(
            json,
            "assets",
            content.Assets.Where(asset => asset.Kind != AssetKind.Bundle),
            asset =>
            {
                json.WriteString("id", asset.Id);
                json.WriteString("filename", asset.FileName);
            }
        );
        Each(
            json,
            "install_sets",
            content.InstallSets.DistinctBy(set => set.Id, StringComparer.Ordinal),
            set =>
            {
                json.WriteString("id", set.Id);
                Texts(json, "assets", set.Assets.Select(id => Form(content, set.Platform, id)));
            }
        );
    }

    /// <summary>A producer's members that say what it makes; its keys are others' to write.</summary>
    /// <param name="repository">Where it is; null: here.</param>
    public static void WriteProducer(Utf8JsonWriter json, Producer producer, RepositoryName? repository)
    {
        json.WriteString("id", producer.Id);
        if (producer.RepositoryId != producer.Id)
        {
            json.WriteString("repo", producer.RepositoryId);
        }
        if (repository is not null)
        {
            json.WriteString("repository", repository.ToString());
        }
        json.WriteString("workflow", producer.Workflow);
        json.WriteString("tag", producer.TagForm);
        Texts(json, "files", producer.Forms);
        Each(
            json,
            "pins",
            producer.Pins,
            pin =>
            {
                json.WriteString("id", pin.Id);
                json.WriteString("repository", pin.Repository.ToString());
                json.WriteString("in", pin.In);
                json.WriteString("file", pin.File);
                if (pin.IsBeside)
                {
                    json.WriteBoolean("beside", true);
                }
            }
        );
        if (producer.IsPinned)
        {
            json.WriteBoolean("pinned", true);
        }
    }

    private static void Bundle(Utf8JsonWriter json, Bundle bundle)
    {
        json.WriteString("id", bundle.Id);
        json.WriteString("filename", bundle.FileName);
        Texts(json, "platforms", bundle.Platforms.Select(platform => platform.Text));
        Each(
            json,
            "files",
            bundle.Files,
            file =>
            {
                json.WriteString("producer", file.Producer);
                json.WriteString("file", file.File);
                json.WriteString(file.IsArchive ? "unpack" : "path", file.Path);
                if (!file.IsArchive)
                {
                    json.WriteString("mode", file.IsProgram ? "755" : "644");
                }
            }
        );
        if (bundle.Required.Count > 0)
        {
            Texts(json, "required", bundle.Required);
        }
    }

    // a set of one platform stands for those of all
    private static string Form(ContentDescription content, Platform? platform, string id) =>
        platform is null
            ? id
            : content.BundlesOf(platform).FirstOrDefault(bundle => platform.Fill(bundle.Id) == id)?.Id ?? id;

    private static void Each<T>(Utf8JsonWriter json, string member, IEnumerable<T> all, Action<T> write)
    {
        var list = all.ToList();
        if (list.Count == 0)
        {
            return;
        }
        json.WriteStartArray(member);
        foreach (var one in list)
        {
            json.WriteStartObject();
            write(one);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string member, IEnumerable<string> texts)
    {
        json.WriteStartArray(member);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }
        json.WriteEndArray();
    }
}
