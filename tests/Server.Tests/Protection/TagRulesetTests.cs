using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Protection;

[Needs(Need.Nothing)]
public sealed class TagRulesetTests : RulesetTest
{
    private const string Refs = "/repos/org/ms-manager/git/refs";
    private const string Releases = "/repos/org/ms-manager/releases";
    private const string Heading = "Repository rule violations found\n\n";
    private const string NoCreation = Heading + "Cannot create ref due to creations being restricted.";

    [Fact]
    public async Task A_restricted_creation_refuses_a_made_tag_and_a_publication_in_GitHubs_words()
    {
        await Make("""{"type":"creation"}""", "refs/tags/v*", target: "tag");
        var made = await Tag("v1.0.0");
        (made.Status, made.Message, Tags()).Should().Be((422, NoCreation, ""));
        for (var time = 1; time <= 2; time++)
        {
            var published = await Release("v1.0.0");
            (published.Status, published.Message, Tags(), Repo.Releases.All.Count)
                .Should()
                .Be((422, "Validation Failed", "", 0));
            published.Json!["errors"]!
                .ToJsonString()
                .Should()
                .Be(
                    """[{"resource":"Release","code":"custom","field":"pre_receive","message":"pre_receive Repository rule violations found\n\nCannot create ref due to creations being restricted.\n\n"},{"resource":"Release","code":"custom","message":"Published releases must have a valid tag"}]"""
                );
        }
        (await Release("rc-1")).Status.Should().Be(201);
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_draft_is_refused_when_it_is_published_and_stays_what_it_was()
    {
        await Make("""{"type":"creation"}""", "refs/tags/v*", target: "tag");
        var draft = Repo.Releases.AddDraft("v1.0.0", Sha);
        var path = $"{Releases}/{draft.Id}";
        var refused = await Api(HttpMethod.Patch, path, Writer, new JsonObject { ["draft"] = false });
        (refused.Status, draft.Draft, draft.PublishedAt, Tags()).Should().Be((422, true, null, ""));
        Repo.CreateTag("v1.0.0", Sha);
        (await Api(HttpMethod.Patch, path, Writer, new JsonObject { ["draft"] = false })).Status.Should().Be(200);
    }

    [Fact]
    public async Task A_published_release_gets_no_other_tag_past_the_rule()
    {
        await Make("""{"type":"creation"}""", "refs/tags/v*", target: "tag");
        var release = Repo.Releases.AddPublished("rc-1", Sha);
        var path = $"{Releases}/{release.Id}";
        (await Api(HttpMethod.Patch, path, Writer, new JsonObject { ["tag_name"] = "v1.0.0" })).Status.Should().Be(422);
        (await Api(HttpMethod.Patch, path, Writer, new JsonObject { ["tag_name"] = "rc-2" })).Status.Should().Be(200);
        Tags().Should().Be("rc-1 rc-2");
    }

    [Theory]
    [InlineData("""{"type":"update"}""", false, "Cannot update this protected ref.", null)]
    [InlineData("""{"type":"non_fast_forward"}""", false, "Cannot force-push to this tag", null)]
    [InlineData("""{"type":"non_fast_forward"}""", true, null, null)]
    [InlineData("""{"type":"deletion"}""", true, null, "Cannot delete this tag")]
    [InlineData("""{"type":"creation"}""", false, null, null)]
    [InlineData("""{"type":"required_signatures"}""", false, "Commits must have verified signatures.", null)]
    [InlineData(
        """{"type":"update"},{"type":"non_fast_forward"}""",
        false,
        "Cannot update this protected ref.\n\nCannot force-push to this tag",
        null
    )]
    public async Task A_tag_moves_and_goes_only_as_the_rules_say(
        string rules,
        bool forward,
        string? moved,
        string? deleted
    )
    {
        var next = Repo.Commit(new Dictionary<string, string> { ["a.txt"] = "1\n" }, "next");
        Repo.CreateTag("v1.0.0", forward ? Sha : next);
        await Make(rules, "refs/tags/v*", target: "tag");
        var body = new JsonObject { ["sha"] = forward ? next : Sha, ["force"] = true };
        var move = await Api(HttpMethod.Patch, Refs + "/tags/v1.0.0", Writer, body);
        (move.Status, moved is null ? null : move.Message)
            .Should()
            .Be(moved is null ? (200, null) : (422, Heading + moved));
        var delete = await Api(HttpMethod.Delete, Refs + "/tags/v1.0.0", Writer);
        (delete.Status, deleted is null ? null : delete.Message)
            .Should()
            .Be(deleted is null ? (204, null) : (422, Heading + deleted));
        Tags().Should().Be(deleted is null ? "" : "v1.0.0");
        Github.Log.Violations.Should().BeEmpty();
    }

    [Theory]
    [InlineData("starts_with", "v", false, "x1", "Tag name must start with 'v'")]
    [InlineData("starts_with", "v", false, "v1", null)]
    [InlineData("ends_with", "-final", false, "v1", "Tag name must end with '-final'")]
    [InlineData("contains", "beta", true, "v1-beta", "Tag name must not contain 'beta'")]
    [InlineData("regex", "^v[0-9]+$", false, "v1-beta", "Tag name must match the pattern '^v[0-9]+$'")]
    [InlineData("regex", "^v[0-9]+$", false, "v12", null)]
    public async Task A_tag_is_called_as_the_pattern_says(
        string kind,
        string pattern,
        bool negate,
        string name,
        string? problem
    )
    {
        var parameters = new JsonObject
        {
            ["operator"] = kind,
            ["pattern"] = pattern,
            ["negate"] = negate,
        };
        var rule = new JsonObject { ["type"] = "tag_name_pattern", ["parameters"] = parameters };
        await Make(rule.ToJsonString(), "~ALL", target: "tag");
        var made = await Tag(name);
        (made.Status, problem is null ? null : made.Message)
            .Should()
            .Be(problem is null ? (201, null) : (422, Heading + problem));
    }

    [Fact]
    public async Task The_tag_of_an_immutable_release_neither_moves_nor_goes_nor_comes_back_for_anybody()
    {
        Repo.ImmutableReleases = true;
        var release = Repo.Releases.AddPublished("v1.0.0", Sha);
        var next = Repo.Commit(new Dictionary<string, string> { ["a.txt"] = "1\n" }, "next");
        var moved = await Api(HttpMethod.Patch, Refs + "/tags/v1.0.0", Admin, new JsonObject { ["sha"] = next });
        var deleted = await Api(HttpMethod.Delete, Refs + "/tags/v1.0.0", Admin);
        Repo.Releases.Remove(release);
        Repo.RemoveTag("v1.0.0");
        var made = await Tag("v1.0.0", Admin);
        new[] { moved, deleted, made }
            .Select(answer => (answer.Status, answer.Message))
            .Should()
            .Equal(
                (422, Heading + "Cannot update this protected ref."),
                (422, Heading + "Cannot delete this tag"),
                (422, NoCreation)
            );
    }

    private Task<Reply> Tag(string name, string? by = null) =>
        Api(HttpMethod.Post, Refs, by ?? Writer, new JsonObject { ["ref"] = "refs/tags/" + name, ["sha"] = Sha });

    private Task<Reply> Release(string tag) =>
        Api(HttpMethod.Post, Releases, Writer, new JsonObject { ["tag_name"] = tag, ["target_commitish"] = Sha });

    private string Tags() =>
        Repo.Resolve("refs/tags/v1.0.0") is null && Repo.Resolve("refs/tags/rc-1") is null
            ? ""
            : string.Join(
                ' ',
                ((string[])["rc-1", "rc-2", "v1.0.0"]).Where(tag => Repo.Resolve("refs/tags/" + tag) is not null)
            );
}
