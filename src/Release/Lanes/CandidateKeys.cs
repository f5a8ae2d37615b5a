using MsReleaseActions.Core.Signatures;
using MsReleaseActions.ReleaseTrain.Settings;
using static MsReleaseActions.ReleaseTrain.Lanes.LaneText;

namespace MsReleaseActions.ReleaseTrain.Lanes;

/// <summary>The parts of the candidate's workflow file that have to do with keys and certificates.</summary>
internal static class CandidateKeys
{
    /// <summary>
    /// A job of its own that says which keys are missing, and stops where nothing could be used without: nothing but
    /// this step runs where it can see them.
    /// </summary>
    public static string Job(ReleaseSettings settings)
    {
        var warned = Warned(settings).ToList();
        var stops = Stops(settings).ToList();
        return Block(
                2,
                [
                    "keys:",
                    "  needs: guard",
                    "  if: needs.guard.outputs.state == 'missing' || needs.guard.outputs.state == 'incomplete'",
                    "  runs-on: ubuntu-24.04",
                    "  timeout-minutes: 5",
                    "  environment: candidate",
                    "  permissions: {}",
                    "  steps:",
                ]
            )
            + Block(
                6,
                [
                    "- name: Signing keys",
                    "  env:",
                    .. stops.Select(one => $"    {one.Name}: ${{{{ {IsSet(one.Secret)} }}}}"),
                    .. warned.Select(one =>
                        $"    {one.Name}: ${{{{ {string.Join(" && ", one.Secrets.Select(IsSet))} }}}}"
                    ),
                    "  run: |",
                    .. warned.Count == 0 ? [] : Warn(warned.Select(one => (one.Name, one.Text))),
                    .. stops.SelectMany(one => Stop(one.Name, one.Text)),
                    "",
                ]
            );
    }

    /// <summary>Whether the owner's build of a leg is handed a secret, or a certificate of its system.</summary>
    public static bool HasSecrets(ReleaseSettings settings, BuildLeg leg) =>
        SignsWindows(settings, leg) || Secrets(settings, leg).Any();

    /// <summary>The step that puts a Windows certificate where the bundler looks for it; nothing without one.</summary>
    public static IEnumerable<string> Certificate(ReleaseSettings settings, BuildLeg leg) =>
        !SignsWindows(settings, leg)
            ? []
            :
            [
                "- name: Certificate of the Windows installer",
                "  env:",
                "    WINDOWS_CERTIFICATE: ${{ secrets.WINDOWS_CERTIFICATE }}",
                "    WINDOWS_CERTIFICATE_PASSWORD: ${{ secrets.WINDOWS_CERTIFICATE_PASSWORD }}",
                "  run: |",
                "    [ -n \"$WINDOWS_CERTIFICATE\" ] || exit 0",
                "    base64 --decode <<< \"$WINDOWS_CERTIFICATE\" > certificate.pfx",
                "    certutil -user -p \"$WINDOWS_CERTIFICATE_PASSWORD\" -importpfx certificate.pfx NoRoot",
                "    rm certificate.pfx",
            ];

    /// <summary>
    /// The environment of the owner's build of a leg: a throwaway key for the updater, what its own system signs with,
    /// and the secrets that the owner wants there.
    /// </summary>
    public static IEnumerable<string> Environment(ReleaseSettings settings, BuildLeg leg)
    {
        IReadOnlyList<string> lines =
        [
            .. settings.Build.Updater
                ?
                [
                    "# everybody knows this key: Tauri bundles nothing for an updater without one, and seal signs anew",
                    $"TAURI_SIGNING_PRIVATE_KEY: {Throwaway.Value}",
                    "TAURI_SIGNING_PRIVATE_KEY_PASSWORD: ''",
                ]
                : (string[])[],
            .. Secrets(settings, leg).Select(name => Given(name, name)),
        ];
        return lines.Count == 0 ? [] : ["  env:", .. lines.Select(line => $"    {line}")];
    }

