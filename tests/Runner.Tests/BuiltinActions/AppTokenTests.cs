using System.Text.Json.Nodes;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.BuiltinActions;

[Needs(Need.Nothing)]
public sealed class AppTokenTests : NativeTest
{
    private const string Make = "actions/create-github-app-token@bcd2ba49218906704ab6c1aa796996da409d3eb1";

    [Fact]
    public async Task The_token_is_the_Apps_and_goes_as_far_as_it_was_asked_for()
    {
        var app = Installed();

        var outcome = await Use(
            Make,
            ("client-id", app.ClientId),
            ("private-key", app.PrivateKey),
            ("permission-contents", "write")
        );

        var token = outcome.Outputs["token"];
        (outcome.Outputs["app-slug"], outcome.Outputs["installation-id"]).Should().Be(("release-bot", $"{app.Id}"));
        Log.Should().Equal($"::add-mask::{token}");
        (await Tag("v1", token)).Should().Be(201);
        (await Api(HttpMethod.Get, "/repos/org/ms-manager/actions/permissions", token)).Status.Should().Be(403);

        await outcome.Post!(Cancel);

        (await Tag("v2", token)).Should().Be(401);
    }

    [Fact]
    public async Task Without_a_permission_named_it_has_all_that_the_installation_has_and_it_may_outlive_the_job()
    {
        var app = Installed();

        var outcome = await Use(
            Make,
            ("app-id", $"{app.Id}"),
            ("private-key", app.PrivateKey.Replace("\n", "\\n", StringComparison.Ordinal)),
            ("skip-token-revoke", "true")
        );

        outcome.Post.Should().BeNull();
        (await Tag("v1", outcome.Outputs["token"])).Should().Be(201);
    }

    [Fact]
    public async Task What_GitHub_would_not_give_is_no_token()
    {
        var app = Installed();
        var elsewhere = Github.Apps.Install(Github.CreateRepository("org/other"), "other-bot");
        (string, string) id = ("client-id", app.ClientId);
        (string, string) key = ("private-key", app.PrivateKey);
        string[] refused =
        [
            await Failure(Make, key),
            await Failure(Make, id),
            await Failure(Make, ("client-id", "Iv23none"), key),
            await Failure(Make, id, ("private-key", elsewhere.PrivateKey)),
            await Failure(Make, ("client-id", elsewhere.ClientId), ("private-key", elsewhere.PrivateKey)),
            await Failure(Make, id, key, ("permission-administration", "write")),
            await Failure(Make, id, key, ("permission-issues", "read")),
            await Failure(Make, id, key, ("owner", "somebody")),
        ];

        refused
            .Should()
            .Equal(
                "The 'client-id' (or deprecated 'app-id') input must be set to a non-empty string.",
                "Input required and not supplied: private-key",
                "Failed to create token: Integration not found",
                "Failed to create token: A JSON web token could not be decoded",
                "Failed to create token: Not Found",
                "Failed to create token: The permissions requested are not granted to this installation.",
                "Failed to create token: The permissions requested are not granted to this installation.",
                "the embedded runner's actions/create-github-app-token does not support owner: somebody"
            );
        Log.Should().BeEmpty();
    }

    private SandboxApp Installed() =>
        Github.Apps.Install(Repo, "release-bot", (Permission.Contents, Access.Write), (Permission.Checks, Access.Read));

    private async Task<int> Tag(string name, string token) =>
        (
            await Api(
                HttpMethod.Post,
                "/repos/org/ms-manager/git/refs",
                token,
                new JsonObject { ["ref"] = "refs/tags/" + name, ["sha"] = Sha }
            )
        ).Status;
}
