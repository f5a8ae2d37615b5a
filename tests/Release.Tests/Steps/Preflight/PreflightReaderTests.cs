using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Preflight;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Lanes;
using MsReleaseActions.Workflows.Lint.Reading;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Preflight;

[Needs(Need.Nothing)]
public sealed class PreflightReaderTests : TrainTest
{
    private static readonly string[] Actions = ["publish-candidate", "validate-candidate", "rewrite-latest-json", "promote-assets", "dispatch-and-wait"];

    private static ActionNeeds Needs { get; } = ActionNeeds.Read(Actions.Select(id => KeyValuePair.Create(id, File.ReadAllText(Checkout.PathOf($"actions/{id}/action.yml")))));

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var release = Repo.Actions.Environment("app-release");
        release.ProtectedBranchesOnly = true;
        var candidate = Repo.Actions.Environment("candidate");
        candidate.ProtectedBranchesOnly = true;
        candidate.Secrets["TAURI_SIGNING_PRIVATE_KEY"] = "secret";
        Repo.Actions.Variables["TAURI_UPDATER_PUBKEY"] = "key";
        Repo.Actions.Variables["CANDIDATE_PUBLIC_KEY"] = "key";
        Repo.Protection["main"] = new SandboxProtection { Checks = new CheckPolicy(false, [.. Settings.RequiredChecks.Select(name => new RequiredCheck(name))]) };
    }

    [Fact]
    public async Task A_repository_that_is_set_up_as_it_should_be_is_ready()
    {
        var report = await ReadAsync();

        report.Findings.Where(finding => finding.State != Readiness.Ok).Should().BeEmpty();
        report.Findings.Select(finding => finding.Name).Should().Equal(
            "token", "rate limit", "rights", "branch", "actions", "immutable releases", "ci.yml", "candidate.yml", "release.yml", "lanes",
            "app-release", "app-release", "candidate", "secrets", "variables", "required checks", "reviews", "merging");
        Github.Log.WriteAttempts.Should().BeEmpty();
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task An_environment_that_asks_nobody_is_a_problem_and_so_is_one_that_is_missing()
    {
        Repo.Actions.Environment("app-release").Reviewers = [];
        (await ProblemsAsync()).Should().Equal("the environment app-release has no required reviewers: nobody would be asked");

        Repo.Actions.RemoveEnvironment("app-release");
        (await ProblemsAsync()).Should().Equal("the environment app-release does not exist; GitHub would create it without any rule, and nobody would be asked");
    }

    [Fact]
    public async Task What_a_build_cannot_do_without_is_a_problem()
    {
        Repo.Actions.Environment("candidate").Secrets.Clear();
        Repo.Actions.Variables.Remove("CANDIDATE_PUBLIC_KEY");

        var report = await ReadAsync();

        report.Problems.Select(problem => problem.Name).Should().Equal("secrets");
        report.Warnings.Select(warning => warning.Text).Should().Equal("CANDIDATE_PUBLIC_KEY is not set: what they verify, nobody verifies before the release");
    }

    [Fact]
    public async Task A_secret_of_the_repository_serves_as_well()
    {
        Repo.Actions.Environment("candidate").Secrets.Clear();
        Repo.Actions.Secrets["TAURI_SIGNING_PRIVATE_KEY"] = "secret";

        (await ProblemsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Workflow_files_that_are_missing_disabled_or_build_where_they_must_not_are_problems()
    {
        Repo.Actions.Find("candidate.yml")!.State = "disabled_manually";
        var release = ProductFiles.All[".github/workflows/release.yml"].Replace("      - uses: org/ms-release-actions/promote-assets@v1", "      - run: npx tauri build\n      - uses: org/ms-release-actions/promote-assets@v1");
        Repo.Commit(new Dictionary<string, FileContent?> { [".github/workflows/ci.yml"] = null, [".github/workflows/release.yml"] = FileContent.FromString(release) }, "broken");

        var problems = (await ReadAsync()).Problems;

        problems.Select(problem => problem.Text).Should().StartWith([".github/workflows/ci.yml is not on the default branch", "candidate.yml is disabled (disabled_manually)"]);
        problems.Skip(2).Should().NotBeEmpty().And.OnlyContain(problem => problem.Name == "lanes" && problem.Text.StartsWith(".github/workflows/release.yml:"));
    }

    [Fact]
    public async Task A_branch_that_makes_a_bump_wait_is_a_warning()
    {
        Repo.Protection["main"] = new SandboxProtection { Checks = new CheckPolicy(true, [new RequiredCheck("core (rust)")]), Reviews = new ReviewPolicy(2) };

        (await ReadAsync()).Warnings.Select(warning => warning.Name).Should().Equal("required checks", "strict checks", "reviews");
    }

    [Fact]
    public async Task A_repository_that_allows_no_merge_is_a_problem()
    {
        (Repo.AllowMergeCommit, Repo.AllowRebaseMerge, Repo.AllowSquashMerge) = (false, false, false);

        (await ProblemsAsync()).Should().Equal("the repository and its rules together allow no way to merge");
    }

    [Fact]
    public async Task Who_may_only_look_is_told_so_and_what_the_token_may_not_see_is_unknown()
    {
        Token = Github.CreateToken("reader", (Permission.Contents, Access.Read), (Permission.Actions, Access.Read));

        var report = await ReadAsync();

        report.Problems.Select(problem => problem.Name).Should().Equal("rights");
        report.Findings.Where(finding => finding.State == Readiness.Unknown).Select(finding => finding.Name).Should().Equal("actions", "immutable releases", "secrets", "variables");
    }

    [Fact]
    public void An_hour_that_is_nearly_used_up_is_a_warning_and_scopes_of_a_classic_token_are_judged()
    {
        var facts = AccessFacts(new MsReleaseActions.ReleaseTrain.GitHub.TokenState("gist, read:org", 5000, 12));

        AccessRules.Of(facts, Settings).Where(finding => finding.State != Readiness.Ok).Select(finding => (finding.Name, finding.State)).Should().Equal(("token", Readiness.Failed), ("rate limit", Readiness.Warning));
        AccessRules.Of(facts with { Token = new(new MsReleaseActions.ReleaseTrain.GitHub.TokenState("repo, workflow", 5000, 4000), null) }, Settings).Should().OnlyContain(finding => finding.State == Readiness.Ok);
    }

    [Fact]
    public async Task The_step_is_done_when_a_release_can_end_and_blocked_with_what_to_do_when_it_cannot()
    {
        var step = new PreflightStep(Space(readOnly: true), Needs);
        (await step.CheckAsync(new ReleaseContext(Channel.Stable), default)).Status.Should().Be(StepStatus.Done);

        Repo.Actions.IsEnabled = false;
        var report = await step.CheckAsync(new ReleaseContext(Channel.Stable), default);
        report.Should().BeEquivalentTo(new { Status = StepStatus.Blocked, Text = "Actions are disabled in this repository", Remedy = "Enable them: Settings, Actions, General" });
    }

    private Task<PreflightReport> ReadAsync() => new PreflightReader(Space(readOnly: true), Needs).ReadAsync(CancellationToken.None);

    private async Task<IEnumerable<string>> ProblemsAsync() => (await ReadAsync()).Problems.Select(problem => problem.Text);

    private static PreflightFacts AccessFacts(MsReleaseActions.ReleaseTrain.GitHub.TokenState token) => new(
        new(token, null),
        new Repository(1, Name, "main", Private: false) { Permissions = new RepositoryPermissions(true, true, true) },
        new(null, null), new(null, null), new(null, null), new(null, null), new(null, null), new(null, null), new(null, null),
        new(new MsReleaseActions.ReleaseTrain.GitHub.ActionsPermissions(true), null),
        new(null, null));
}
