using System.Text.Json;
using MsReleaseActions.Core;

namespace MsReleaseActions.GitHub;

/// <summary>What is written to GitHub is read by others: no secret leaves in it, wherever it came from.</summary>
public static class OutgoingText
{
    /// <param name="what">What is to be written, for the message.</param>
    /// <param name="body">JSON; null where nothing is sent.</param>
    /// <param name="secrets">The values that may appear nowhere.</param>
    /// <exception cref="ActionFailure">A text of the body holds one of them.</exception>
    public static void RequireNoSecret(string what, byte[]? body, IReadOnlyList<string> secrets)
    {
        if (body is null || secrets.Count == 0)
        {
            return;
        }
        var reader = new Utf8JsonReader(body);
        var texts = new List<string>();
        while (reader.Read())
        {
            // as the text is meant, not as it is escaped
            if (
                reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
                && reader.GetString() is { } text
            )
            {
                texts.Add(text);
            }
        }
        RequireNoSecret(what, texts, secrets);
    }

    /// <summary>The same of texts that are only to be sent later.</summary>
    /// <exception cref="ActionFailure">One of them holds a secret.</exception>
    public static void RequireNoSecret(string what, IEnumerable<string> texts, IReadOnlyList<string> secrets)
    {
        if (texts.Any(text => secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal))))
        {
            throw ActionFailure.No(
                $"{what}: a text that is to be sent holds a secret of this job",
                "Whoever may read what is written could read the secret; nothing was sent",
                "Look at where notes, names and inputs come from, and replace the secret: others may have seen it"
            );
        }
    }
}
