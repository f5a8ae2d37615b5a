using System.Security.Cryptography;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.EndToEnd.Containers;

[Needs(Need.Containers)]
public sealed class LaneInContainerTests : IAsyncLifetime
{
    private GitHubSandbox github = null!;
    private SandboxRepository repository = null!;
    private string sourceSha = "";

    public async ValueTask InitializeAsync()
    {
        github = await GitHubSandbox.StartAsync();
        repository = github.CreateRepository("org/ms-manager");
        sourceSha = repository.Commit(new Dictionary<string, string> { ["package.json"] = "{}\n" }, "first");
    }

    public ValueTask DisposeAsync() => github.DisposeAsync();

    [Fact]
    public async Task A_candidate_goes_through_the_lane_with_outputs_and_summaries_in_files_of_another_user()
    {
        using var job = new ContainerJob(ContainerEngine.Require(), github, repository, sourceSha);

        await new ReleaseLane(job, sourceSha, "1.2.3").RunAsync();

        ExpectPublished();
        // what a root container wrote is of use to the next step, whose user is another
        (await job.Folders.RunStepAsync("sha256sum", $"verified/{ReleaseLane.Setup}", "latest.json"))
            .Should()
            .Be(
                (
                    0,
                    $"{Sha256(ReleaseLane.SetupBytes)}  "
                        + $"verified/{ReleaseLane.Setup}\n{Sha256(Published("latest.json"))}  latest.json\n"
                )
            );
    }

    [Fact]
    public async Task The_root_file_system_may_be_read_only_without_even_a_folder_for_temporary_files()
    {
        var engine = ContainerEngine.Require();
        // podman would put writable file systems over /tmp, /run and /var/tmp; docker does not
        using var job = new ContainerJob(engine, github, repository, sourceSha)
        {
            Options = engine.IsPodman ? ["--read-only", "--read-only-tmpfs=false"] : ["--read-only"],
        };

        await new ReleaseLane(job, sourceSha, "1.2.3").RunAsync();

        ExpectPublished();
        job.Variables["GITHUB_OUTPUT"] = "/tmp/output";
        (await job.RunAsync("promote-assets"))
            .Error.Should()
            .StartWith(
                "GITHUB_OUTPUT cannot be written at /tmp/output: Read-only file system",
                "only the runner's folders are writable"
            );
    }

    private void ExpectPublished()
    {
        repository
            .Releases.Published("v1.2.3")!
            .Assets.Select(asset => asset.Name)
            .Should()
            .BeEquivalentTo(
                ReleaseLane.Setup,
                ReleaseLane.Setup + ".sig",
                "latest.json",
                "checksums.txt",
                "candidate.json"
            );
        github.Log.Violations.Should().BeEmpty();
    }

    private byte[] Published(string name) =>
        repository.Releases.Published("v1.2.3")!.Assets.Single(asset => asset.Name == name).ReadBytes();

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
