using MsReleaseActions.Server;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Bench;

/// <summary>
/// A candidate's assets onto a release: <c>promote-assets</c> against <c>gh release download</c> and <c>gh release
/// create</c>.
/// </summary>
internal sealed class PromotionRace(
    string app,
    GitHubSandbox github,
    SandboxRepository repository,
    string sourceSha,
    string folder
)
{
    // a desktop app for three systems
    private const int Files = 12;
    private const int FileSize = 16_000_000;
    private const int BytesPerSecond = 20_000_000;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(30);

    public static async Task PrintAsync(string app, TextWriter page)
    {
        await using var github = await GitHubSandbox.StartAsync(
            new SandboxOptions { RequestsPerHour = 1_000_000, WorkflowRequestsPerHour = 1_000_000 }
        );
        var repository = github.CreateRepository("org/ms-manager");
        var sourceSha = repository.Commit(new Dictionary<string, string> { ["package.json"] = "{}\n" }, "first");
        var folder = Directory.CreateTempSubdirectory("bench-").FullName;
        try
        {
            var race = new PromotionRace(app, github, repository, sourceSha, folder);
            await race.SealAsync();
            github.Faults.Throttle = new Throttle(Latency, BytesPerSecond);
            var (requests, inARow) = await race.CountAsync();
            var pairs = await Medians.PairsAsync(race.OursAsync, race.GhAsync);
            await page.WriteLineAsync(
                $"\n## Promotion\n\n{Files} files of {FileSize / 1_000_000} MB; each connection has "
                    + $"{BytesPerSecond / 1_000_000} MB/s and {Latency.TotalMilliseconds:0} ms. Median of "
                    + $"{Medians.Rounds} pairs.\n"
            );
            await page.WriteLineAsync("| | seconds | peak memory, MiB |\n|---|---:|---:|");
            await page.WriteLineAsync(Row("promote-assets", [.. pairs.Select(pair => pair.Ours)]));
            await page.WriteLineAsync(Row("gh release download + create", [.. pairs.Select(pair => pair.Theirs)]));
            await page.WriteLineAsync(
                "\nMedian of the pairs' ratios: "
                    + $"{Medians.Of(pairs.Select(pair => pair.Ours.Seconds / pair.Theirs.Seconds)):0.00}. `gh` "
                    + "compares "
                    + "nothing and writes every file to disk. A promotion asks "
                    + $"{requests} requests; with all files at once {inARow} of them are one after the other."
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Row(string name, IReadOnlyList<(double Seconds, double Peak)> runs) =>
        $"| {name} | {Medians.Of(runs.Select(run => run.Seconds)):0.00} | "
        + $"{Medians.Of(runs.Select(run => run.Peak)):0} |";

    private async Task SealAsync()
    {
        var dist = Directory.CreateDirectory(Path.Combine(folder, "dist")).FullName;
        for (var index = 0; index < Files; index++)
        {
            var bytes = new byte[FileSize];
#pragma warning disable CA5394 // bytes that compress badly and are the same every time
            new Random(index).NextBytes(bytes);
#pragma warning restore CA5394
            await File.WriteAllBytesAsync(Path.Combine(dist, $"part-{index}.bin"), bytes);
        }
        (await RunAsync("publish-candidate", ("FILES", "dist/*"))).MustSucceed();
    }

    private async Task<(double Seconds, double Peak)> OursAsync(int round)
    {
        var run = (
            await RunAsync("promote-assets", ("RELEASE-TAG", $"v1.{round}.0"), ("GENERATE-NOTES", "false"))
        ).MustSucceed();
        Forget($"v1.{round}.0");
        return (run.Duration.TotalSeconds, MiB(run));
    }

    // with its notes, and with all files at once: what is left are requests that need the answer of another
    private async Task<(int Requests, int InARow)> CountAsync()
    {
        github.Log.Clear();
        (await RunAsync("promote-assets", ("RELEASE-TAG", "v0.1.0"), ("CONCURRENCY", "16"))).MustSucceed();
        Forget("v0.1.0");
        var asked = github.Log.Requests;
        return (asked.Count, asked.Max(request => request.InARow));
    }

    private Task<Measured> RunAsync(string action, params (string Name, string Value)[] inputs)
    {
        var environment = inputs.ToDictionary(
            input => "INPUT_" + input.Name,
            input => input.Value,
            StringComparer.Ordinal
        );
        environment["GITHUB_WORKSPACE"] = folder;
        environment["INPUT_API-URL"] = github.ApiUrl;
        environment["INPUT_TOKEN"] = github.WriteToken(repository);
        environment["INPUT_REPOSITORY"] = repository.FullName;
        environment["INPUT_SOURCE-SHA"] = sourceSha;
        return Measured.RunAsync(Path.Combine(app, action), [], environment, folder);
    }

    private async Task<(double Seconds, double Peak)> GhAsync(int round)
    {
        var into = Path.Combine(folder, $"gh-{round}");
        string[] target = ["--repo", $"github.localhost/{repository.FullName}"];
        var download = (
            await GhAsync(["release", "download", $"rc-{sourceSha}", "--dir", into, .. target])
        ).MustSucceed();
        string[] files = [.. Directory.EnumerateFiles(into).Order(StringComparer.Ordinal)];
        var create = (
            await GhAsync([
                "release",
                "create",
                $"v2.{round}.0",
                "--target",
                sourceSha,
                "--title",
                $"v2.{round}.0",
                "--notes",
                "",
                .. target,
                .. files,
            ])
        ).MustSucceed();
        Directory.Delete(into, recursive: true);
        Forget($"v2.{round}.0");
        return ((download.Duration + create.Duration).TotalSeconds, Math.Max(MiB(download), MiB(create)));
    }

    private Task<Measured> GhAsync(IReadOnlyList<string> arguments) =>
        Measured.RunAsync(
            "gh",
            arguments,
            new Dictionary<string, string>
            {
                // gh speaks plain HTTP to github.localhost only; the sandbox answers for that name as a proxy
                ["HTTP_PROXY"] = github.ApiUrl,
                ["GH_TOKEN"] = github.WriteToken(repository),
                ["GH_PROMPT_DISABLED"] = "1",
                ["GH_NO_UPDATE_NOTIFIER"] = "1",
                ["GH_CONFIG_DIR"] = Path.Combine(folder, "gh-config"),
            }
        );

    // two hundred megabytes a round would fill a disk
    private void Forget(string tag) => repository.Releases.Remove(repository.Releases.Published(tag)!);

    private static double MiB(Measured run) => run.PeakBytes / 1048576.0;
}
