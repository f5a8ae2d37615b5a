using System.Text;
using System.Text.Json;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrainTests.Documents;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Settings;

/// <summary>Schema 2.</summary>
[Needs(Need.Nothing)]
public sealed class DescriptionTests
{
    /// <summary>A file that sets every member of schema 2.</summary>
    public const string Everything = $$"""
        {
          "schema": 2, "repository": "acme/desk", "kind": "tauri", "tag_prefix": "app-v", "allow_unsigned": true, "owns_latest": false,
          "app": {
            "folder": "apps/desk", "config": "apps/desk/src-tauri/Tauri.toml", "package_manager": "pnpm", "node": "22.x",
            "rust": "1.90.0", "updater": true, "signing": ["macos", "windows"]
          },
          "legs": [
            { "id": "linux", "runner": "ubuntu-22.04", "target": "x86_64-unknown-linux-gnu", "bundles": ["deb", "rpm"] },
            { "id": "files", "runner": "ubuntu-24.04" }
          ],
          "build": { "action": "ci/build", "secrets": ["SENTRY_DSN", "_x"] },
          "keys": {
            "signing_secret": "MS_CANDIDATE_ED25519_SK", "updater_secret": "UPDATER",
            "public_key": "{{SampleKeys.Raw}}", "updater_public_key": "{{SampleKeys.Tauri}}",
            "manifest_secret": "MS_DIST_ED25519_SK", "manifest_public_key": "{{SampleKeys.Raw}}"
          },
          "release_app": { "client_id": "Iv23liABCdef", "app_id": 4711, "private_key_secret": "RELEASE_APP_KEY" }
        }
        """;

    // what schema 1 does not know
    internal static readonly string[] Second =
        "kind tag_prefix allow_unsigned owns_latest app legs build keys release_app".Split(' ');

    private static readonly JsonSchemaFile Schema = new("ms-release.schema.json");
    private static readonly RepositoryName Repository = RepositoryName.Parse("acme/desk");

    private static ReleaseSettings Empty =>
        new(Repository)
        {
            Schema = 2,
            Product = "desk",
            RequiredChecks = [],
            VersionFiles = [],
            Build = new BuildSettings
            {
                Updater = false,
                Signing = [],
                Legs = [],
            },
        };

    [Fact]
    public void What_is_left_out_is_no_default_of_another_product() =>
        Parse("""{ "schema": 2 }""").Should().BeEquivalentTo(Empty);

    [Fact]
    public void Every_member_can_be_set()
    {
        Schema.Problems(Everything).Should().BeEmpty();
        Parse(Everything)
            .Should()
            .BeEquivalentTo(
                Empty with
                {
                    TagPrefix = "app-v",
                    AllowUnsigned = true,
                    OwnsLatest = false,
                    Build = new BuildSettings
                    {
                        Kind = BuildKind.Tauri,
                        Action = "ci/build",
                        Secrets = ["SENTRY_DSN", "_x"],
                        Updater = true,
                        Signing = ["macos", "windows"],
                        Folder = "apps/desk",
                        Config = "apps/desk/src-tauri/Tauri.toml",
                        PackageManager = "pnpm",
                        Node = "22.x",
                        Rust = "1.90.0",
                        Legs =
                        [
                            new("linux", "ubuntu-22.04", "x86_64-unknown-linux-gnu", ["deb", "rpm"]),
                            new("files", "ubuntu-24.04", "", []),
                        ],
                    },
                    Keys = new KeySettings
                    {
                        SigningSecret = "MS_CANDIDATE_ED25519_SK",
                        UpdaterSecret = "UPDATER",
                        PublicKey = SampleKeys.Raw,
                        UpdaterPublicKey = SampleKeys.Tauri,
                        ManifestSecret = "MS_DIST_ED25519_SK",
                        ManifestPublicKey = SampleKeys.Raw,
                    },
                    App = new ReleaseApp("Iv23liABCdef", "RELEASE_APP_KEY", 4711),
                }
            );
    }

