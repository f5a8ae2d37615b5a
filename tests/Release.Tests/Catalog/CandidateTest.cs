using MsReleaseActions.ReleaseTrain.Catalog;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Catalog;

/// <summary>The product with commits that are built and sealed.</summary>
public abstract class CandidateTest : TrainTest
{
    protected Task<IReadOnlyList<KnownCandidate>> FindAsync(string named) =>
        new CandidateCatalog(Services(readOnly: true)).FindAsync(named, CancellationToken.None);

    protected string Commit(string message) =>
        Repo.Commit(new Dictionary<string, string> { ["README.md"] = message }, message);

    protected string Sealed(string message)
    {
        var sha = Commit(message);
        Seal(sha);
        return sha;
    }

    protected void Seal(string sha) =>
        SealedCandidate.Put(Repo, sha, new Dictionary<string, byte[]> { ["app.deb"] = [1] });

    protected SandboxRun Live(string workflow, string sha)
    {
        var run = Repo.Actions.AddRun(workflow, new NewRun("workflow_dispatch", "main", sha)).Start();
        run.DisplayTitle = $"{workflow} {sha} now";
        return run;
    }
}
