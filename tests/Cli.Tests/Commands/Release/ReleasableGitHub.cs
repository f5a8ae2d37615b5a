using MsReleaseActions.Server.State;

namespace MsReleaseActions.CliTests.Commands.Release;

/// <summary>On main there is a green commit that no release has.</summary>
public abstract class ReleasableGitHub : OperatedGitHub
{
    private static readonly string[] Checks = ["core (rust)", "frontend (svelte)", "tauri (cargo check)"];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Repo.Actions.ProtectedEnvironment("app-release", "alice");
        Repo.Actions.Environment("candidate");
        Repo.Actions.Secrets["TAURI_SIGNING_PRIVATE_KEY"] = "k";
        var head = Repo.Commit(new Dictionary<string, string> { ["README.md"] = "something new\n" }, "something new");
        var run = Repo.Actions.AddRun("ci.yml", new NewRun("push", "main", head));
        Array.ForEach(Checks, name => run.AddJob(name).Succeed());
        run.Complete("success");
        Github.Log.Clear();
    }
}
