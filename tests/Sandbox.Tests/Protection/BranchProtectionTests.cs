using System.Text.Json.Nodes;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SandboxTests.Protection;

[Needs(Need.Nothing)]
public sealed class BranchProtectionTests : SandboxTest
{
    private const string Root = "/repos/org/ms-manager/branches/main/protection";

    private string Admin => Github.AdminToken();

    [Fact]
    public async Task Protection_is_set_shown_and_taken_away()
    {
        (await Api(HttpMethod.Get, Root, Admin)).Message.Should().Be("Branch not protected");
        (await Protect("""{"strict":true,"contexts":["core (rust)"]}""", """{"required_approving_review_count":2}""")).Status.Should().Be(200);
        var shown = (await Api(HttpMethod.Get, Root, Admin)).Json!;
        shown["required_status_checks"]!["checks"]!.ToJsonString().Should().Be("""[{"context":"core (rust)","app_id":null}]""");
        shown["required_pull_request_reviews"]!["required_approving_review_count"]!.GetValue<int>().Should().Be(2);
        shown["enforce_admins"]!["enabled"]!.GetValue<bool>().Should().BeTrue();
        var branch = (await Api(HttpMethod.Get, "/repos/org/ms-manager/branches/main", Writer)).Json!;
        (branch["protected"]!.GetValue<bool>(), branch["protection"]!["required_status_checks"]!["enforcement_level"]!.GetValue<string>()).Should().Be((true, "everyone"));
        (await Api(HttpMethod.Delete, Root, Admin)).Status.Should().Be(204);
        (await Api(HttpMethod.Get, Root, Admin)).Status.Should().Be(404);
        (await Api(HttpMethod.Get, "/repos/org/ms-manager/branches/main", Writer)).Json!["protected"]!.GetValue<bool>().Should().BeFalse();
    }

    [Fact]
    public async Task Only_administrators_see_and_change_it()
    {
        (await Api(HttpMethod.Get, Root, Writer)).Status.Should().Be(403);
        (await Api(HttpMethod.Put, Root, Writer, new JsonObject())).Status.Should().Be(403);
        (await Api(HttpMethod.Get, Root.Replace("main", "nowhere", StringComparison.Ordinal), Admin)).Message.Should().Be("Branch not found");
    }

    [Fact]
    public async Task What_protection_must_say_is_asked_for()
    {
        var refused = await Api(HttpMethod.Put, Root, Admin, new JsonObject { ["enforce_admins"] = true, ["restrictions"] = null });
        (refused.Status, refused.Message).Should().Be((422, "Invalid request.\n\n\"required_pull_request_reviews\", \"required_status_checks\" weren't supplied."));
        Repo.Protection["main"].Should().BeNull();
    }

    [Fact]
    public async Task Required_contexts_are_added_replaced_and_removed()
    {
        const string contexts = Root + "/required_status_checks/contexts";
        (await Api(HttpMethod.Get, contexts, Admin)).Message.Should().Be("Branch not protected");
        await Protect("""{"strict":false,"contexts":["a"]}""");
        (await Names(HttpMethod.Post, "b", "a")).Should().Equal("a", "b");
        (await Names(HttpMethod.Put, "c", "d")).Should().Equal("c", "d");
        (await Names(HttpMethod.Delete, "c")).Should().Equal("d");
        var patched = await Api(HttpMethod.Patch, Root + "/required_status_checks", Admin, JsonNode.Parse("""{"strict":true,"checks":[{"context":"e","app_id":15368}]}"""));
        (patched.Json!["strict"]!.GetValue<bool>(), patched.Json["checks"]!.ToJsonString()).Should().Be((true, """[{"context":"e","app_id":15368}]"""));
        (await Api(HttpMethod.Delete, Root + "/required_status_checks", Admin)).Status.Should().Be(204);
        (await Api(HttpMethod.Get, Root + "/required_status_checks", Admin)).Message.Should().Be("Required status checks not enabled");

        async Task<IEnumerable<string>> Names(HttpMethod method, params string[] given) =>
            (await Api(method, contexts, Admin, new JsonObject { ["contexts"] = new JsonArray([.. given.Select(g => (JsonNode)g)]) })).Json!.AsArray().Select(n => n!.GetValue<string>());
    }

    [Fact]
    public async Task A_merge_waits_for_the_required_checks()
    {
        Repo.Protection["main"] = new SandboxProtection { Checks = new CheckPolicy(false, [new RequiredCheck("ci"), new RequiredCheck("lint")]) };
        var head = Pull();
        (await Merge(Writer)).Should().Be((405, "2 of 2 required status checks are expected."));
        Repo.Checks.Add("lint", head);
        (await Merge(Writer)).Should().Be((405, "Required status check \"ci\" is expected."));
        Repo.Checks.Add("ci", head, "failure");
        (await Merge(Writer)).Should().Be((405, "Required status check \"ci\" is failing."));
        Repo.Checks.SetStatus(head, "other", "failure");
        Repo.Checks.Add("ci", head, "skipped");
        (await Merge(Writer)).Should().Be((200, "Pull Request successfully merged"));
    }

