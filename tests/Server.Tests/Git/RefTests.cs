using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Git;

[Needs(Need.Nothing)]
public sealed class RefTests : SandboxTest
{
    private const string Git = "/repos/org/ms-manager/git";

    [Fact]
    public async Task A_ref_is_found_by_its_whole_name_only()
    {
        Repo.CreateBranch("release/v1", Sha);
        var found = await Api(HttpMethod.Get, Git + "/ref/heads/release/v1", null);
        found.Json!["object"]!["sha"]!.GetValue<string>().Should().Be(Sha);
        (await Api(HttpMethod.Get, Git + "/ref/heads/release", null)).Status.Should().Be(404);
        var matching = await Api(HttpMethod.Get, Git + "/matching-refs/heads/rel", null);
        matching.Json!.AsArray().Select(r => r!["ref"]!.GetValue<string>()).Should().Equal("refs/heads/release/v1");
    }

    [Fact]
    public async Task A_branch_moves_forward_and_backwards_only_by_force()
    {
        var second = Repo.Commit(new Dictionary<string, string> { ["a"] = "1" }, "second");
        var create = new JsonObject { ["ref"] = "refs/heads/x", ["sha"] = second };
        (await Api(HttpMethod.Post, Git + "/refs", Writer, create)).Status.Should().Be(201);
        (await Api(HttpMethod.Post, Git + "/refs", Writer, create.DeepClone()))
            .Message.Should()
            .Be("Reference already exists");
        var back = new JsonObject { ["sha"] = Sha };
        (await Api(HttpMethod.Patch, Git + "/refs/heads/x", Writer, back))
            .Message.Should()
            .Be("Update is not a fast forward");
        back["force"] = true;
        (await Api(HttpMethod.Patch, Git + "/refs/heads/x", Writer, back.DeepClone())).Status.Should().Be(200);
        Repo.Resolve("x").Should().Be(Sha);
        (await Api(HttpMethod.Delete, Git + "/refs/heads/x", Writer)).Status.Should().Be(204);
        (await Api(HttpMethod.Delete, Git + "/refs/heads/x", Writer)).Message.Should().Be("Reference does not exist");
    }

    [Theory]
    [InlineData("refs/heads/a", "refs/heads/a/b")]
    [InlineData("refs/heads/a/b", "refs/heads/a")]
    public async Task A_ref_in_whose_way_another_is_is_refused(string there, string wanted)
    {
        (await Api(HttpMethod.Post, Git + "/refs", Writer, new JsonObject { ["ref"] = there, ["sha"] = Sha }))
            .Status.Should()
            .Be(201);

        var refused = await Api(
            HttpMethod.Post,
            Git + "/refs",
            Writer,
            new JsonObject { ["ref"] = wanted, ["sha"] = Sha }
        );

        (refused.Status, refused.Message, Repo.Resolve(wanted)).Should().Be((422, "Reference update failed", null));
    }

    [Fact]
    public async Task A_guard_can_refuse_a_push_and_observers_hear_of_the_others()
    {
        var heard = new List<string>();
        Repo.RefObservers.Add(change => heard.Add(change.Ref));
        Repo.RefGuards.Add(change =>
            change.Ref == "refs/heads/main" ? "Required status check \"core (rust)\" is expected." : null
        );
        var second = GitCommit(await Api(HttpMethod.Get, $"{Git}/commits/{Sha}", Writer));
        (
            await Api(
                HttpMethod.Post,
                Git + "/refs",
                Writer,
                new JsonObject { ["ref"] = "refs/heads/y", ["sha"] = second }
            )
        )
            .Status.Should()
            .Be(201);
        var refused = await Api(
            HttpMethod.Patch,
            Git + "/refs/heads/main",
            Writer,
            new JsonObject { ["sha"] = second }
        );
        (refused.Status, refused.Message).Should().Be((422, "Required status check \"core (rust)\" is expected."));
        heard.Should().Equal("refs/heads/y");
    }

    [Fact]
    public async Task The_tag_of_an_immutable_release_cannot_go()
    {
        Repo.ImmutableReleases = true;
        Repo.Releases.AddPublished("v1.0.0");
        (await Api(HttpMethod.Delete, Git + "/refs/tags/v1.0.0", Writer)).Status.Should().Be(422);
        Repo.Resolve("refs/tags/v1.0.0").Should().Be(Sha);
    }

    [Fact]
    public async Task An_annotated_tag_is_an_object_of_its_own()
    {
        var made = await Api(
            HttpMethod.Post,
            Git + "/tags",
            Writer,
            new JsonObject
            {
                ["tag"] = "v1",
                ["message"] = "first\n",
                ["object"] = Sha,
                ["type"] = "commit",
            }
        );
        var tag = made.Json!["sha"]!.GetValue<string>();
        await Api(HttpMethod.Post, Git + "/refs", Writer, new JsonObject { ["ref"] = "refs/tags/v1", ["sha"] = tag });
        var reference = await Api(HttpMethod.Get, Git + "/ref/tags/v1", null);
        (reference.Json!["object"]!["type"]!.GetValue<string>(), reference.Json["object"]!["sha"]!.GetValue<string>())
            .Should()
            .Be(("tag", tag));
        (await Api(HttpMethod.Get, $"{Git}/tags/{tag}", null)).Json!["object"]!["sha"]!
            .GetValue<string>()
            .Should()
            .Be(Sha);
        (await Api(HttpMethod.Get, "/repos/org/ms-manager/tags", null)).Json![0]!["commit"]!["sha"]!
            .GetValue<string>()
            .Should()
            .Be(Sha);
        Repo.Resolve("v1").Should().Be(Sha);
    }

    private static string GitCommit(Reply reply) => reply.Json!["sha"]!.GetValue<string>();
}
