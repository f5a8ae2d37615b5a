using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrainTests.Documents;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Settings;

[Needs(Need.Nothing)]
public sealed class CheckFormsTests
{
    [Theory]
    [InlineData("\"core (rust)\"", "core (rust)", "core (rust)", "github-actions")]
    [InlineData("{\"name\": \"core (rust)\"}", "core (rust)", "core (rust)", "github-actions")]
    [InlineData("{\"name\": \"lint\", \"app\": \"my-ci\"}", "app:my-ci lint", "lint", "my-ci")]
    [InlineData("\"app:my-ci lint\"", "app:my-ci lint", "lint", "my-ci")]
    [InlineData("{\"status\": \"ci/circle\"}", "status:ci/circle", "ci/circle", null)]
    [InlineData("\"status:ci/circle\"", "status:ci/circle", "ci/circle", null)]
    // a job may be called as a notation is
    [InlineData("{\"name\": \"status:x\"}", "app:github-actions status:x", "status:x", "github-actions")]
    [InlineData("{\"name\": \"app:x y\"}", "app:github-actions app:x y", "app:x y", "github-actions")]
    public void A_check_is_named_by_a_text_or_by_an_object_and_a_line_says_the_same(
        string form,
        string line,
        string name,
        string? app
    )
    {
        var settings = SettingsFile.Parse(
            System.Text.Encoding.UTF8.GetBytes($"{{\"schema\": 2, \"required_checks\": [{form}]}}"),
            Core.RepositoryName.Parse("org/name"),
            kind: ProductKind.App
        );

        settings.RequiredChecks.Should().Equal(line);
        new JsonSchemaFile("ms-release.schema.json")
            .Problems($"{{\"schema\": 2, \"required_checks\": [{form}]}}")
            .Should()
            .BeEmpty();
        NamedCheck.Parse(line).Should().Be(new NamedCheck(name, app));
    }

    [Theory]
    [InlineData("{}", "required_checks[0] must be a name, {\"name\", \"app\"} or {\"status\"}")]
    [InlineData(
        "{\"name\": \"a\", \"status\": \"b\"}",
        "required_checks[0] must be a name, {\"name\", \"app\"} or {\"status\"}"
    )]
    [InlineData(
        "{\"status\": \"b\", \"app\": \"c\"}",
        "required_checks[0] must be a name, {\"name\", \"app\"} or {\"status\"}"
    )]
    [InlineData(
        "{\"name\": \"a\", \"app\": \"b c\"}",
        "required_checks[0].app must be the slug of an app such as github-actions"
    )]
    [InlineData("{\"name\": \"a\", \"ap\": \"b\"}", "required_checks[0].ap is unknown")]
    [InlineData("\"a\", {\"name\": \"a\"}", "required_checks names 'a' twice")]
    [InlineData("\"status:a\", {\"status\": \"a\"}", "required_checks names 'status:a' twice")]
    [InlineData("1", "required_checks[0] must be a string")]
    public void What_names_no_check_is_refused_by_name(string form, string problem)
    {
        var parse = () =>
            SettingsFile.Parse(
                System.Text.Encoding.UTF8.GetBytes($"{{\"schema\": 2, \"required_checks\": [{form}]}}"),
                Core.RepositoryName.Parse("org/name"),
                kind: ProductKind.App
            );

        parse.Should().Throw<Core.ActionFailure>().Which.ToString().Should().Contain(problem);
    }
}
