using System.Text.RegularExpressions;
using MsReleaseActions.Core.Documents;

namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>The member <c>release_app</c> of a description.</summary>
internal static partial class ReleaseAppForm
{
    public const string Member = "release_app";

    private const string Secret = Member + ".private_key_secret";

    /// <summary>Null where the form does not have it.</summary>
    public static ReleaseApp? Read(JsonForm form, KeySettings keys)
    {
        if (!form.Object(Member))
        {
            return null;
        }
        form.Require(Member + ".client_id", Secret);
        var client = form.Text(Member + ".client_id");
        if (client is not null && !ClientId().IsMatch(client))
        {
            form.Problem(Member + ".client_id", $"must be the client id of a GitHub App, not '{client}'");
        }
        var secret = SecretNames.Of(form, Secret);
        if (new[] { keys.SigningSecret, keys.UpdaterSecret, keys.ManifestSecret }.Contains(secret, SameName))
        {
            form.Problem(Secret, $"must be a secret of its own: {secret} holds another key");
        }
        var number = form.Whole(Member + ".app_id", 1, int.MaxValue);
        return client is null || secret is null ? null : new ReleaseApp(client, secret, number);
    }

    /// <summary>What a build runs could read it.</summary>
    public static void Check(JsonForm form, ReleaseApp? app, BuildSettings build)
    {
        if (app is not null && build.Secrets.Contains(app.PrivateKeySecret, SameName))
        {
            form.Problem(
                Secret,
                $"must not be among build.secrets: what a build runs could read {app.PrivateKeySecret}"
            );
        }
    }

    private static StringComparer SameName => StringComparer.OrdinalIgnoreCase;

    // Iv23liABCdef, or Iv1.8a61f9b3a7aba766 of an older App
    [GeneratedRegex(@"\AIv[A-Za-z0-9.]{1,60}\z")]
    private static partial Regex ClientId();
}
