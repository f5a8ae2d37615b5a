using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Actions;

[Needs(Need.Nothing)]
public sealed class SecretTests : ActionsTest
{
    [Fact]
    public async Task Of_secrets_the_names_are_shown_and_never_a_value_and_to_administrators_only()
    {
        Repo.Actions.Secrets["signing_key"] = "very secret";
        Repo.Actions.Environment("candidate").Secrets["OTHER"] = "very secret";

        var ofRepository = await Api(HttpMethod.Get, $"{Root}/actions/secrets", Github.AdminToken());
        var ofEnvironment = await Api(HttpMethod.Get, $"{Root}/environments/candidate/secrets", Github.AdminToken());

        ((string?)ofRepository.Json!["secrets"]![0]!["name"], (string?)ofEnvironment.Json!["secrets"]![0]!["name"])
            .Should()
            .Be(("SIGNING_KEY", "OTHER"));
        (ofRepository.Json.ToJsonString() + ofEnvironment.Json.ToJsonString()).Should().NotContain("very secret");
        (await Api(HttpMethod.Get, $"{Root}/actions/secrets", Github.WriteToken(Repo))).Status.Should().Be(403);
    }
}
