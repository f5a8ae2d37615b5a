using FsCheck;
using FsCheck.Fluent;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrainTests.Settings;

/// <summary>Descriptions of schema 2.</summary>
internal static class RandomSettings
{
    private static readonly Gen<string> Lines = Gen.Elements(
        "app-release",
        "a: b # c",
        "it's \"so\"",
        "${{ x }}",
        "Größe <&> \\n",
        "- x",
        "{y}",
        "null"
    );

    private static readonly Gen<string> Paths = Gen.Elements("ci/build", "a b/c#d", ".github/actions/x", "é/'q'");
    private static readonly Gen<string> Secrets = Gen.Elements("MS_KEY", "_a", "TOKEN_2");

    private static readonly Gen<BuildSettings> Builds =
        from kind in Gen.Elements(Enum.GetValues<BuildKind>())
        from action in Gen.OneOf(Gen.Constant(BuildSettings.DefaultAction), Paths)
        from secrets in Gen.SubListOf("A", "SENTRY_DSN", "_b")
        from updater in Gen.Elements(true, false)
        from signing in Gen.SubListOf("macos", "windows")
        from folder in Gen.OneOf(Gen.Constant(""), Paths)
        from config in Gen.Elements(null, "src-tauri/tauri.conf.json", "a b/Tauri.toml")
        from manager in Gen.Elements(null, "npm", "bun")
        from node in Gen.Elements(null, "lts/*", "22", "22.11.0")
        from rust in Gen.Elements(null, "stable", "nightly-2026-01-01")
        from legs in Gen.SubListOf<BuildLeg>(
            new("windows", "windows-2025", "x86_64-pc-windows-msvc", ["msi", "nsis"]),
            new("linux-2.x", "ubuntu-22.04", "", []),
            new("true", "macos-15", "universal-apple-darwin", ["dmg", "app"])
        )
        select new BuildSettings
        {
            Kind = kind,
            Action = action,
            Secrets = [.. secrets],
            Updater = updater && kind == BuildKind.Tauri,
            Signing = [.. signing],
            Folder = folder,
            Config = config,
            PackageManager = manager,
            Node = node,
            Rust = rust,
            Legs = [.. legs],
        };

    private static readonly Gen<KeySettings> Keys =
        from signing in Gen.OneOf(Gen.Constant(new KeySettings().SigningSecret), Secrets)
        from updater in Gen.OneOf(Gen.Constant(new KeySettings().UpdaterSecret), Secrets)
        from key in Gen.Elements(null, SampleKeys.Raw, SampleKeys.Pem)
        from updaterKey in Gen.Elements(null, SampleKeys.Tauri, SampleKeys.Minisign)
        from manifest in Gen.OneOf(Gen.Constant(new KeySettings().ManifestSecret), Secrets)
        from manifestKey in Gen.Elements(null, SampleKeys.Raw, $"{SampleKeys.Raw}\n{SampleKeys.OtherRaw}\n")
        select new KeySettings
        {
            SigningSecret = signing,
            UpdaterSecret = updater,
            PublicKey = key,
            UpdaterPublicKey = updaterKey,
            ManifestSecret = manifest,
            ManifestPublicKey = manifestKey,
        };

    private static readonly Gen<ReleaseApp?> Releasing = Gen.Elements(
        null,
        new ReleaseApp("Iv23liABCdef", "RELEASE_APP_KEY"),
        new ReleaseApp("Iv1.8a61f9b3a7aba766", "_app_key", 4711)
    );

    private static readonly Gen<(int, int, int, int)> Waits =
        from checks in Gen.Choose(1, 50_400)
        from candidate in Gen.Choose(1, 50_400)
        from release in Gen.Choose(1, 50_400)
        from approval in Gen.Choose(1, 720)
        select (checks, candidate, release, approval);

    public static Gen<ReleaseSettings> All => Gen.OneOf(Apps, Contents);

    private static Gen<ReleaseSettings> Contents =>
        from app in Apps
        from producers in Gen.SubListOf("loader", "core")
        from sealing in Gen.SubListOf("core-host-tools", "plugin-bitwig-firmware")
        select app with
        {
            Kind = ProductKind.Content,
            VersionFiles = [],
            Build = ReleaseSettings.Of(ProductKind.Content, app.Repository).Build,
            Producers = producers.ToDictionary(id => id, id => RepositoryName.Parse($"other/{id}")),
            ProducerKeys = sealing.ToDictionary(id => id, _ => SampleKeys.Raw),
        };

    private static Gen<ReleaseSettings> Apps =>
        from product in Gen.OneOf(Gen.Constant("desk"), Lines)
        from branch in Gen.Elements("main", "release/next")
        from prefix in Gen.Elements("v", "", "app-v")
        from latest in Gen.Elements(true, false)
        from workflow in Gen.Elements("candidate.yml", "build all.yaml")
        from environment in Lines
        from checks in Gen.SubListOf("core (rust)", "a: b # c", "${{ x }}", "\"q\" 'r'", "日本")
        from files in Gen.SubListOf("package.json", "a b/Cargo.toml")
        from build in Builds
        from keys in Keys
        from publishing in Releasing
        from waits in Waits
        select new ReleaseSettings(RepositoryName.Parse("acme/desk"))
        {
            Schema = 2,
            Product = product,
            Branch = branch,
            TagPrefix = prefix,
            OwnsLatest = latest,
            AllowUnsigned = !latest,
            CandidateWorkflow = workflow,
            CiWorkflow = "verify.yml",
            Environment = environment,
            RequiredChecks = [.. checks],
            VersionFiles = [.. files],
            Build = build,
            Keys = keys,
            App = publishing,
            Actions = "acme/ms-release-actions@v1",
            ChecksWithin = TimeSpan.FromMinutes(waits.Item1),
            CandidateWithin = TimeSpan.FromMinutes(waits.Item2),
            ReleaseWithin = TimeSpan.FromMinutes(waits.Item3),
            ApprovalWithin = TimeSpan.FromHours(waits.Item4),
        };
}
