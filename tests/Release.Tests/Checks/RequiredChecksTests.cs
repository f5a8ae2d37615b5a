using System.Text.Json.Nodes;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Checks;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Checks;

[Needs(Need.Nothing)]
public sealed class RequiredChecksTests : TrainTest
{
    private static readonly string[] Three = ["core (rust)", "frontend (svelte)", "tauri (cargo check)"];

    [Fact]
    public async Task Checks_that_jobs_report_are_fine_and_nothing_is_to_be_written()
    {
        Protect(strict: true, [.. Three.Select(name => new RequiredCheck(name))]);

        var report = await ReadAsync();

        report
            .Findings.Select(finding => (finding.Name, finding.Standing))
            .Should()
            .Equal(Three.Select(name => (name, CheckStanding.Fine)));
        report.Corrections.Should().BeEmpty();
        report.Holds.Should().BeTrue();
        Github.Log.WriteAttempts.Should().BeEmpty();
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task Classic_protection_loses_what_nothing_reports_gets_what_is_missing_and_keeps_all_else()
    {
        Protect(strict: true, new("build (windows-latest)"), new("core (rust)", 15368), new("codecov/patch", 254));

        var report = await ReadAsync();
        report
            .Findings.Select(finding => (finding.Name, finding.Standing))
            .Should()
            .Equal(
                ("build (windows-latest)", CheckStanding.Obsolete),
                ("core (rust)", CheckStanding.Fine),
                ("codecov/patch", CheckStanding.Foreign),
                ("frontend (svelte)", CheckStanding.Missing),
                ("tauri (cargo check)", CheckStanding.Missing)
            );
        var before = Repo.Protection["main"]!;
        (await ApplyAsync(report))
            .Should()
            .Equal(
                "branch protection: no longer require build (windows-latest); require frontend (svelte), tauri "
                    + "(cargo check)"
            );

        Repo.Protection["main"]
            .Should()
            .BeEquivalentTo(
                before with
                {
                    Checks = new CheckPolicy(
                        true,
                        [
                            new("core (rust)", 15368),
                            new("codecov/patch", 254),
                            new("frontend (svelte)"),
                            new("tauri (cargo check)"),
                        ]
                    ),
                }
            );
        Github.Log.Writes.Should().ContainSingle();
        (await ReadAsync()).Holds.Should().BeTrue();
        (await ApplyAsync(report)).Should().BeEmpty("it is done already");
        Github.Log.Writes.Should().ContainSingle();
    }

    [Fact]
    public async Task Of_a_ruleset_only_the_contexts_change()
    {
        const string rules = """
            [ { "type": "deletion" },
              { "type": "required_status_checks", "parameters": { "strict_required_status_checks_policy": true, "do_not_enforce_on_create": true,
                "required_status_checks": [ { "context": "build (linux)" }, { "context": "core (rust)", "integration_id": 15368 }, { "context": "lint", "integration_id": 99 } ] } } ]
            """;
        var made = Rules(rules);

        var report = await ReadAsync();
        (await ApplyAsync(report))
            .Should()
            .Equal(
                $"ruleset {made.Id}: no longer require build (linux); require frontend (svelte), tauri (cargo check)"
            );

        var expected = JsonNode.Parse(rules)!.AsArray();
        var checks = expected[1]!["parameters"]!["required_status_checks"]!.AsArray();
        checks.RemoveAt(0);
        checks.Add((JsonNode)new JsonObject { ["context"] = "frontend (svelte)" });
        checks.Add((JsonNode)new JsonObject { ["context"] = "tauri (cargo check)" });
        var after = Repo.Protection.Rulesets.Single();
        JsonNode.DeepEquals(after.Rules, expected).Should().BeTrue();
        (after.Name, after.Enforcement, after.Target, after.Conditions!.ToJsonString())
            .Should()
            .Be((made.Name, made.Enforcement, made.Target, made.Conditions!.ToJsonString()));
        (await ReadAsync()).Corrections.Should().BeEmpty();
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_bot_reports_without_a_named_app_is_left_alone()
    {
        Repo.Checks.SetStatus(First, "ci/circleci", "success");
        Protect(strict: false, [new("ci/circleci"), .. Three.Select(name => new RequiredCheck(name))]);

        (await ReadAsync()).Findings[0].Standing.Should().Be(CheckStanding.Foreign);
    }

    [Fact]
    public async Task A_name_of_the_settings_that_no_job_reports_is_never_required()
    {
        Settings = Settings with { RequiredChecks = [.. Three, "renamed"] };
        Protect(strict: false, [.. Three.Select(name => new RequiredCheck(name))]);

        var report = await ReadAsync();

        report
            .Findings.Where(finding => finding.Standing != CheckStanding.Fine)
            .Select(finding => (finding.Name, finding.Standing))
            .Should()
            .Equal(("renamed", CheckStanding.Unproduced));
        (report.Corrections.Count, report.Holds).Should().Be((0, false));
    }

    [Fact]
    public async Task Where_nothing_requires_checks_it_is_said_how_to_begin()
    {
        var report = await ReadAsync();

        report.Corrections.Should().BeEmpty();
        report
            .Stuck.Should()
            .ContainSingle()
            .Which.Should()
            .Contain("protect the branch with required status checks first");
    }

    [Fact]
    public async Task A_write_whose_answer_is_lost_is_not_made_twice()
    {
        Protect(strict: false, new RequiredCheck("gone"));
        Github.Faults.On("PATCH", "/repos/*/*/branches/main/protection/required_status_checks").LoseAnswer();

        (await ApplyAsync(await ReadAsync())).Should().ContainSingle();

        Github.Log.Writes.Should().ContainSingle();
    }

    [Fact]
    public async Task Who_may_not_see_the_protection_is_told_what_token_is_needed()
    {
        Protect(strict: false, new RequiredCheck("gone"));
        Token = Github.CreateToken(
            "writer",
            (Permission.Contents, Access.Write),
            (Permission.Checks, Access.Read),
            (Permission.Statuses, Access.Read)
        );

        (await FluentActions.Awaiting(ReadAsync).Should().ThrowAsync<ActionFailure>())
            .Which.ToDo.Should()
            .Be("Use an administrator's token");
    }

    private void Protect(bool strict, params RequiredCheck[] checks) =>
        Repo.Protection["main"] = new SandboxProtection
        {
            Checks = new CheckPolicy(strict, checks),
            Reviews = new ReviewPolicy(1),
            EnforceAdmins = true,
            LinearHistory = true,
        };

    private Task<ChecksReport> ReadAsync() =>
        new RequiredChecks(Services(readOnly: true)).ReadAsync(CancellationToken.None);

    private Task<IReadOnlyList<string>> ApplyAsync(ChecksReport report) =>
        new RequiredChecks(Services()).ApplyAsync(report, CancellationToken.None);
}
