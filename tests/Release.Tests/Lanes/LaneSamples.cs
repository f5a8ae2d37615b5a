using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrainTests.Settings;

namespace MsReleaseActions.ReleaseTrainTests.Lanes;

/// <summary>Descriptions that lanes are rendered from.</summary>
internal static class LaneSamples
{
    private static readonly BuildLeg Windows = new("windows-x86_64", "windows-2025", "x86_64-pc-windows-msvc", ["msi"]);

    private static readonly BuildLeg Linux = new(
        "linux-x86_64",
        "ubuntu-22.04",
        "x86_64-unknown-linux-gnu",
        ["deb", "rpm", "appimage"]
    );

    private static readonly BuildLeg Mac = new("macos-arm64", "macos-15", "aarch64-apple-darwin", ["dmg", "app"]);

    /// <summary>Texts that mean something to YAML, to a shell or to GitHub.</summary>
    public static IReadOnlyList<string> Hostile { get; } =
    [
        "a: b # c",
        "it's \"so\"",
        "${{ x }}",
        "${{ secrets.GITHUB_TOKEN }} and ${{ '}}' }}",
        "- x",
        "[a, b]",
        "{y}",
        "null",
        "TRUE",
        "1.0",
        "|",
        "> folded",
        "&a *b !c",
        "% @ `d`",
        "$(id) \\n",
        "~",
        "...",
        "Größe 日本",
    ];

    public static IReadOnlyDictionary<string, ReleaseSettings> All { get; } =
        new Dictionary<string, ReleaseSettings>(StringComparer.Ordinal)
        {
            ["ms-manager, without updater"] = App(
                new BuildSettings
                {
                    Updater = false,
                    Signing = [],
                    Legs = [Windows, Linux, Mac],
                }
            ),
            ["a GitHub App publishes"] = App(new BuildSettings { Legs = [Linux] }) with
            {
                App = new ReleaseApp("Iv23liABCdef", "RELEASE_APP_KEY", 4711),
            },
            ["updater and certificates"] = App(new BuildSettings { Secrets = ["SENTRY_DSN"] }) with
            {
                Keys = new KeySettings { PublicKey = SampleKeys.Raw, UpdaterPublicKey = SampleKeys.Tauri },
            },
            ["universal macOS"] = App(
                new BuildSettings
                {
                    Signing = ["macos"],
                    Legs = [new("macos", "macos-15", "universal-apple-darwin", ["dmg", "app"])],
                }
            ),
            ["rust, four legs"] = Without(BuildKind.Rust) with
            {
                Build = new BuildSettings
                {
                    Kind = BuildKind.Rust,
                    Updater = false,
                    Signing = [],
                    Legs =
                    [
                        Windows with
                        {
                            Bundles = [],
                        },
                        Linux with
                        {
                            Bundles = [],
                        },
                        new("macos-x86_64", "macos-15-intel", "x86_64-apple-darwin", []),
                        Mac with
                        {
                            Bundles = [],
                        },
                    ],
                },
            },
            ["files"] = Without(BuildKind.Files),
            ["firmware"] = Without(BuildKind.Firmware),
            ["keys in several lines"] = App(new BuildSettings()) with
            {
                Keys = new KeySettings
                {
                    SigningSecret = "MS_CANDIDATE_ED25519_SK",
                    UpdaterSecret = "MS_UPDATER",
                    PublicKey = SampleKeys.Pem.Replace("\n", "\r\n", StringComparison.Ordinal),
                    UpdaterPublicKey = SampleKeys.Minisign,
                },
            },
            ["other names"] = App(new BuildSettings { Action = "ci/a b: c #d" }) with
            {
                CandidateWorkflow = "build all - 2.yaml",
                ReleaseWorkflow = "promote.yml",
                Environment = "App release",
                Branch = "release/next",
            },
            ["not the latest"] = App(new BuildSettings { Updater = false, Signing = ["windows"] }) with
            {
                OwnsLatest = false,
                AllowUnsigned = true,
            },
            ["tags with a prefix"] = App(new BuildSettings()) with { TagPrefix = "app-v" },
            ["tags without a prefix"] = App(new BuildSettings()) with { TagPrefix = "" },
            ["hostile"] = App(new BuildSettings { Action = "ci/${{ x }}/'q'" }) with
            {
                Product = "it's \"so\": ${{ x }} # y",
                Environment = "a: 'b' # \"c\" ${{ x }} $(id)",
                RequiredChecks = Hostile,
            },
        };

    /// <summary>An app with checks.</summary>
    public static ReleaseSettings App(BuildSettings build) =>
        new(RepositoryName.Parse("acme/desk"))
        {
            Schema = 2,
            Product = "desk",
            RequiredChecks = ["core (rust)", "tests"],
            Actions = "acme/ms-release-actions@v1",
            Build = build,
        };

    private static ReleaseSettings Without(BuildKind kind) =>
        App(
            new BuildSettings
            {
                Kind = kind,
                Updater = false,
                Signing = [],
                Legs = [new("files", "ubuntu-24.04", "", [])],
            }
        ) with
        {
            RequiredChecks = [],
        };
}