    [Fact]
    public async Task A_strict_branch_wants_the_newest_base()
    {
        Repo.Protection["main"] = new SandboxProtection { Checks = new CheckPolicy(true, [new RequiredCheck("ci")]) };
        var head = Pull();
        Repo.Checks.Add("ci", head);
        Repo.Commit(new Dictionary<string, string> { ["m.txt"] = "1\n" }, "meanwhile");
        (await Merge(Writer)).Should().Be((405, "Head branch is out of date. Update it before merging."));
    }

    [Fact]
    public async Task A_merge_waits_for_approvals_and_a_push_takes_them_back()
    {
        Repo.Protection["main"] = new SandboxProtection { Reviews = new ReviewPolicy(1, DismissStale: true) };
        Pull();
        Repo.Pulls.Review(Repo.Pulls.Find(1)!, "mona");
        Repo.Commit(new Dictionary<string, string> { ["b.txt"] = "1\n" }, "more", "topic");
        (await Merge(Writer)).Should().Be((405, "At least 1 approving review is required by reviewers with write access."));
        Repo.Pulls.Review(Repo.Pulls.Find(1)!, "mona", "CHANGES_REQUESTED");
        (await Merge(Writer)).Should().Be((405, "Changes have been requested by reviewers with write access."));
        Repo.Pulls.Review(Repo.Pulls.Find(1)!, "mona");
        (await Merge(Writer)).Should().Be((200, "Pull Request successfully merged"));
    }

    [Theory]
    [InlineData(false, 200)]
    [InlineData(true, 405)]
    public async Task Administrators_obey_only_where_it_says_so(bool enforced, int status)
    {
        Repo.Protection["main"] = new SandboxProtection { Reviews = new ReviewPolicy(), EnforceAdmins = enforced };
        Pull();
        (await Merge(Admin)).Status.Should().Be(status);
    }

    [Fact]
    public async Task Nothing_reaches_a_protected_branch_but_by_pull_request()
    {
        Repo.Protection["main"] = new SandboxProtection { Reviews = new ReviewPolicy() };
        var head = Pull();
        var moved = await Api(HttpMethod.Patch, "/repos/org/ms-manager/git/refs/heads/main", Writer, new JsonObject { ["sha"] = head });
        (moved.Status, moved.Message).Should().Be((422, "Changes must be made through a pull request."));
        var written = await Api(HttpMethod.Put, "/repos/org/ms-manager/contents/x.txt", Writer, new JsonObject { ["message"] = "m", ["content"] = "eA==" });
        written.Status.Should().Be(409);
        var gone = await Api(HttpMethod.Delete, "/repos/org/ms-manager/git/refs/heads/main", Admin);
        (gone.Status, gone.Message).Should().Be((422, "Cannot delete this branch"));
        Repo.Resolve("main").Should().Be(Sha);
    }

    [Fact]
    public async Task History_is_not_rewritten_unless_it_is_allowed()
    {
        Repo.Protection["main"] = new SandboxProtection();
        Repo.Commit(new Dictionary<string, string> { ["m.txt"] = "1\n" }, "second");
        var body = new JsonObject { ["sha"] = Sha, ["force"] = true };
        (await Api(HttpMethod.Patch, "/repos/org/ms-manager/git/refs/heads/main", Admin, body)).Message.Should().Be("Cannot force-push to this branch");
        Repo.Protection["main"] = new SandboxProtection { AllowForcePushes = true };
        (await Api(HttpMethod.Patch, "/repos/org/ms-manager/git/refs/heads/main", Admin, body.DeepClone())).Status.Should().Be(200);
    }

    private string Pull()
    {
        var head = Repo.Commit(new Dictionary<string, string> { ["a.txt"] = "1\n" }, "change", "topic");
        Repo.Pulls.Open("one", "topic");
        return head;
    }

    private async Task<(int Status, string Message)> Merge(string token)
    {
        var reply = await Api(HttpMethod.Put, "/repos/org/ms-manager/pulls/1/merge", token);
        return (reply.Status, reply.Message);
    }

    private Task<Reply> Protect(string checks, string reviews = "null") =>
        Api(HttpMethod.Put, Root, Admin, JsonNode.Parse($$"""{"required_status_checks":{{checks}},"enforce_admins":true,"required_pull_request_reviews":{{reviews}},"restrictions":null}"""));
}
