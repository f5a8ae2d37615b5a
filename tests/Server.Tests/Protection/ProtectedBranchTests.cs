using System.Text.Json.Nodes;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Protection;

[Needs(Need.Nothing)]
public sealed class ProtectedBranchTests : SandboxTest
{
    private string Admin => Github.AdminToken();

    [Fact]
    public async Task A_merge_waits_for_the_required_checks()
    {
        Repo.Protection["main"] = new SandboxProtection
        {
            Checks = new CheckPolicy(false, [new RequiredCheck("ci"), new RequiredCheck("lint")]),
        };
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
        (await Merge(Writer))
            .Should()
            .Be((405, "At least 1 approving review is required by reviewers with write access."));
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
        var moved = await Api(
            HttpMethod.Patch,
            "/repos/org/ms-manager/git/refs/heads/main",
            Writer,
            new JsonObject { ["sha"] = head }
        );
        (moved.Status, moved.Message).Should().Be((422, "Changes must be made through a pull request."));
        var written = await Api(
            HttpMethod.Put,
            "/repos/org/ms-manager/contents/x.txt",
            Writer,
            new JsonObject { ["message"] = "m", ["content"] = "eA==" }
        );
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
        (await Api(HttpMethod.Patch, "/repos/org/ms-manager/git/refs/heads/main", Admin, body))
            .Message.Should()
            .Be("Cannot force-push to this branch");
        Repo.Protection["main"] = new SandboxProtection { AllowForcePushes = true };
        (await Api(HttpMethod.Patch, "/repos/org/ms-manager/git/refs/heads/main", Admin, body.DeepClone()))
            .Status.Should()
            .Be(200);
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
}
