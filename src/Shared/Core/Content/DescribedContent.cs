using System.Text.Json;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Documents;
using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.Core.Content;

/// <summary>
/// What <c>ms-release.json</c> says of content. <c>producers</c> is a list of producers, or, as in schema 1, a map from
/// the ids of their repositories to those.
/// </summary>
/// <param name="Content">Who makes what, and what is put together of it.</param>
/// <param name="Elsewhere">Where the producers are that are not where <paramref name="Content"/> has them, by their id
/// in a spec.</param>
/// <param name="Keys">The public keys that producers seal their candidates with, by the id of the producer.</param>
public sealed record DescribedContent(
    ContentDescription Content,
    IReadOnlyDictionary<string, RepositoryName> Elsewhere,
    IReadOnlyDictionary<string, string> Keys
)
{
    private const string Member = "producers";

    /// <summary>What installed clients verify <c>manifest.json.sig</c> with; null where it is not said.</summary>
    public string? ClientKey { get; init; }

    /// <summary>What a tag has before its version.</summary>
    public string TagPrefix { get; init; } = ReleaseTag.DefaultPrefix;

    /// <summary>What a description means that says nothing of content.</summary>
    public static DescribedContent Unsaid { get; } =
        new(
            ContentDescription.MidiStudio,
            new Dictionary<string, RepositoryName>(StringComparer.Ordinal),
            new Dictionary<string, string>(StringComparer.Ordinal)
        );

    /// <summary>Reads its members, and notes in the form every rule that they break.</summary>
    /// <param name="schema">Of the document; 1 knows where producers are, and no more.</param>
    internal static DescribedContent Read(JsonForm form, int schema) =>
        Producers(form, schema) with
        {
            ClientKey = schema > 1 ? form.Text("keys.manifest_public_key") : null,
            TagPrefix = (schema > 1 ? form.Text("tag_prefix", mayBeEmpty: true) : null) ?? ReleaseTag.DefaultPrefix,
        };

    private static DescribedContent Producers(JsonForm form, int schema) =>
        schema > 1 && (form.Is(JsonTokenType.StartArray, Member) || !form.Has(Member))
            ? OfList(form)
            : OfMap(form, schema);

    private static DescribedContent OfList(JsonForm form)
    {
        var read = ContentDescriptionForm.Read(form);
        var content = read ?? ContentDescription.MidiStudio;
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
            var key = PublicKeyForm.Read(form, $"{at}.public_key", text => CandidatePublicKey.Parse(text).Dispose());
            var producer = content.Producers.FirstOrDefault(known => known.Id == id);
            if (id is not null && producer is null && read is not null)
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
        return new(content, content == ContentDescription.MidiStudio ? repositories : Unsaid.Elsewhere, keys);
    }

    private static DescribedContent OfMap(JsonForm form, int schema)
    {
        if (schema > 1)
        {
            ContentDescriptionForm.RefuseUnused(form);
        }
        if (!form.Object(Member))
        {
            return Unsaid;
        }
        var producers = new Dictionary<string, RepositoryName>(StringComparer.Ordinal);
        foreach (var id in ContentDescription.MidiStudio.RepositoryIds)
        {
            if (form.Value<RepositoryName>($"{Member}.{id}") is { } repository)
            {
                producers[id] = repository;
            }
        }
        return Unsaid with { Elsewhere = producers };
    }
}
