using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Settings;

/// <summary>What kind of product <c>ms-release.json</c> describes, and files that describe none.</summary>
[Needs(Need.Nothing)]
public sealed class DescribedKindTests
{
    private static readonly RepositoryName Repository = RepositoryName.Parse("org/product");

    [Theory]
    [InlineData("{ \"schema\": 2 }", ProductKind.Content, ProductKind.Content)]
    [InlineData("{ \"schema\": 2 }", null, ProductKind.App)]
    [InlineData("{ \"schema\": 2, \"kind\": \"content\" }", null, ProductKind.Content)]
    [InlineData("{ \"schema\": 2, \"kind\": \"rust\" }", null, ProductKind.App)]
    [InlineData("{ \"schema\": 2, \"kind\": \"rust\" }", ProductKind.App, ProductKind.App)]
    public void What_kind_of_product_it_is_the_file_says(string text, ProductKind? asked, ProductKind kind)
    {
        var settings = SettingsFile.Parse(Encoding.UTF8.GetBytes(text), Repository, kind: asked);

        settings.Kind.Should().Be(kind);
        settings.ReleaseWorkflow.Should().Be(kind == ProductKind.Content ? "publish.yml" : "release.yml");
    }

    [Theory]
    [InlineData("content", ProductKind.App, "line 1: kind is released by `ms release content`")]
    [InlineData("tauri", ProductKind.Content, "line 1: kind is released by `ms release app`")]
    public void A_command_of_the_other_kind_is_refused(string word, ProductKind asked, string problem) =>
        FluentActions
            .Invoking(() =>
                SettingsFile.Parse(
                    Encoding.UTF8.GetBytes($$"""{ "schema": 2, "kind": "{{word}}" }"""),
                    Repository,
                    kind: asked
                )
            )
            .Should()
            .Throw<ActionFailure>()
            .Which.What.Should()
            .Be($"ms-release.json cannot be used: {problem}");

    [Theory]
    [InlineData(
        "content",
        "\"app\": {}",
        "app is of what is built, and content is put together: each producer is built in"
    )]
    [InlineData("content", "\"legs\": []", "legs is of what is built,")]
    [InlineData("content", "\"build\": {}", "build is of what is built,")]
    [InlineData("content", "\"version_files\": [\"a.json\"]", "version_files is of what is built,")]
    [InlineData(
        "rust",
        "\"app\": { \"updater\": true }",
        "app.updater is of Tauri's apps, which alone leave what updates them"
    )]
    [InlineData(
        "files",
        "\"app\": { \"updater\": true }",
        "app.updater is of Tauri's apps, which alone leave what updates"
    )]
    [InlineData("rust", "\"producers\": []", "producers is of \"kind\": \"content\", and this is of the kind rust")]
    [InlineData("tauri", "\"bundles\": []", "bundles is of \"kind\": \"content\", and this is of the kind tauri")]
    [InlineData("files", "\"assets\": []", "assets is of \"kind\": \"content\",")]
    [InlineData("firmware", "\"install_sets\": []", "install_sets is of \"kind\": \"content\",")]
    public void What_is_said_of_a_product_of_the_other_kind_is_not_passed_over(
        string kind,
        string member,
        string problem
    ) =>
        FluentActions
            .Invoking(() =>
                SettingsFile.Parse(
                    Encoding.UTF8.GetBytes($$"""{ "schema": 2, "kind": "{{kind}}", {{member}} }"""),
                    Repository
                )
            )
            .Should()
            .Throw<ActionFailure>()
            .Which.What.Should()
            .Contain(problem);

    [Theory]
    [InlineData("\"legs\": [{0}]", "[],")]
    [InlineData("\"legs\": [{0}]", "{{}},")]
    [InlineData("\"required_checks\": [{0}]", "1,\n")]
    [InlineData("\"kind\": [{0}]", "[1],")]
    public void A_file_full_of_problems_is_refused(string member, string item)
    {
        var items = string.Concat(Enumerable.Repeat(item.Replace("{{}}", "{}", StringComparison.Ordinal), 150_000));
        var list = member.Replace("{0}", items.TrimEnd('\n', ','), StringComparison.Ordinal);

        FluentActions
            .Invoking(() => SettingsFile.Parse(Encoding.UTF8.GetBytes($"{{\"schema\": 2, {list}}}"), Repository))
            .Should()
            .Throw<ActionFailure>()
            .Which.What.Should()
            .StartWith("ms-release.json cannot be used: line 1: ");
    }
}
