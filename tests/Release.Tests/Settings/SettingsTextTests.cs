using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrainTests.Documents;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Settings;

[Needs(Need.Nothing)]
public sealed class SettingsTextTests
{
    private static readonly JsonSchemaFile Schema = new("ms-release.schema.json");

    [Fact]
    public void Whatever_is_written_is_read_as_the_same_and_written_again_as_the_same() =>
        Prop.ForAll(
                RandomSettings.All.ToArbitrary(),
                settings =>
                {
                    var text = SettingsText.Write(settings, settings.Repository);
                    var read = SettingsFile.Parse(Encoding.UTF8.GetBytes(text), kind: settings.Kind);

                    read.Should().BeEquivalentTo(settings, options => options.WithStrictOrdering());
                    SettingsText.Write(read, read.Repository).Should().Be(text);
                    Schema.Problems(text).Should().BeEmpty();
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_content_is_written_as_content()
    {
        var repository = RepositoryName.Parse("acme/distribution");
        var settings = SettingsFile.Parse(
            """{ "schema": 2, "kind": "content", "environment": "app-release", "workflows": { "release": "release.yml" } }"""u8.ToArray(),
            repository,
            kind: ProductKind.Content
        );

        var text = SettingsText.Write(settings, repository: null);

        SettingsFile
            .Parse(Encoding.UTF8.GetBytes(text), repository, kind: ProductKind.Content)
            .Should()
            .BeEquivalentTo(settings);
        text.Should().Contain("\"kind\": \"content\"").And.NotContain("repository");
    }

    [Fact]
    public void What_has_its_default_is_not_written() =>
        SettingsText
            .Write(
                new ReleaseSettings(RepositoryName.Parse("acme/loader"))
                {
                    Schema = 2,
                    Product = "loader",
                    RequiredChecks = [],
                    VersionFiles = [],
                    Actions = "acme/ms-release-actions@v1",
                    Build = new BuildSettings
                    {
                        Kind = BuildKind.Rust,
                        Updater = false,
                        Signing = [],
                        Legs = [new("linux", "ubuntu-22.04", "x86_64-unknown-linux-gnu", [])],
                    },
                },
                repository: null
            )
            .Should()
            .Be(
                """
                {
                  "$schema": "https://raw.githubusercontent.com/org/ms-release-actions/v1/docs/schemas/ms-release.schema.json",
                  "schema": 2,
                  "actions": "acme/ms-release-actions@v1",
                  "kind": "rust",
                  "legs": [
                    {
                      "id": "linux",
                      "runner": "ubuntu-22.04",
                      "target": "x86_64-unknown-linux-gnu"
                    }
                  ]
                }

                """
            );
}
