using MsReleaseActions.Core.Content;
using MsReleaseActions.Core.Documents;
using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>The keys that a description names: secrets by their names, public keys themselves.</summary>
internal static class DescribedKeys
{
    /// <summary>The keys with what the form says.</summary>
    public static KeySettings Read(JsonForm form, KeySettings defaults)
    {
        form.Object("keys");
        return new()
        {
            SigningSecret = SecretNames.Of(form, "keys.signing_secret") ?? defaults.SigningSecret,
            UpdaterSecret = SecretNames.Of(form, "keys.updater_secret") ?? defaults.UpdaterSecret,
            ManifestSecret = SecretNames.Of(form, "keys.manifest_secret") ?? defaults.ManifestSecret,
            PublicKey = Public(form, "keys.public_key", text => CandidatePublicKey.Parse(text).Dispose()),
            UpdaterPublicKey = Public(form, "keys.updater_public_key", text => MinisignPublicKey.Parse(text)),
            ManifestPublicKey = Public(form, "keys.manifest_public_key", text => ClientKey.Parse(text).Dispose()),
        };
    }

    /// <summary>A public key; one that does not verify anything is found out before a build.</summary>
    /// <param name="parse">Throws <see cref="FormatException"/> where the text is none.</param>
    public static string? Public(JsonForm form, string path, Action<string> parse)
    {
        var text = form.Text(path);
        try
        {
            if (text is not null)
            {
                parse(text);
            }
        }
        catch (FormatException problem)
        {
            form.Problem(path, $"is no public key: {problem.Message}");
        }
        foreach (var line in (text ?? "").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            DescriptionForm.OneLine(form, path, line);
        }
        return text;
    }
}
