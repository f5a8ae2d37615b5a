using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Scenarios;
using MsReleaseActions.Rehearsal.Seeds;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Sandboxes;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>A ruleset restricts who makes release tags, and a GitHub App alone is on its bypass list.</summary>
[Needs(Need.Lane)]
public sealed class TagRulesetLaneTests : LaneTest
{
    [Fact]
    public async Task With_release_app_the_App_publishes_and_nobody_else_makes_a_release_tag()
    {
        var (environment, driver) = await SealedAsync([.. Described()]);
        await using var end = environment;
        var repository = environment.Product.Repository;
        (await TagByHandAsync(environment)).Should().Be((422, Restricted));

        var release = await driver.ReleaseAsync();
        await driver.DecideAsync(release, approve: true);

        release.Conclusion.Should().Be("success", $"{Errors(environment, release)}\n{Log}");
        var published = repository.Releases.Published(environment.ReleaseTag)!;
        (published.Author.Login, published.Assets.Count, repository.Resolve("refs/tags/" + environment.ReleaseTag))
            .Should()
            .Be(("release-app[bot]", 18, environment.SourceSha));
        environment.GitHub.Log.Clear();
        var again = await driver.ReleaseAsync();
        await driver.DecideAsync(again, approve: true);
        again.Conclusion.Should().Be("success", $"{Errors(environment, again)}\n{Log}");
        environment
            .GitHub.Log.Writes.Where(write => write.Path.Contains("/releases", StringComparison.Ordinal))
            .Should()
            .BeEmpty();
        environment.GitHub.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_it_the_preflight_blocks_and_a_lane_that_is_dispatched_by_hand_ends_with_the_rule()
    {
        await using (var stage = await OpenAsync())
        {
            TagRuleset.Put(stage.Product.Repository);
            var (document, _) = await RehearseAsync(stage, Scenario.Find("happy")!);
            document
                .Problems.Should()
                .Contain(problem => problem.Contains("the publication would be refused", StringComparison.Ordinal));
            document.HeavyBuilds.Should().Be(0, "nothing is begun that cannot end");
        }
        var (environment, driver) = await SealedAsync();
        await using var end = environment;
        TagRuleset.Put(environment.Product.Repository);

        for (var time = 1; time <= 2; time++)
        {
            var release = await driver.ReleaseAsync();
            await driver.DecideAsync(release, approve: true);

            (release.Conclusion, await VisibleAsync(environment)).Should().Be(("failure", ""), Log);
            Errors(environment, release)
                .Should()
                .Contain("Cannot create ref due to creations being restricted.")
                .And.Contain("Give it the token of a GitHub App that is on that list")
                .And.NotContain("it continues");
            Releases(environment, environment.ReleaseTag)
                .Should()
                .ContainSingle()
                .Which.Assets.Should()
                .HaveCount(18, "what is copied is kept");
        }
        environment.Product.Repository.Resolve("refs/tags/" + environment.ReleaseTag).Should().BeNull();
    }

    private const string Restricted =
        "Repository rule violations found\n\nCannot create ref due to creations being restricted.";

    // the built-in product, with an App in its description and the lanes that are rendered from it
    private static IEnumerable<(string File, string Old, string New)> Described()
    {
        var read = SettingsFile.Parse(Encoding.UTF8.GetBytes(SeedTree.Of("ms-manager")[SettingsFile.Name]));
        var settings = read with { App = new ReleaseApp("Iv23liReleaseApp", "RELEASE_APP_KEY", 4711) };
        yield return (SettingsFile.Name, "", SettingsText.Write(settings, settings.Repository));
        foreach (var (path, text) in LaneFiles.Render(settings, ActionsPlace.Parse(settings.Actions), commit: null))
        {
            yield return (path, "", text);
        }
    }

    private static async Task<(int Status, string Message)> TagByHandAsync(RehearsalEnvironment environment)
    {
        using var http = new HttpClient();
        var repository = environment.Product.Repository;
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"{environment.GitHub.ApiUrl}/repos/{repository.FullName}/git/refs"
        )
        {
            Headers =
            {
                {
                    "Authorization",
                    $"Bearer {environment.GitHub.CreateToken("mallory", (Permission.Contents, Access.Write))}"
                },
                { "User-Agent", "mallory" },
                { "Accept", "application/vnd.github+json" },
            },
            Content = JsonContent.Create(
                new JsonObject
                {
                    ["ref"] = "refs/tags/" + environment.ReleaseTag,
                    ["sha"] = repository.Resolve("refs/heads/main"),
                }
            ),
        };
        using var answer = await http.SendAsync(request, Cancel);
        return (
            (int)answer.StatusCode,
            JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!["message"]!.GetValue<string>()
        );
    }
}