    // the same in every lane
    private static readonly Lazy<string> Throwaway = new(() =>
    {
        using var signer = MinisignSigner.FromSeed(0);
        return signer.ToTauriSecretText();
    });

    private static bool SignsWindows(ReleaseSettings settings, BuildLeg leg) =>
        leg.IsWindows && settings.Build.Signing.Contains("windows");

    private static IEnumerable<string> Secrets(ReleaseSettings settings, BuildLeg leg) =>
        [.. leg.IsMac && settings.Build.Signing.Contains("macos") ? SecretNames.Apple : [], .. settings.Build.Secrets];

    private static string Given(string variable, string secret) => $"{variable}: ${{{{ secrets.{secret} }}}}";

    private static string IsSet(string secret) => $"secrets.{secret} != ''";

    private static IEnumerable<(string Name, string[] Secrets, string Text)> Warned(ReleaseSettings settings)
    {
        if (settings.Build.Signing.Contains("macos"))
        {
            yield return (
                "HAS_APPLE",
                SecretNames.Apple[..3],
                "APPLE_CERTIFICATE, its password or APPLE_SIGNING_IDENTITY is not set: the macOS app will not be "
                    + "signed, and Gatekeeper will refuse it"
            );
            yield return (
                "HAS_NOTARY",
                SecretNames.Apple[3..],
                "APPLE_ID, APPLE_PASSWORD or APPLE_TEAM_ID is not set: the macOS app will not be notarised"
            );
        }
        if (settings.Build.Signing.Contains("windows"))
        {
            yield return (
                "HAS_WINDOWS",
                ["WINDOWS_CERTIFICATE"],
                "WINDOWS_CERTIFICATE is not set: the installer will not be signed, and SmartScreen will warn of it"
            );
        }
        // where its public key is known, it is needed
        if (settings.Keys.PublicKey is null)
        {
            yield return (
                "HAS_SEAL_KEY",
                [settings.Keys.SigningSecret],
                $"{settings.Keys.SigningSecret} is not set: the seal will not be signed, and its attestation alone proves who "
                    + "made it. Of a private repository GitHub attests nothing without Enterprise Cloud: there it could "
                    + "not be released"
            );
        }
    }

    private static IEnumerable<string> Warn(IEnumerable<(string Name, string Text)> warned) =>
        [
            """    absent() { echo "::warning::$1"; echo "> [!WARNING]"; echo "> $1"; echo; }""",
            "    {",
            .. warned.Select(one => $"      [ \"${one.Name}\" = true ] || absent \"{one.Text}\""),
            "    } | tee signing.md",
            """    grep -v '^::' signing.md >> "$GITHUB_STEP_SUMMARY" || true""",
            "    rm signing.md",
        ];

    private static IEnumerable<(string Name, string Secret, string Text)> Stops(ReleaseSettings settings)
    {
        var keys = settings.Keys;
        if (settings.Build.Updater)
        {
            yield return (
                "HAS_UPDATER_KEY",
                keys.UpdaterSecret,
                $"Nothing was built: the environment candidate has no secret {keys.UpdaterSecret}. Without it there is "
                    + "no .sig file and no latest.json, and no installed app could ever update to this build. Set the "
                    + "key (tauri signer generate), then dispatch again"
            );
        }
        if (keys.PublicKey is not null)
        {
            yield return (
                "HAS_SEAL_KEY",
                keys.SigningSecret,
                $"Nothing was built: the environment candidate has no secret {keys.SigningSecret}. Without it the seal "
                    + "is not signed, and keys.public_key of ms-release.json would verify nothing. Set the key, or take "
                    + "keys.public_key out, then dispatch again"
            );
        }
    }

    private static IEnumerable<string> Stop(string name, string problem) =>
        [
            $"    if [ \"${name}\" != true ]; then",
            $"      problem=\"{problem}\"",
            "      printf '> [!CAUTION]\\n> %s\\n' \"$problem\" >> \"$GITHUB_STEP_SUMMARY\"",
            "      echo \"::error::$problem\"",
            "      exit 1",
            "    fi",
        ];
}
