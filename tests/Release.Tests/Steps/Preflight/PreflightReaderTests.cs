using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Preflight;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Lanes;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Preflight;

[Needs(Need.Nothing)]
public sealed class PreflightReaderTests : PreflightTest
{
    [Fact]
    public async Task A_repository_that_is_set_up_as_it_should_be_is_ready()
    {
        var report = await ReadAsync();

        report.Findings.Where(finding => finding.Status != CheckStatus.Passed).Should().BeEmpty();
        report
            .Findings.Select(finding => finding.Name)
            .Should()
            .Equal(
                "token",
                "rate limit",
                "rights",
                "branch",
                "actions",
                "immutable releases",
                "ci.yml",
                "candidate.yml",
                "release.yml",
                "lanes",
                "app-release",
                "app-release",
                "candidate",
                "secrets",
                "variables",
                "release tags",
                "required checks",
                "reviews",
                "merging"
            );
        Github.Log.WriteAttempts.Should().BeEmpty();
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task An_environment_that_asks_nobody_is_a_problem_and_so_is_one_that_is_missing()
    {
        Repo.Actions.Environment("app-release").Reviewers = [];
        (await ProblemsAsync())
            .Should()
            .Equal("the environment app-release has no required reviewers: nobody would be asked");

        Repo.Actions.RemoveEnvironment("app-release");
        (await ProblemsAsync())
            .Should()
            .Equal(
                "the environment app-release does not exist; GitHub would create it without any rule, and nobody "
                    + "would be asked",
                "APP_KEY, the App's private key, is set nowhere: its token cannot be made"
            );
    }

    [Fact]
    public async Task What_a_build_cannot_do_without_is_a_problem()
    {
        Repo.Actions.Environment("candidate").Secrets.Clear();
        Repo.Actions.Variables.TryRemove("CANDIDATE_PUBLIC_KEY", out _);

        var report = await ReadAsync();

        report.Problems.Select(problem => problem.Name).Should().Equal("secrets");
        report
            .Warnings.Select(warning => warning.Text)
            .Should()
            .Equal("CANDIDATE_PUBLIC_KEY is not set: what they verify, nobody verifies before the release");
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
        var release = ProductFiles
            .All[".github/workflows/release.yml"]
            .Replace(
                "      - uses: org/ms-release-actions/promote-assets@v1",
                "      - run: npx tauri build\n      - uses: org/ms-release-actions/promote-assets@v1"
            );
        Repo.Commit(
            new Dictionary<string, FileContent?>
            {
                [".github/workflows/ci.yml"] = null,
                [".github/workflows/release.yml"] = FileContent.FromString(release),
            },
            "broken"
        );

        var problems = (await ReadAsync()).Problems;

        problems
            .Select(problem => problem.Text)
            .Should()
            .StartWith([
                ".github/workflows/ci.yml is not on the default branch",
                "candidate.yml is disabled (disabled_manually)",
            ]);
        problems
            .Skip(2)
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(problem =>
                problem.Name == "lanes" && problem.Text.StartsWith(".github/workflows/release.yml:")
            );
    }

    [Fact]
    public async Task A_branch_that_makes_a_bump_wait_is_a_warning()
    {
        Repo.Protection["main"] = new SandboxProtection
        {
            Checks = new CheckPolicy(true, [new RequiredCheck("core (rust)")]),
            Reviews = new ReviewPolicy(2),
        };

        (await ReadAsync())
            .Warnings.Select(warning => warning.Name)
            .Should()
            .Equal("required checks", "strict checks", "reviews");
    }

    [Fact]
    public async Task Releases_that_can_be_changed_afterwards_are_a_warning()
    {
        Repo.ImmutableReleases = false;

        (await ReadAsync())
            .Warnings.Should()
            .Equal(
                CheckResult.Warning(
                    "immutable releases",
                    "immutable releases are off: whoever may push can change what is published",
                    "Turn them on in Settings, General, Releases"
                )
            );
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
        report
            .Findings.Where(finding => finding.Status == CheckStatus.Unknown)
            .Select(finding => finding.Name)
            .Should()
            .Equal("actions", "immutable releases", "secrets", "variables", "release tags", "release tags");
    }

    private Task<PreflightReport> ReadAsync() =>
        new PreflightReader(Services(readOnly: true), Needs).ReadAsync(CancellationToken.None);

    private async Task<IEnumerable<string>> ProblemsAsync() =>
        (await ReadAsync()).Problems.Select(problem => problem.Text);
}
