using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Publishing;

/// <summary>What this repository's own release.yml does.</summary>
[Needs(Need.Tools)]
public sealed class ReleaseStepTests : IDisposable
{
    private readonly ReleaseScripts scripts = new();

    public void Dispose() => scripts.Dispose();

    private const string Publish = "Draft, fill with what verifies, publish";
    private const string Guarded = "echo 'branch main'";

    [Theory]
    [InlineData("refs/heads/main", "echo 1", Guarded, true)]
    [InlineData("refs/heads/main", "echo 12", Guarded, true)]
    [InlineData("refs/heads/main", "echo 0", Guarded, false)]
    [InlineData("refs/heads/main", "case $* in *release-tags*) echo 0 ;; *) echo 1 ;; esac", Guarded, false)]
    [InlineData("refs/heads/main", "echo '{\"message\":\"Not Found\"}'; exit 1", Guarded, false)]
    [InlineData("refs/heads/main", "exit 1", Guarded, false)]
    [InlineData("refs/heads/side", "echo 1", Guarded, false)]
    [InlineData("refs/heads/main", "echo 1", "echo", false)]
    [InlineData("refs/heads/main", "echo 1", "echo 'branch main, branch *'", false)]
    [InlineData("refs/heads/main", "echo 1", "exit 1", false)]
    public async Task Only_main_releases_and_only_behind_environments_with_reviewers_that_are_for_main(
        string reference,
        string reviewers,
        string branches,
        bool passes
    )
    {
        scripts.Stub("gh", $"case $* in *deployment-branch-policies*) {branches} ;; *) {reviewers} ;; esac");
        (await scripts.Run("verify", "Dispatched on main, with approvals ahead", ("GITHUB_REF", reference)))
            .Passed.Should()
            .Be(passes);
    }

    [Theory]
    [InlineData("creation deletion update", true)]
    [InlineData("deletion update", false)]
    [InlineData("creation deletion", false)]
    [InlineData("", false)]
    public async Task Where_any_workflow_could_move_v1_nothing_is_released(string rules, bool passes)
    {
        scripts.Stub("gh", $"case $* in *targets=tag*) echo 7 ;; *rulesets/7*) printf '%s\\n' {rules} ;; esac");
        (await scripts.Run("verify", "Nobody but the App moves v1")).Passed.Should().Be(passes);
    }

    [Theory]
    [InlineData("echo 1", true)]
    [InlineData("echo 0", false)]
    [InlineData("exit 1", false)]
    public async Task A_commit_without_a_green_run_of_ci_is_not_released(string gh, bool passes)
    {
        scripts.Stub("gh", gh);
        (await scripts.Run("verify", "Its checks are green")).Passed.Should().Be(passes);
        scripts
            .Calls.Should()
            .Equal(
                $"gh run list --workflow ci.yml --commit {ReleaseScripts.Sha} --event push --status success "
                    + "--json databaseId --jq length"
            );
    }

    [Theory]
    [InlineData("200", true)]
    [InlineData("401", false)]
    [InlineData("404", false)]
    public async Task An_image_that_nobody_can_pull_stops_the_release_before_anything_is_tagged(
        string status,
        bool passes
    )
    {
        scripts.Stub("curl", $"case $* in *token*) echo '{{\"token\":\"t\"}}' ;; *) printf {status} ;; esac");
        (await scripts.Run("image", "Anybody can pull it")).Passed.Should().Be(passes);
        ReleaseScripts.Job("tree").Needs.Select(need => need.Text).Should().Contain("image");
    }

    [Theory]
    [InlineData(
        "v1.2.3",
        "missing",
        "verify|create v1.2.3 --draft --verify-tag --title v1.2.3 --generate-notes|upload|edit"
    )]
    [InlineData(
        "v1.2.3-beta.1",
        "missing",
        "verify|create v1.2.3-beta.1 --draft --verify-tag --title v1.2.3-beta.1 --generate-notes --prerelease|upload|edit"
    )]
    [InlineData("v1.2.3", "draft", "verify|upload|edit")]
    [InlineData("v1.2.3", "published", "verify")]
    public async Task A_release_is_published_last_and_a_draft_is_taken_up(string tag, string state, string calls)
    {
        scripts.Stub("gh", $"case $* in *'release view'*) {(state == "missing" ? "exit 1" : $"echo {state}")} ;; esac");
        (await scripts.Run("release", Publish, ("TAG", tag), ("LATEST", "true"))).Passed.Should().BeTrue();
        scripts
            .Calls.Where(call => !call.StartsWith("gh release view", StringComparison.Ordinal))
            .Should()
            .Equal(
                calls
                    .Split('|')
                    .Select(call =>
                        call switch
                        {
                            "verify" => $"gh attestation verify {scripts["package/ms.nupkg"]} {ReleaseScripts.Exactly}",
                            "upload" => $"gh release upload {tag} --clobber {scripts["package/checksums.txt"]} "
                                + scripts["package/ms.nupkg"],
                            "edit" => $"gh release edit {tag} --draft=false --latest=true",
                            _ => $"gh release {call}",
                        }
                    )
            );
    }

    [Theory]
    [InlineData("exit 1", "")]
    [InlineData("", "other bytes")]
    public async Task A_tool_that_does_not_verify_is_not_published(string gh, string changed)
    {
        scripts.Stub("gh", $"case $* in *attestation*) {gh} ;; esac");
        if (changed.Length > 0)
        {
            scripts.Package = changed;
        }
        (await scripts.Run("release", Publish, ("TAG", "v1.2.3"), ("LATEST", "true"))).Passed.Should().BeFalse();
        scripts.Calls.Should().NotContain(call => call.StartsWith("gh release upload", StringComparison.Ordinal));
    }

    [Fact]
    public void No_script_holds_an_expression_and_every_job_has_its_own_permissions_and_an_end()
    {
        ReleaseScripts
            .Workflow.Jobs.SelectMany(job => job.Steps)
            .Select(step => step.Run?.Text)
            .OfType<string>()
            .Should()
            .NotContain(script => script.Contains("${{"));
        ReleaseScripts.Workflow.Jobs.Should().OnlyContain(job => job.Permissions != null && job.TimeoutMinutes != null);
    }
}
