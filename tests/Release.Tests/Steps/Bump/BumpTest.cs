using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Versions;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Steps.Bump;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Bump;

/// <summary>The product is to be released as v9.9.9 from its first commit, on which main is.</summary>
public abstract class BumpTest : TrainTest
{
    protected static readonly ReleaseTag Tag = ReleaseTag.Parse("v9.9.9");

    protected string Branch => BumpBranch.Of(Tag, Sha(First)).Name;

    protected string Main => Repo.Resolve("refs/heads/main")!;

    protected ReleaseContext Context() => new(Channel.Stable) { Tag = Tag, Base = Sha(First) };

    /// <summary>The version files of a commit, bumped.</summary>
    protected Dictionary<string, string> Bumped(string commit) =>
        VersionFiles
            .Bump(
                Settings.VersionFiles.ToDictionary(
                    path => path,
                    path => Repo.ReadFile(path, commit),
                    StringComparer.Ordinal
                ),
                Tag
            )
            .ToDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value), StringComparer.Ordinal);

    /// <summary>The branch that bumps a commit, as somebody's <c>ms</c> makes it.</summary>
    protected string PushBump(string @base)
    {
        var branch = BumpBranch.Of(Tag, Sha(@base));
        Repo.CreateBranch(branch.Name, @base);
        Repo.Commit(Bumped(@base), Settings.Kind.Title(Tag), branch.Name);
        return branch.Name;
    }

    /// <summary>And its pull request.</summary>
    protected SandboxPull OpenBump(string @base) =>
        Repo.Pulls.Open(Settings.Kind.Title(Tag), PushBump(@base), by: "somebody");

    /// <summary>Merges over the API, as a person does with a browser.</summary>
    protected async Task<string> MergeAsync(SandboxPull pull, string method = MergeMethod.Merge)
    {
        var merged = await Services()
            .Operator.PullRequests.MergeAsync(
                Settings.Repository,
                pull.Number,
                new PullRequestMerge(pull.HeadSha, method),
                CancellationToken.None
            );
        return merged.Sha;
    }

    /// <summary>Somebody else's commit on a branch.</summary>
    protected string Push(string text, string branch = "main") =>
        Repo.Commit(new Dictionary<string, string> { ["notes.txt"] = text }, text, branch);

    /// <summary>One start of the train, from one step to another, with a connection of its own.</summary>
    protected async Task<ReleaseContext> RunAsync(
        ReleaseContext context,
        CancellationToken cancellation,
        params Func<ReleaseServices, IStep>[] steps
    )
    {
        var services = Services();
        var run = new TrainRun(services, [.. steps.Select(make => make(services))], context);
        await run.RunAsync(watch: true, cancellation);
        return run.Context;
    }

    protected Task<ReleaseContext> BumpAsync(CancellationToken cancellation = default) =>
        RunAsync(Context(), cancellation, services => new BumpStep(services));

    protected static async Task<ActionFailure> FailsAsync(Func<Task> act) =>
        (await act.Should().ThrowAsync<ActionFailure>()).Which;

    /// <summary>
    /// The only pull request of the bump is open, with one commit on the base that changes the version files and
    /// nothing else.
    /// </summary>
    protected void ThereIsOneBump()
    {
        var pull = Repo.Pulls.All.Where(pull => pull.Open).Should().ContainSingle().Which;
        (pull.HeadRef, pull.BaseRef, pull.Title, pull.Body!.Contains(First, StringComparison.Ordinal))
            .Should()
            .Be((Branch, "main", "release(app): v9.9.9", true));
        Settings
            .VersionFiles.Select(path => Encoding.UTF8.GetString(Repo.ReadFile(path, Branch)!))
            .Should()
            .Equal(Settings.VersionFiles.Select(path => Bumped(First)[path]));
        Repo.Resolve($"{Branch}~1").Should().Be(First);
        Main.Should().Be(First);
    }
}
