using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MsReleaseActions.Core;
using static MsReleaseActions.ReleaseTrain.Settings.SaidMembers;

namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>Writes <c>ms-release.json</c>: what differs between products, and nothing that has its default.</summary>
public static class SettingsText
{
    private const string SchemaUrl =
        "https://raw.githubusercontent.com/org/ms-release-actions/v1/docs/schemas/ms-release.schema.json";

    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="settings">The description, of schema 2.</param>
    /// <param name="repository">The product's repository; null: whoever uses the file finds it.</param>
    public static string Write(ReleaseSettings settings, RepositoryName? repository)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Layout))
        {
            json.WriteStartObject();
            json.WriteString("$schema", SchemaUrl);
            json.WriteNumber("schema", SettingsFile.Schema);
            Write(json, settings, ReleaseSettings.Of(settings.Kind, settings.Repository), repository);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void Write(
        Utf8JsonWriter json,
        ReleaseSettings settings,
        ReleaseSettings defaults,
        RepositoryName? repository
    )
    {
        if (repository is not null)
        {
            json.WriteString("repository", repository.ToString());
        }
        json.WriteString("actions", settings.Actions);
        if (settings.Candidates.Count == 0)
        {
            json.WriteString(
                "kind",
                settings.Kind == ProductKind.Content ? "content" : settings.Build.Kind.ToString().ToLowerInvariant()
            );
        }
        Text(json, "product", settings.Product, settings.Repository.Name);
        Text(json, "branch", settings.Branch, defaults.Branch);
        Text(json, "tag_prefix", settings.TagPrefix, defaults.TagPrefix);
        Flag(json, "allow_unsigned", settings.AllowUnsigned, defaults.AllowUnsigned);
        Flag(json, "owns_latest", settings.OwnsLatest, defaults.OwnsLatest);
        Workflows(json, settings, defaults);
        Text(json, "environment", settings.Environment, defaults.Environment);
        Texts(json, "required_checks", settings.RequiredChecks);
        Texts(json, "version_files", settings.VersionFiles);
        App(json, settings.Build);
        WriteLegs(json, settings.Build.Legs);
        Build(json, settings.Build);
        Keys(json, settings.Keys, defaults.Keys);
        App(json, settings.App);
        ProducersText.Write(json, settings);
        CandidatesText.Write(json, settings.Candidates);
        Waits(json, settings, defaults);
    }

    private static void Workflows(Utf8JsonWriter json, ReleaseSettings settings, ReleaseSettings defaults)
    {
        var names = ((string Name, string Value, string Default)[])
            [
                ("ci", settings.CiWorkflow, defaults.CiWorkflow),
                ("candidate", settings.CandidateWorkflow, defaults.CandidateWorkflow),
                ("release", settings.ReleaseWorkflow, defaults.ReleaseWorkflow),
                ("watch", settings.WatchWorkflow, defaults.WatchWorkflow),
            ];
        Object(json, "workflows", names.Where(one => one.Value != one.Default).Select(one => (one.Name, one.Value)));
    }

    private static void App(Utf8JsonWriter json, BuildSettings build)
    {
        (string Name, string? Value)[] said =
        [
            ("folder", build.Folder),
            ("config", build.Config),
            ("package_manager", build.PackageManager),
            ("node", build.Node),
            ("rust", build.Rust),
        ];
        var texts = said.Where(one => !string.IsNullOrEmpty(one.Value)).ToList();
        if (build is { Kind: not BuildKind.Tauri, Updater: false, Signing.Count: 0 } && texts.Count == 0)
        {
            return;
        }
        json.WriteStartObject("app");
        texts.ForEach(one => json.WriteString(one.Name, one.Value));
        json.WriteBoolean("updater", build.Updater);
        Texts(json, "signing", build.Signing);
        json.WriteEndObject();
    }

    internal static void WriteLegs(Utf8JsonWriter json, IReadOnlyList<BuildLeg> legs)
    {
        if (legs.Count == 0)
        {
            return;
        }
        json.WriteStartArray("legs");
        foreach (var leg in legs)
        {
            json.WriteStartObject();
            json.WriteString("id", leg.Id);
            json.WriteString("runner", leg.Runner);
            Text(json, "target", leg.Target, "");
            Texts(json, "bundles", leg.Bundles);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Build(Utf8JsonWriter json, BuildSettings build)
    {
        if (build.Action == BuildSettings.DefaultAction && build.Secrets.Count == 0)
        {
            return;
        }
        json.WriteStartObject("build");
        Text(json, "action", build.Action, BuildSettings.DefaultAction);
        Texts(json, "secrets", build.Secrets);
        json.WriteEndObject();
    }

    private static void Keys(Utf8JsonWriter json, KeySettings keys, KeySettings defaults)
    {
        (string, string?)[] all =
        [
            ("signing_secret", keys.SigningSecret == defaults.SigningSecret ? null : keys.SigningSecret),
            ("public_key", keys.PublicKey),
            ("updater_secret", keys.UpdaterSecret == defaults.UpdaterSecret ? null : keys.UpdaterSecret),
            ("updater_public_key", keys.UpdaterPublicKey),
            ("manifest_secret", keys.ManifestSecret == defaults.ManifestSecret ? null : keys.ManifestSecret),
            ("manifest_public_key", keys.ManifestPublicKey),
        ];
        Object(json, "keys", all.Where(one => one.Item2 is not null).Select(one => (one.Item1, one.Item2!)));
    }

    private static void App(Utf8JsonWriter json, ReleaseApp? app)
    {
        if (app is not null)
        {
            json.WriteStartObject(ReleaseAppForm.Member);
            json.WriteString("client_id", app.ClientId);
            if (app.AppId is { } number)
            {
                json.WriteNumber("app_id", number);
            }
            json.WriteString("private_key_secret", app.PrivateKeySecret);
            json.WriteEndObject();
        }
    }

    private static void Waits(Utf8JsonWriter json, ReleaseSettings settings, ReleaseSettings defaults)
    {
        (string, double, double)[] waits =
        [
            ("checks_minutes", settings.ChecksWithin.TotalMinutes, defaults.ChecksWithin.TotalMinutes),
            ("candidate_minutes", settings.CandidateWithin.TotalMinutes, defaults.CandidateWithin.TotalMinutes),
            ("release_minutes", settings.ReleaseWithin.TotalMinutes, defaults.ReleaseWithin.TotalMinutes),
            ("approval_hours", settings.ApprovalWithin.TotalHours, defaults.ApprovalWithin.TotalHours),
        ];
        var other = waits.Where(wait => wait.Item2 != wait.Item3).ToList();
        if (other.Count > 0)
        {
            json.WriteStartObject("waits");
            other.ForEach(wait => json.WriteNumber(wait.Item1, (int)wait.Item2));
            json.WriteEndObject();
        }
    }
}
