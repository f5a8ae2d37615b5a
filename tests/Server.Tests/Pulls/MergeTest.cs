namespace MsReleaseActions.ServerTests.Pulls;

/// <summary>A pull request of two commits, and a main that has moved since.</summary>
public abstract class MergeTest : SandboxTest
{
    protected const string Merge = "/repos/org/ms-manager/pulls/1/merge";

    protected string Head { get; private set; } = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Repo.Commit(new Dictionary<string, string> { ["a.txt"] = "1\n" }, "first change\n\nwith a body", "topic");
        Head = Repo.Commit(new Dictionary<string, string> { ["b.txt"] = "1\n" }, "second change", "topic");
        Repo.Commit(new Dictionary<string, string> { ["main.txt"] = "1\n" }, "on main");
        Repo.Pulls.Open("release(app): v1.0.0", "topic");
    }
}
