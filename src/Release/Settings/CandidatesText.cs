using System.Text.Json;
using MsReleaseActions.Core.Content;

namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>Writes what is built here and released elsewhere.</summary>
internal static class CandidatesText
{
    /// <summary>The member as <see cref="CandidatesForm"/> reads it; nothing where there is none.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<BuiltCandidate> candidates)
    {
        if (candidates.Count == 0)
        {
            return;
        }
        json.WriteStartArray(CandidatesForm.Member);
        foreach (var candidate in candidates)
        {
            json.WriteStartObject();
            ContentDescriptionText.WriteProducer(json, candidate.Producer, repository: null);
            if (candidate.Repositories.Count > 0)
            {
                json.WriteStartObject("repositories");
                foreach (var (id, repository) in candidate.Repositories)
                {
                    json.WriteString(id, repository.ToString());
                }
                json.WriteEndObject();
            }
            if (candidate.Action != BuildSettings.DefaultAction)
            {
                json.WriteString("action", candidate.Action);
            }
            SettingsText.WriteLegs(json, candidate.Legs);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
