using System.Text.RegularExpressions;
using MsReleaseActions.Core.Documents;

namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>The secrets that a description names.</summary>
internal static partial class SecretNames
{
    /// <summary>What signs a macOS app, then what notarises it: three of each.</summary>
    public static readonly string[] Apple =
    [
        "APPLE_CERTIFICATE",
        "APPLE_CERTIFICATE_PASSWORD",
        "APPLE_SIGNING_IDENTITY",
        "APPLE_ID",
        "APPLE_PASSWORD",
        "APPLE_TEAM_ID",
    ];

    // what signs is handed to the build by the lane itself, or never
    private static readonly string[] Signing =
    [
        .. Apple,
        "APPLE_CERTIFICATE*",
        "APPLE_API_*",
        "WINDOWS_CERTIFICATE*",
        "TAURI_SIGNING_*",
        "TAURI_PRIVATE_KEY*",
        "TAURI_KEY_PASSWORD",
    ];

    /// <summary>
    /// Names of secrets that a build may read: none that signs something, none that steers what a job runs.
    /// </summary>
    /// <param name="keys">The names of the keys.</param>
    public static IReadOnlyList<string> OfBuild(JsonForm form, string path, KeySettings keys)
    {
        var names = form.Texts(path) ?? [];
        IReadOnlyList<string> signing =
        [
            .. Signing,
            keys.SigningSecret,
            keys.UpdaterSecret,
            $"{keys.UpdaterSecret}_PASSWORD",
            keys.ManifestSecret,
        ];
        foreach (var name in names)
        {
            if (!IsName(name))
            {
                form.Problem(path, $"must be names of secrets, not '{name}'");
            }
            else if (Signs().IsMatch(name) || signing.Any(one => SteeringNames.Fits(name, one)))
            {
                form.Problem(path, $"names '{name}', which signs: what a build runs could read it");
            }
            else if (SteeringNames.WhyOf(name) is { } why)
            {
                form.Problem(path, $"names '{name}', {why}: give the secret another name");
            }
        }
        return names;
    }

    /// <summary>The name of a secret.</summary>
    public static string? Of(JsonForm form, string path)
    {
        var name = form.Text(path);
        if (name is not null && !IsName(name))
        {
            form.Problem(path, $"must be the name of a secret, not '{name}'");
        }
        else if (name?.StartsWith("GITHUB_", StringComparison.OrdinalIgnoreCase) == true)
        {
            form.Problem(path, $"must be the name of a secret, not '{name}': GitHub keeps GITHUB_ for itself");
        }
        return name;
    }

    private static bool IsName(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex Form();

    // what a name says of itself
    [GeneratedRegex(
        "CERTIFICATE|PRIVATE_KEY|SIGNING|CODESIGN|KEYSTORE|_PFX|_P12|ED25519|CSC_LINK|CSC_KEY|UPDATER_KEY|MINISIGN",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Signs();
}
