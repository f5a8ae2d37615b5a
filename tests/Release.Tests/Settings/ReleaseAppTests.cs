using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Settings;

/// <summary>The GitHub App that publishes, as a description names it.</summary>
[Needs(Need.Nothing)]
public sealed class ReleaseAppTests
{
    private const string Id = "\"client_id\": \"Iv23liA\", ";

    [Theory]
    [InlineData("\"release_app\": true", "release_app must be an object")]
    [InlineData(
        "\"release_app\": {\"app_id\": 0}",
        "release_app.client_id is missing; line 2: release_app.private_key_secret is missing; line 2: "
            + "release_app.app_id must be a whole number from 1 to 2147483647, not 0"
    )]
    [InlineData(
        "\"release_app\": {\"client_id\": \"4711\", \"private_key_secret\": \"K\"}",
        "release_app.client_id must be the client id of a GitHub App, not '4711'"
    )]
    [InlineData(
        "\"release_app\": {\"client_id\": \"Iv23li${{ x }}\", \"private_key_secret\": \"K\"}",
        "release_app.client_id must be the client id of a GitHub App, not 'Iv23li${{ x }}'"
    )]
    [InlineData(
        "\"release_app\": {" + Id + "\"private_key_secret\": \"a-b\"}",
        "release_app.private_key_secret must be the name of a secret, not 'a-b'"
    )]
    [InlineData(
        "\"release_app\": {" + Id + "\"private_key_secret\": \"candidate_signing_key\"}",
        "release_app.private_key_secret must be a secret of its own: candidate_signing_key holds another key"
    )]
    [InlineData(
        "\"build\": {\"secrets\": [\"APP\"]}, \"release_app\": {" + Id + "\"private_key_secret\": \"app\"}",
        "release_app.private_key_secret must not be among build.secrets: what a build runs could read app"
    )]
    [InlineData("\"release_app\": {" + Id + "\"private_key_secret\": \"K\", \"x\": 1}", "release_app.x is unknown")]
    public void What_it_may_not_say_is_named_with_its_line(string members, string problem)
    {
        var parse = () => Parse($"{{\"schema\": 2,\n{members}}}");

        parse
            .Should()
            .Throw<ActionFailure>()
            .Which.What.Should()
            .Be($"ms-release.json cannot be used: line 2: {problem}");
    }

    [Fact]
    public void It_is_of_what_is_released_here()
    {
        var parse = () =>
            Parse(
                """
                { "schema": 2, "candidates": [ { "id": "loader", "files": ["a"], "legs": [ { "id": "x", "runner": "ubuntu-24.04" } ] } ],
                  "release_app": { "client_id": "Iv23liA", "private_key_secret": "K" } }
                """
            );

        parse
            .Should()
            .Throw<ActionFailure>()
            .Which.What.Should()
            .Contain("release_app is of what is released here, and candidates are released elsewhere");
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var app = new ReleaseApp("Iv23liA", "K", 4711);
        var settings = Parse("""{ "schema": 2 }""") with { App = app };

        var text = SettingsText.Write(settings, settings.Repository);

        Parse(text).App.Should().Be(app);
        text.Should().Contain("\"release_app\": {\n    \"client_id\": \"Iv23liA\",\n    \"app_id\": 4711,");
    }

    private static ReleaseSettings Parse(string text) =>
        SettingsFile.Parse(Encoding.UTF8.GetBytes(text), RepositoryName.Parse("acme/desk"));
}
