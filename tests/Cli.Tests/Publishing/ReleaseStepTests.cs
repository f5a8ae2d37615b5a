using System.Diagnostics;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.CliTests.Publishing;

/// <summary>Scripts of this repository's own release.yml, run by bash; <c>gh</c>, <c>docker</c> and <c>curl</c> say what the test tells them and note how they were called.</summary>
[Needs(Need.Tools)]
public sealed class ReleaseStepTests : IDisposable
{
    private const string Sha = "0123456789012345678901234567890123456789";
    private const string Digest = "sha256:dddd";
    private static readonly WorkflowFile File = WorkflowFile.Parse(".github/workflows/release.yml", Checkout.Read(".github/workflows/release.yml"));
    private readonly TemporaryFolder folder = new();

    public ReleaseStepTests()
    {
        Assert.SkipWhen(Tool.Find("jq") is null, "jq is not in PATH: the scripts of release.yml were not run");
        foreach (var tool in (string[])["gh", "docker", "curl"])
        {
            Stub(tool, "exit 1");
        }
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("refs/heads/main", "echo 1", true)]
    [InlineData("refs/heads/main", "echo 12", true)]
    [InlineData("refs/heads/main", "echo 0", false)]
    [InlineData("refs/heads/main", "echo '{\"message\":\"Not Found\"}'; exit 1", false)]
    [InlineData("refs/heads/main", "exit 1", false)]
    [InlineData("refs/heads/side", "echo 1", false)]
    public async Task Only_main_releases_and_only_behind_an_environment_with_reviewers(string reference, string gh, bool passes)
    {
        Stub("gh", gh);
        (await Run("verify", "Dispatched on main, with an approval ahead", ("GITHUB_REF", reference))).Passed.Should().Be(passes);
    }

    [Theory]
    [InlineData("echo 1", true)]
    [InlineData("echo 0", false)]
    [InlineData("exit 1", false)]
    public async Task A_commit_without_a_green_run_of_ci_is_not_released(string gh, bool passes)
    {
        Stub("gh", gh);
        (await Run("verify", "Its checks are green")).Passed.Should().Be(passes);
        Calls.Should().Equal($"gh run list --workflow ci.yml --commit {Sha} --event push --status success --json databaseId --jq length");
    }

    [Theory]
    [InlineData("ghcr.io/org/ms-release-actions@sha256:dddd", "exit 1", true, "digest=sha256:dddd")]
    [InlineData("", "exit 1", true, "digest=")]
    [InlineData("", "case $* in *--raw*) echo '{\"annotations\":{\"org.opencontainers.image.revision\":\"" + Sha + "\"}}' ;; *) echo sha256:dddd ;; esac", true, "digest=sha256:dddd")]
    [InlineData("", "echo '{\"annotations\":{\"org.opencontainers.image.revision\":\"other\"}}'", false, "")]
    [InlineData("", "echo '{}'", false, "")]
    public async Task An_image_of_this_commit_is_taken_up_and_one_of_another_is_refused(string released, string docker, bool passes, string output)
    {
        Stub("docker", docker);
        var (passed, said) = await Run("image", "The image that an earlier run made", ("RELEASED", released));
        (passed, said).Should().Be((passes, output));
    }

