using System.Net.Sockets;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.EndToEnd.Containers;

[Needs(Need.Containers)]
public sealed class NetworkInContainerTests
{
    [Fact]
    public async Task In_a_job_with_containers_an_action_works_in_the_job_s_own_bridge_network()
    {
        var engine = ContainerEngine.Require();
        await using var network = await ContainerNetwork.CreateAsync(engine);
        await using var github = await StartAtAsync(engine, network);
        var repository = github.CreateRepository("org/ms-manager");
        var sha = repository.Commit(new Dictionary<string, string> { ["package.json"] = "{}\n" }, "first");
        SealedCandidate.Put(
            repository,
            sha,
            new Dictionary<string, byte[]> { ["a.bin"] = [1, 2, 3] },
            version: "1.2.0"
        );
        using var job = new ContainerJob(engine, github, repository, sha) { Network = network.Name };

        var validated = await job.RunAsync("validate-candidate", ("source-sha", sha), ("verify", "download"));
        var promoted = await job.RunAsync("promote-assets", ("source-sha", sha), ("release-tag", "v1.2.0"));

        (validated.ExitCode, promoted.ExitCode).Should().Be((0, 0), validated.Log + promoted.Log);
        (validated.Outputs["state"], promoted.Outputs["state"]).Should().Be(("sealed", "published"));
        github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task Every_action_does_its_work_where_nothing_but_GitHub_is_to_be_reached_and_no_name_is_resolved()
    {
        var engine = ContainerEngine.Require();
        await using var github = await IsolatedGitHub.StartAsync(engine);
        github.Routes.Should().BeEmpty();
        using var job = new ContainerJob(engine, github.Facts) { Network = github.Network };

        await new ReleaseLane(job, github.Facts.Sha, "1.4.0").RunAsync();
        await AddWorkflowAsync(github.GitFolder);
        var dispatched = await job.RunAsync("dispatch-and-wait", ("workflow", "candidate.yml"), ("wait", "false"));

        (dispatched.ExitCode, dispatched.Outputs["reused"]).Should().Be((0, "false"), dispatched.Log);
    }

    // podman's bridge is there only after a container has used it
    private static async Task<GitHubSandbox> StartAtAsync(ContainerEngine engine, ContainerNetwork network)
    {
        using var first = new ContainerJob(engine, JobFacts.Offline) { Network = network.Name };
        (await first.RunAsync("promote-assets")).ExitCode.Should().Be(2);
        try
        {
            return await GitHubSandbox.StartAsync(new SandboxOptions { BindAddress = network.HostAddress });
        }
        catch (Exception refused) when (refused is SocketException or IOException)
        {
            Assert.Skip(
                $"NOT TESTED in a network of its own: {network.HostAddress}, the network's gateway, is no address "
                    + $"of this machine: {refused.Message}"
            );
            throw;
        }
    }

    private static async Task AddWorkflowAsync(string gitFolder)
    {
        using var clone = new TemporaryFolder();
        await GitAsync(clone, "clone", "--quiet", gitFolder, ".");
        Directory.CreateDirectory(clone[".github/workflows"]);
        await File.WriteAllTextAsync(clone[".github/workflows/candidate.yml"], "on:\n  workflow_dispatch:\njobs: {}\n");
        await GitAsync(clone, "add", ".");
        await GitAsync(
            clone,
            "-c",
            "user.name=o",
            "-c",
            "user.email=o@example.org",
            "commit",
            "--quiet",
            "--message",
            "ci"
        );
        await GitAsync(clone, "push", "--quiet");
    }

    private static async Task GitAsync(TemporaryFolder folder, params string[] arguments) =>
        (await Tool.RunAsync("git", folder.Path, arguments))
            .Should()
            .Match<(int ExitCode, string Output)>(end => end.ExitCode == 0);
}
