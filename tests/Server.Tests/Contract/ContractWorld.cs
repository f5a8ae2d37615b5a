using System.Text;
using System.Text.Json.Nodes;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.ServerTests.Contract;

/// <summary>A repository in which there is one of everything, and the names by which the drives call it.</summary>
internal static class ContractWorld
{
    private const string Workflow =
        "name: CI\nrun-name: ci ${{ inputs.source_sha }}\non:\n  workflow_dispatch:\n    inputs:\n      "
        + "source_sha:\n        required: true\n";
    private const string Digest = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    public static Dictionary<string, string> Make(GitHubSandbox github, SandboxRepository repo)
    {
        github.CreateRepository("org/other").Commit(new Dictionary<string, string> { ["a"] = "b" }, "first");
        var sha = repo.Commit(
            new Dictionary<string, string>
            {
                ["README.md"] = "# ms-manager\n",
                ["package.json"] = "{}\n",
                [".github/workflows/ci.yml"] = Workflow,
            },
            "second\n\nwith a body"
        );
        var head = repo.Commit(new Dictionary<string, string> { ["topic.txt"] = "1\n" }, "change", "topic");
        repo.Commit(new Dictionary<string, string> { ["second.txt"] = "1\n" }, "change", "second");
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["owner"] = "org",
            ["repo"] = "ms-manager",
            ["sha"] = sha,
            ["head"] = head,
            ["commit_sha"] = sha,
            ["branch"] = "main",
            ["path"] = "README.md",
            ["tree_sha"] = Git(repo, "rev-parse", sha + "^{tree}"),
            ["file_sha"] = Git(repo, "rev-parse", sha + ":README.md"),
            ["subject_digest"] = Digest,
            ["ticket"] = "nonsense",
            ["repository_id"] = repo.Id.ToString(),
            ["archive_format"] = "zip",
            ["attempt_number"] = "1",
            ["workflow_id"] = "ci.yml",
            ["environment_name"] = "app-release",
        };
        Git(repo, "tag", "-a", "-m", "annotated", "v0.9.0", sha);
        values["tag_sha"] = Git(repo, "rev-parse", "refs/tags/v0.9.0");
        repo.Attestations.Add(
            Digest,
            new JsonObject
            {
                ["mediaType"] = "application/vnd.dev.sigstore.bundle.v0.3+json",
                ["verificationMaterial"] = new JsonObject(),
                ["dsseEnvelope"] = new JsonObject(),
            }
        );
        Releases(repo, sha, values);
        Runs(repo, sha, values);
        values["check_run_id"] = repo.Checks.Add("ci", head).Id.ToString();
        repo.Checks.SetStatus(sha, "legacy", "success");
        values["pull_number"] = repo.Pulls.Open("first", "topic", by: "mona").Number.ToString();
        repo.Protection["second"] = new SandboxProtection();
        return values;
    }

    private static void Releases(SandboxRepository repo, string sha, Dictionary<string, string> values)
    {
        var published = repo.Releases.AddPublished("v1.0.0", sha);
        published.AddAsset("app.bin", "bytes"u8.ToArray());
        var draft = repo.Releases.AddDraft("rc-draft", sha);
        draft.AddStarter("half.bin");
        values["tag"] = "v1.0.0";
        values["name"] = "app.bin";
        values["release_id"] = draft.Id.ToString();
        values["asset_id"] = draft.AddAsset("app.bin", "bytes"u8.ToArray()).Id.ToString();
    }

    private static void Runs(SandboxRepository repo, string sha, Dictionary<string, string> values)
    {
        var inputs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["source_sha"] = sha };
        var environment = repo.Actions.ProtectedEnvironment("app-release", "octocat");
        var waiting = repo.Actions.AddRun("ci.yml", new NewRun("workflow_dispatch", "main", sha) { Inputs = inputs });
        waiting.WaitForApproval("app-release");
        var run = repo.Actions.AddRun("ci.yml", new NewRun("workflow_dispatch", "main", sha) { Inputs = inputs });
        var job = run.AddJob("core (rust)");
        job.Step("Build");
        job.Log("compiling\ndone\n");
        job.Complete("failure");
        values["artifact_id"] = run.AddArtifact(
                "bundle",
                new Dictionary<string, byte[]> { ["a.txt"] = "a"u8.ToArray() }
            )
            .Id.ToString();
        run.Complete("failure");
        (values["waiting"], values["run_id"], values["job_id"], values["environment_id"]) = (
            waiting.Id.ToString(),
            run.Id.ToString(),
            job.Id.ToString(),
            environment.Id.ToString()
        );
    }

    private static string Git(SandboxRepository repo, params string[] arguments)
    {
        var (code, output) = Testing
            .Tool.RunAsync("git", repo.GitFolder, ["-c", "user.name=t", "-c", "user.email=t@example.org", .. arguments])
            .GetAwaiter()
            .GetResult();
        return code == 0
            ? output.Trim()
            : throw new InvalidOperationException(
                new StringBuilder("git ").AppendJoin(' ', arguments).Append(": ").Append(output).ToString()
            );
    }
}
