using System.Text.Json;
using MsReleaseActions.Core.Content;

namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>Writes who builds what content is put together from, and what that is.</summary>
internal static class ProducersText
{
    private const string Member = "producers";

    /// <summary>The members as <see cref="DescribedContent"/> has them; nothing where there is nothing to
    /// say.</summary>
    public static void Write(Utf8JsonWriter json, ReleaseSettings settings)
    {
        if (settings.Content != ContentDescription.MidiStudio)
        {
            Spelled(json, settings);
            return;
        }
        var said = settings
            .Content.Producers.Select(producer =>
                (
                    producer.Id,
                    Repository: settings.Producers.GetValueOrDefault(producer.RepositoryId)?.ToString(),
                    Key: settings.ProducerKeys.GetValueOrDefault(producer.Id)
                )
            )
            .Where(producer => producer.Repository is not null || producer.Key is not null)
            .ToList();
        if (said.Count == 0)
        {
            return;
        }
        json.WriteStartArray(Member);
        foreach (var (id, repository, key) in said)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            if (repository is not null)
            {
                json.WriteString("repository", repository);
            }
            if (key is not null)
            {
                json.WriteString("public_key", key);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Spelled(Utf8JsonWriter json, ReleaseSettings settings)
    {
        var places = ProducerRepositories.Of(settings.Repository, settings.Content, settings.Producers);
        json.WriteStartArray(Member);
        foreach (var producer in settings.Content.Producers)
        {
            json.WriteStartObject();
            ContentDescriptionText.WriteProducer(json, producer, places.ById[producer.RepositoryId]);
            if (settings.ProducerKeys.GetValueOrDefault(producer.Id) is { } key)
            {
                json.WriteString("public_key", key);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        ContentDescriptionText.Write(json, settings.Content);
    }
}
