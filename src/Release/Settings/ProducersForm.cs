using System.Text.Json;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Core.Documents;
using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>
/// Who builds what content is put together from, as <c>producers</c> says it: a list of producers, or, as in schema 1,
/// a map from the ids of their repositories to those.
/// </summary>
internal static class ProducersForm
{
    private const string Member = "producers";

    /// <summary>The settings with what the form says.</summary>
    public static ReleaseSettings Read(JsonForm form, ReleaseSettings read) =>
        read.Schema > 1 && (form.IsArray(Member) || !form.Has(Member)) ? OfList(form, read)
        : form.Object(Member) ? read with { Producers = OfMap(form) }
        : read;

    /// <summary>The member as <see cref="Read"/> takes it; nothing where there is nothing to say.</summary>
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

    private static ReleaseSettings OfList(JsonForm form, ReleaseSettings read)
    {
        var content = ContentDescriptionForm.Read(form) ?? ContentDescription.MidiStudio;
        var repositories = new Dictionary<string, RepositoryName>(StringComparer.Ordinal);
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < (form.Elements(Member) ?? 0); index++)
        {
            var at = $"{Member}.[{index}]";
            if (!form.Object(at))
            {
                continue;
            }
            form.Require($"{at}.id");
            var id = form.Text($"{at}.id");
            var repository = form.Value<RepositoryName>($"{at}.repository");
            var key = DescribedKeys.Public(form, $"{at}.public_key", text => CandidatePublicKey.Parse(text).Dispose());
            var producer = content.Producers.FirstOrDefault(known => known.Id == id);
            if (id is not null && producer is null)
            {
                form.Problem(
                    $"{at}.id",
                    $"must be one of {string.Join(", ", content.Producers.Select(known => known.Id))}, not '{id}'"
                );
            }
            if (producer is null)
            {
                continue;
            }
            if (!seen.Add(producer.Id))
            {
                form.Problem($"{at}.id", $"is there twice: {id}");
            }
            if (
                repository is not null
                && !repositories.TryAdd(producer.RepositoryId, repository)
                && !repositories[producer.RepositoryId].IsSameAs(repository)
            )
            {
                form.Problem(
                    $"{at}.repository",
                    $"is {repository}, and another producer of {producer.RepositoryId} is in "
                        + $"{repositories[producer.RepositoryId]}"
                );
            }
            if (key is not null)
            {
                keys[producer.Id] = key;
            }
        }
        // who says what producers make, says where they are, too
        return read with
        {
            Content = content,
            Producers =
                content == ContentDescription.MidiStudio
                    ? repositories
                    : new Dictionary<string, RepositoryName>(StringComparer.Ordinal),
            ProducerKeys = keys,
        };
    }

    private static Dictionary<string, RepositoryName> OfMap(JsonForm form)
    {
        var producers = new Dictionary<string, RepositoryName>(StringComparer.Ordinal);
        foreach (var id in ContentDescription.MidiStudio.RepositoryIds)
        {
            if (form.Value<RepositoryName>($"{Member}.{id}") is { } repository)
            {
                producers[id] = repository;
            }
        }
        return producers;
    }
}
