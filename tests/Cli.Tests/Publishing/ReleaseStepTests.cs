using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Publishing;

/// <summary>What this repository's own release.yml does.</summary>
[Needs(Need.Tools)]
public sealed class ReleaseStepTests : IDisposable
{
    private readonly ReleaseScripts scripts = new();

    public void Dispose() => scripts.Dispose();

    [Theory]
    [InlineData("refs/heads/main", "echo 1", true)]
    [InlineData("refs/heads/main", "echo 12", true)]
    [InlineData("refs/heads/main", "echo 0", false)]
    [InlineData("refs/heads/main", "echo '{\"message\":\"Not Found\"}'; exit 1", false)]
    [InlineData("refs/heads/main", "exit 1", false)]
    [InlineData("refs/heads/side", "echo 1", false)]
    public async Task Only_main_releases_and_only_behind_an_environment_with_reviewers(
        string reference,
        string gh,
        bool passes
    )
    {
        scripts.Stub("gh", gh);
        (await scripts.Run("verify", "Dispatched on main, with an approval ahead", ("GITHUB_REF", reference)))
            .Passed.Should()
            .Be(passes);
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
    [InlineData("ghcr.io/org/ms-release-actions@sha256:dddd", "exit 1", true, "digest=sha256:dddd")]
    [InlineData("", "exit 1", true, "digest=")]
    [InlineData(
        "",
        "case $* in *--raw*) echo '{\"annotations\":{\"org.opencontainers.image.revision\":\""
            + ReleaseScripts.Sha
            + "\"}}' ;; *) echo sha256:dddd ;; esac",
        true,
        "digest=sha256:dddd"
    )]
    [InlineData("", "echo '{\"annotations\":{\"org.opencontainers.image.revision\":\"other\"}}'", false, "")]
    [InlineData("", "echo '{}'", false, "")]
    public async Task An_image_of_this_commit_is_taken_up_and_one_of_another_is_refused(
        string released,
        string docker,
        bool passes,
        string output
    )
    {
        scripts.Stub("docker", docker);
        var (passed, said) = await scripts.Run("image", "The image that an earlier run made", ("RELEASED", released));
        (passed, said).Should().Be((passes, output));
    }

    [Fact]
    public async Task Every_base_image_of_the_Dockerfile_is_held_to_the_digest_that_was_recorded()
    {
        File.Copy(Checkout.PathOf("Dockerfile"), scripts["Dockerfile"]);
        scripts.Stub("git", "echo 1700000000");
        scripts.Stub(
            "docker",
            "case $* in *inspect*) echo sha256:bbbb ;; *'buildx build'*) echo "
                + "'{\"containerimage.digest\":\"sha256:dddd\"}' > metadata.json ;; esac"
        );
        (
            await scripts.Run(
                "image",
                "Build for both architectures and push",
                ("GITHUB_STEP_SUMMARY", scripts["summary"]),
                ("GITHUB_SERVER_URL", "https://github.com")
            )
        )
            .Should()
            .Be((true, "digest=sha256:dddd"));

        var bases = Checkout
            .Read("Dockerfile")
            .Split('\n')
            .Where(line => line.StartsWith("FROM ", StringComparison.Ordinal))
            .Select(line => line.Split(' ').Skip(1).First(word => !word.StartsWith("--", StringComparison.Ordinal)))
            .Where(name => name.Contains('/'))
            .Distinct()
            .ToList();
        var build = scripts.Calls.Single(call => call.StartsWith("docker buildx build ", StringComparison.Ordinal));
        bases
            .Should()
            .HaveCountGreaterThan(1)
            .And.OnlyContain(name => build.Contains($" --build-context {name}=docker-image://{name}@sha256:bbbb "));
        build
            .Should()
            .Contain(" --platform linux/amd64,linux/arm64 ")
            .And.Contain($" --annotation index:org.opencontainers.image.revision={ReleaseScripts.Sha} ")
            .And.Contain(" --label org.opencontainers.image.base.digest=sha256:bbbb ");
        (await File.ReadAllLinesAsync(scripts["summary"]))
            .Should()
            .BeEquivalentTo(bases.Select(name => $"- base `{name}@sha256:bbbb`"));
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
        ReleaseScripts
            .Workflow.Jobs.Single(job => job.Id.Text == "tree")
            .Needs.Select(need => need.Text)
            .Should()
            .Contain("image");
    }

    [Theory]
    [InlineData("v1.2.3", "missing", "create v1.2.3 --draft --verify-tag --title v1.2.3 --generate-notes|upload|edit")]
    [InlineData(
        "v1.2.3-beta.1",
        "missing",
        "create v1.2.3-beta.1 --draft --verify-tag --title v1.2.3-beta.1 --generate-notes --prerelease|upload|edit"
    )]
    [InlineData("v1.2.3", "draft", "upload|edit")]
    public async Task A_release_is_published_last_and_a_draft_is_taken_up(string tag, string state, string calls)
    {
        scripts.Stub("gh", "true");
        (await scripts.Run("release", "Draft, fill, publish", ("TAG", tag), ("STATE", state), ("LATEST", "true")))
            .Passed.Should()
            .BeTrue();
        scripts
            .Calls.Should()
            .Equal(
                calls
                    .Split('|')
                    .Select(call =>
                        call switch
                        {
                            "upload" => $"gh release upload {tag} --clobber {scripts.Folder}/package/checksums.txt",
                            "edit" => $"gh release edit {tag} --draft=false --latest=true",
                            _ => $"gh release {call}",
                        }
                    )
            );
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