    [Theory]
    [InlineData("tauri", BuildKind.Tauri)]
    [InlineData("rust", BuildKind.Rust)]
    [InlineData("firmware", BuildKind.Firmware)]
    [InlineData("files", BuildKind.Files)]
    [InlineData("content", BuildKind.Files)]
    public void Each_kind_is_known(string kind, BuildKind expected)
    {
        var text = $$"""{ "schema": 2, "kind": "{{kind}}" }""";

        Schema.Problems(text).Should().BeEmpty();
        Parse(text).Build.Kind.Should().Be(expected);
    }

    [Fact]
    public void Content_keeps_the_defaults_of_content() =>
        SettingsFile
            .Parse("""{ "schema": 2, "kind": "content" }"""u8.ToArray(), Repository, kind: ProductKind.Content)
            .Should()
            .BeEquivalentTo(
                ReleaseSettings.Of(ProductKind.Content, Repository) with
                {
                    Schema = 2,
                    Product = "desk",
                    Build = Empty.Build with { Kind = BuildKind.Files },
                }
            );

    [Theory]
    [InlineData("")]
    [InlineData("v")]
    [InlineData("jinhsi-studio-v")]
    [InlineData("App_2.x-")]
    public void A_prefix_may_be_empty(string prefix)
    {
        var text = $$"""{ "schema": 2, "tag_prefix": "{{prefix}}" }""";

        Schema.Problems(text).Should().BeEmpty();
        Parse(text).TagPrefix.Should().Be(prefix);
    }

    [Theory]
    [InlineData(SampleKeys.Pem, SampleKeys.Minisign)]
    [InlineData(SampleKeys.Raw, "RWQBAgMEBQYHCNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea")]
    public void A_key_is_taken_in_each_of_its_forms(string key, string updaterKey)
    {
        var keys = Parse(
            "{\"schema\": 2, \"keys\": {\"public_key\": "
                + $"{JsonSerializer.Serialize(key)}, \"updater_public_key\": {JsonSerializer.Serialize(updaterKey)}}}}}"
        ).Keys;

        (keys.PublicKey, keys.UpdaterPublicKey).Should().Be((key, updaterKey));
    }

    [Fact]
    public void Schema_1_knows_nothing_of_it()
    {
        var text = $"{{{string.Join(",\n", Second.Select(member => $"\"{member}\": {{}}"))}}}";

        Problems(text)
            .Should()
            .Be(string.Join("; ", Second.Select((member, at) => $"line {at + 1}: {member} is unknown")));
    }

    [Theory]
    [ClassData(typeof(DescriptionRefusals))]
    public void What_it_may_not_say_is_named_with_its_line(string members, string problem) =>
        Problems($"{{\"schema\": 2,\n{members}}}").Should().Be(problem);

    [Fact]
    public void The_document_shows_files_that_are_read()
    {
        var texts = MarkdownFile
            .Read("docs/ms-release-json.md")
            .Blocks.Where(block => block.Info == "json")
            .Select(block => block.Text)
            .ToList();

        texts.SelectMany(Schema.Problems).Should().BeEmpty();
        texts.Select(Parse).Select(settings => settings.Schema).Should().Equal(2, 1, 2, 2, 2);
        Parse(texts[1]).Should().BeEquivalentTo(new ReleaseSettings(RepositoryName.Parse("org/ms-manager")));
        Second.Where(member => !texts[0].Contains($"\"{member}\"", StringComparison.Ordinal)).Should().BeEmpty();
    }

    private static string Problems(string text)
    {
        var parse = () => Parse(text);

        var failure = parse.Should().Throw<ActionFailure>().Which;
        failure.ExitCode.Should().Be(ExitCode.BadInput);
        return failure.What.Replace("ms-release.json cannot be used: ", "", StringComparison.Ordinal);
    }

    private static ReleaseSettings Parse(string text) => SettingsFile.Parse(Encoding.UTF8.GetBytes(text), Repository);
}
