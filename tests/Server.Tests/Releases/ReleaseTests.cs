using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Releases;

[Needs(Need.Nothing)]
public sealed class ReleaseTests : ReleaseTest
{
    [Fact]
    public async Task A_draft_is_listed_for_who_may_push_and_for_nobody_else()
    {
        var draft = await Create("rc-1", draft: true);
        Tags(await Api(HttpMethod.Get, Releases, Writer)).Should().Equal("rc-1");
        Tags(await Api(HttpMethod.Get, Releases, Github.ReadToken(Repo))).Should().BeEmpty();
        Tags(await Api(HttpMethod.Get, Releases, null)).Should().BeEmpty();
        (await Api(HttpMethod.Get, $"{Releases}/{Id(draft)}", Writer)).Status.Should().Be(200);
        (await Api(HttpMethod.Get, $"{Releases}/{Id(draft)}", Github.ReadToken(Repo))).Status.Should().Be(404);
        (await Api(HttpMethod.Get, $"{Releases}/{Id(draft)}/assets", null)).Status.Should().Be(404);
    }

    [Fact]
    public async Task A_draft_is_never_found_by_its_tag()
    {
        var draft = await Create("v1.0.0", draft: true);
        (await Api(HttpMethod.Get, Releases + "/tags/v1.0.0", Writer)).Status.Should().Be(404);
        await Api(HttpMethod.Patch, $"{Releases}/{Id(draft)}", Writer, new JsonObject { ["draft"] = false });
        (await Api(HttpMethod.Get, Releases + "/tags/v1.0.0", null)).Status.Should().Be(200);
    }

    [Fact]
    public async Task Several_drafts_may_carry_one_tag_but_only_one_is_published()
    {
        var first = await Create("v1.0.0", draft: true);
        var second = await Create("v1.0.0", draft: true);
        (await Publish(first)).Status.Should().Be(200);
        var refused = await Publish(second);
        refused.Status.Should().Be(422);
        refused.Json!["errors"]!
            .ToJsonString()
            .Should()
            .Be("""[{"resource":"Release","code":"already_exists","field":"tag_name"}]""");
        (await Create("v1.0.0", draft: false)).Status.Should().Be(422);
    }

    [Fact]
    public async Task A_drafts_addresses_say_untagged_until_it_is_published()
    {
        var draft = await Create("v1.0.0", draft: true);
        Text(draft, "html_url")
            .Should()
            .MatchRegex($"^{Github.ServerUrl}/org/ms-manager/releases/tag/untagged-[0-9a-f]{{20}}$");
        Text(await Publish(draft), "html_url").Should().Be($"{Github.ServerUrl}/org/ms-manager/releases/tag/v1.0.0");
    }

    [Fact]
    public async Task Reading_tokens_may_not_write()
    {
        (await Create("v1.0.0", draft: true, token: Github.ReadToken(Repo))).Status.Should().Be(403);
        Github.Log.WriteAttempts.Should().ContainSingle();
        Github.Log.Writes.Should().BeEmpty();
    }

    [Fact]
    public async Task Notes_may_have_125000_characters_and_not_one_more()
    {
        (await Create("v1", draft: true, body: new string('x', 125_000))).Status.Should().Be(201);
        var refused = await Create("v1", draft: true, body: new string('x', 125_001));
        refused.Json!["errors"]![0]!["message"]!
            .GetValue<string>()
            .Should()
            .Be("body is too long (maximum is 125000 characters)");
    }

    [Fact]
    public async Task Lists_come_in_pages_that_only_the_Link_header_connects()
    {
        for (var i = 0; i < 5; i++)
        {
            Repo.Releases.AddDraft($"v{i}");
        }

        var page = await Api(HttpMethod.Get, Releases + "?per_page=2&page=2", Writer);
        Tags(page).Should().Equal("v2", "v1");
        var url = Github.ApiUrl + Releases;
        page.Header("Link")
            .Should()
            .Be(
                $"<{url}?per_page=2&page=1>; rel=\"prev\", <{url}?per_page=2&page=3>; rel=\"next\", "
                    + $"<{url}?per_page=2&page=3>; rel=\"last\", <{url}?per_page=2&page=1>; rel=\"first\""
            );
        (await Api(HttpMethod.Get, Releases + "?per_page=2&page=3", Writer)).Header("Link").Should().NotContain("next");
        (await Api(HttpMethod.Get, Releases + "?per_page=1000", Writer)).Header("Link").Should().BeNull();
        Github.Log.Violations.Should().Equal($"GET {Releases}: asked for 1000 a page, and gets 100");
    }

    [Fact]
    public async Task An_unknown_member_of_a_body_is_a_violation()
    {
        await Api(HttpMethod.Post, Releases, Writer, new JsonObject { ["tag_name"] = "v1", ["is_draft"] = true });
        Github
            .Log.Violations.Should()
            .Equal("POST /repos/org/ms-manager/releases: sent the member 'is_draft', which this route does not know");
    }

    [Fact]
    public async Task Generated_notes_write_nothing()
    {
        Repo.Releases.AddPublished("v1.0.0");
        var notes = await Api(
            HttpMethod.Post,
            Releases + "/generate-notes",
            Writer,
            new JsonObject { ["tag_name"] = "v1.1.0" }
        );
        Text(notes, "body")
            .Should()
            .Be($"**Full Changelog**: {Github.ServerUrl}/org/ms-manager/compare/v1.0.0...v1.1.0");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }
}
