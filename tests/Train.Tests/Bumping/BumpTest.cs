using System.Text;
using MsReleaseActions.Candidates;
using MsReleaseActions.Sandbox;
using MsReleaseActions.Train.Bumping;
using MsReleaseActions.Train.GitHub;
using MsReleaseActions.Train.Steps;
using MsReleaseActions.Train.Versions;

namespace MsReleaseActions.TrainTests.Bumping;

/// <summary>The product is to be released as v9.9.9 from its first commit, on which main is.</summary>
public abstract class BumpTest : TrainTest
{
    protected static readonly ReleaseTag Tag = ReleaseTag.Parse("v9.9.9");

    protected string Branch => BumpBranch.Of(Tag, Sha(First)).Name;

    protected string Main => Repo.Resolve("refs/heads/main")!;

    protected Journey Journey() => new(Channel.Stable) { Tag = Tag, Base = Sha(First) };

    /// <summary>The version files of a commit, bumped.</summary>
    protected Dictionary<string, string> Bumped(string commit) =>
        VersionFiles.Bump(Settings.VersionFiles.ToDictionary(path => path, path => Repo.ReadFile(path, commit), StringComparer.Ordinal), Tag)
            .ToDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value), StringComparer.Ordinal);

    /// <summary>The branch that bumps a commit, as somebody's <c>ms</c> makes it.</summary>
    protected string PushBump(string @base)
    {
        var branch = BumpBranch.Of(Tag, Sha(@base));
        Repo.CreateBranch(branch.Name, @base);
        Repo.Commit(Bumped(@base), branch.Title, branch.Name);
        return branch.Name;
    }

    /// <summary>And its pull request.</summary>
    protected SandboxPull OpenBump(string @base) => Repo.Pulls.Open(BumpBranch.Of(Tag, Sha(@base)).Title, PushBump(@base), by: "somebody");

    /// <summary>Merges over the API, as a person does with a browser.</summary>
    protected async Task<string> MergeAsync(SandboxPull pull, string method = MergeMethod.Merge)
    {
        var merged = await Space().Operator.PullRequests.MergeAsync(Settings.Repository, pull.Number, new PullRequestMerge(pull.HeadSha, method), CancellationToken.None);
        return merged.Sha;
    }

    /// <summary>Somebody else's commit on a branch.</summary>
    protected string Push(string text, string branch = "main") => Repo.Commit(new Dictionary<string, string> { ["notes.txt"] = text }, text, branch);
}
