using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Sandboxes;
using MsReleaseActions.Workflows.Lint.Reading;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Preflight;

/// <summary>A repository in which a release can end.</summary>
public abstract class PreflightTest : TrainTest
{
    private static readonly string[] Actions =
    [
        "publish-candidate",
        "validate-candidate",
        "rewrite-latest-json",
        "promote-assets",
        "dispatch-and-wait",
    ];

    protected static ActionNeeds Needs { get; } =
        ActionNeeds.Read(
            Actions.Select(id => KeyValuePair.Create(id, File.ReadAllText(Checkout.PathOf($"actions/{id}/action.yml"))))
        );

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Repo.ImmutableReleases = true;
        var release = Repo.Actions.Environment("app-release");
        release.ProtectedBranchesOnly = true;
        release.PreventSelfReview = true;
        release.CanAdminsBypass = false;
        var candidate = Repo.Actions.Environment("candidate");
        candidate.ProtectedBranchesOnly = true;
        candidate.Secrets["TAURI_SIGNING_PRIVATE_KEY"] = "secret";
        Repo.Actions.Variables["TAURI_UPDATER_PUBKEY"] = "key";
        Repo.Actions.Variables["CANDIDATE_PUBLIC_KEY"] = "key";
        var app = Github.Apps.Install(Repo, "release-bot", (Permission.Contents, Access.Write));
        Settings = Settings with { App = new ReleaseApp(app.ClientId, "APP_KEY", app.Id) };
        release.Secrets["APP_KEY"] = app.PrivateKey;
        TagRuleset.Put(Repo, """{"type":"creation"},{"type":"update"},{"type":"deletion"}""", app: app);
        Repo.Protection["main"] = new SandboxProtection
        {
            Checks = new CheckPolicy(false, [.. Settings.RequiredChecks.Select(name => new RequiredCheck(name))]),
        };
    }
}