    [Fact]
    public async Task Every_base_image_of_the_Dockerfile_is_held_to_the_digest_that_was_recorded()
    {
        System.IO.File.Copy(Checkout.PathOf("Dockerfile"), folder["Dockerfile"]);
        Stub("git", "echo 1700000000");
        Stub("docker", "case $* in *inspect*) echo sha256:bbbb ;; *'buildx build'*) echo '{\"containerimage.digest\":\"sha256:dddd\"}' > metadata.json ;; esac");
        (await Run("image", "Build for both architectures and push", ("GITHUB_STEP_SUMMARY", folder["summary"]), ("GITHUB_SERVER_URL", "https://github.com"))).Should().Be((true, "digest=sha256:dddd"));

        var bases = Checkout.Read("Dockerfile").Split('\n').Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).Select(line => line.Split(' ').Skip(1).First(word => !word.StartsWith("--", StringComparison.Ordinal)))
            .Where(name => name.Contains('/')).Distinct().ToList();
        var build = Calls.Single(call => call.StartsWith("docker buildx build ", StringComparison.Ordinal));
        bases.Should().HaveCountGreaterThan(1).And.OnlyContain(name => build.Contains($" --build-context {name}=docker-image://{name}@sha256:bbbb "));
        build.Should().Contain(" --platform linux/amd64,linux/arm64 ").And.Contain($" --annotation index:org.opencontainers.image.revision={Sha} ").And.Contain(" --label org.opencontainers.image.base.digest=sha256:bbbb ");
        (await System.IO.File.ReadAllLinesAsync(folder["summary"])).Should().BeEquivalentTo(bases.Select(name => $"- base `{name}@sha256:bbbb`"));
    }

    [Theory]
    [InlineData("200", true)]
    [InlineData("401", false)]
    [InlineData("404", false)]
    public async Task An_image_that_nobody_can_pull_stops_the_release_before_anything_is_tagged(string status, bool passes)
    {
        Stub("curl", $"case $* in *token*) echo '{{\"token\":\"t\"}}' ;; *) printf {status} ;; esac");
        (await Run("image", "Anybody can pull it")).Passed.Should().Be(passes);
        File.Jobs.Single(job => job.Id.Text == "tree").Needs.Select(need => need.Text).Should().Contain("image");
    }

    [Theory]
    [InlineData("v1.2.3", "missing", "create v1.2.3 --draft --verify-tag --title v1.2.3 --generate-notes|upload|edit")]
    [InlineData("v1.2.3-beta.1", "missing", "create v1.2.3-beta.1 --draft --verify-tag --title v1.2.3-beta.1 --generate-notes --prerelease|upload|edit")]
    [InlineData("v1.2.3", "draft", "upload|edit")]
    public async Task A_release_is_published_last_and_a_draft_is_taken_up(string tag, string state, string calls)
    {
        Stub("gh", "true");
        (await Run("release", "Draft, fill, publish", ("TAG", tag), ("STATE", state), ("LATEST", "true"))).Passed.Should().BeTrue();
        Calls.Should().Equal(
            calls.Split('|').Select(call => call switch
            {
                "upload" => $"gh release upload {tag} --clobber {folder.Path}/package/checksums.txt",
                "edit" => $"gh release edit {tag} --draft=false --latest=true",
                _ => $"gh release {call}",
            }));
    }

    [Fact]
    public void No_script_holds_an_expression_and_every_job_has_its_own_permissions_and_an_end()
    {
        File.Jobs.SelectMany(job => job.Steps).Select(step => step.Run?.Text).OfType<string>().Should().NotContain(script => script.Contains("${{"));
        File.Jobs.Should().OnlyContain(job => job.Permissions != null && job.TimeoutMinutes != null);
    }

    private IEnumerable<string> Calls => System.IO.File.ReadLines(folder["calls"]);

    private void Stub(string tool, string script)
    {
        Directory.CreateDirectory(folder["tools"]);
        var path = Path.Combine(folder["tools"], tool);
        System.IO.File.WriteAllText(path, $"#!/bin/bash\necho \"{tool} $*\" >> '{folder["calls"]}'\n{script}\n");
#pragma warning disable CA1416 // bash is needed here all the same
        System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
#pragma warning restore CA1416
    }

    /// <summary>Runs a step as GitHub does; answers with whether it passed, and what it left in GITHUB_OUTPUT.</summary>
    private async Task<(bool Passed, string Output)> Run(string job, string name, params (string Name, string Value)[] variables)
    {
        Directory.CreateDirectory(folder["package"]);
        await System.IO.File.WriteAllTextAsync(folder["package/checksums.txt"], "");
        var script = File.Jobs.Single(found => found.Id.Text == job).Steps.Single(step => step.Name?.Text == name).Run!.Text;
        await System.IO.File.WriteAllTextAsync(folder["step.sh"], script);
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", folder["step.sh"]]) { WorkingDirectory = folder.Path, UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        (string Name, string Value)[] all =
        [
            ("PATH", $"{folder["tools"]}:{Environment.GetEnvironmentVariable("PATH")}"), ("GITHUB_OUTPUT", folder["output"]), ("GITHUB_REF", "refs/heads/main"), ("GITHUB_REPOSITORY", "org/ms-release-actions"),
            ("GH_REPO", "org/ms-release-actions"), ("IMAGE", "ghcr.io/org/ms-release-actions"), ("VERSION", "1.2.3"), ("SOURCE_SHA", Sha), ("DIGEST", Digest), ("RUNNER_TEMP", folder.Path), .. variables,
        ];
        foreach (var (variable, value) in all)
        {
            start.Environment[variable] = value;
        }
        using var process = Process.Start(start)!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode == 0, System.IO.File.Exists(folder["output"]) ? (await System.IO.File.ReadAllTextAsync(folder["output"])).Trim() : "");
    }
}
