using System.Text.Json;

namespace MsReleaseActions.EndToEnd.Rehearsal;

[Needs(Need.Processes, Need.Lane)]
public sealed class RehearsalTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task A_release_is_rehearsed_to_its_end_twice_and_both_prove_the_same()
    {
        var first = await RehearseAsync("--json", "--assets-mb", "4", "--seed", "7");
        var again = await RehearseAsync("--json", "--assets-mb", "4", "--seed", "7");

        foreach (var (code, output, error) in new[] { first, again })
        {
            var document = JsonDocument.Parse(output).RootElement;
            (code, document.GetProperty("ok").GetBoolean(), document.GetProperty("problems").GetRawText()).Should().Be((0, true, "[]"), error);
            document.GetProperty("latest_json_ok").GetBoolean().Should().BeTrue();
            document.GetProperty("api").GetProperty("writes").GetInt32().Should().BePositive();
            string.Join(' ', ((string[])["heavy_builds", "heavy_jobs", "release_compiled", "approval_required"]).Select(member => document.GetProperty(member).GetRawText()))
                .Should().Be("1 4 false true");
        }
        Built(again.Output).Should().Equal(Built(first.Output)).And.HaveCount(8);
        Directory.EnumerateFileSystemEntries(temporary.Path).Should().BeEmpty("what a rehearsal makes goes with it");
    }

    [Fact]
    public async Task Every_asset_is_the_candidate_s_but_the_two_that_the_promotion_makes()
    {
        var (_, output, _) = await RehearseAsync("--json", "--assets-mb", "4");

        var assets = JsonDocument.Parse(output).RootElement.GetProperty("assets").EnumerateArray().ToList();
        assets.Should().HaveCount(18);
        assets.Where(asset => !asset.GetProperty("same_as_candidate").GetBoolean()).Select(asset => asset.GetProperty("name").GetString())
            .Should().Equal("checksums.txt", "latest.json");
    }

    [Fact]
    public async Task A_candidate_whose_byte_was_changed_is_refused_and_nothing_becomes_visible()
    {
        var (code, output, error) = await RehearseAsync("--scenario", "tampered", "--assets-mb", "4");

        code.Should().Be(0, error + output);
        output.Should().Contain("release #1 validate: error: rc-")
            .And.Contain("nobody was asked to approve it")
            .And.Contain("the public sees no release v1.4.0")
            .And.Contain("Rehearsal passed");
    }

    [Fact]
    public async Task What_is_kept_can_be_looked_at_and_holds_no_token()
    {
        var kept = temporary["kept"];

        var (code, output, error) = await RehearseAsync("--keep", kept, "--assets-mb", "4");

        code.Should().Be(0, error + output);
        var logs = Directory.GetFiles(kept, "*.log", SearchOption.AllDirectories);
        logs.Select(Path.GetFileName).Order(StringComparer.Ordinal).Should().Equal(
            "candidate-1-build__linux-x86_64_.log", "candidate-1-build__macos-arm64_.log", "candidate-1-build__macos-x86_64_.log", "candidate-1-build__windows-x86_64_.log",
            "candidate-1-guard.log", "candidate-1-seal.log", "ci-1-core__rust_.log", "ci-1-frontend__svelte_.log", "ci-1-tauri__cargo_check_.log",
            "ci-2-core__rust_.log", "ci-2-frontend__svelte_.log", "ci-2-tauri__cargo_check_.log", "ci-3-core__rust_.log", "ci-3-frontend__svelte_.log", "ci-3-tauri__cargo_check_.log",
            "release-1-promote.log", "release-1-validate.log");
        foreach (var file in logs.Concat(Directory.GetFiles(Path.Combine(kept, "summaries"))))
        {
            (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Should().NotContain("ghs_");
        }
        (await File.ReadAllTextAsync(Path.Combine(kept, "rehearsal.md"), TestContext.Current.CancellationToken)).Should().StartWith("# Rehearsal of v1.4.0: happy\n\n**Passed** ")
            .And.Contain("    section candidate ♯1 (success)\n").And.Contain("app-release, approved by release-manager").And.Contain("4 here.").And.NotContain("ghs_");
        var again = await RehearseAsync("--keep", kept);
        again.ExitCode.Should().Be(2, "what was kept is not overwritten");
    }

    [Fact]
    public async Task A_rehearsal_that_is_interrupted_ends_with_130_and_leaves_nothing()
    {
        using var ms = new MsProcess(temporary.Path, "rehearse", "--assets-mb", "40");
        while (await ms.Output.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.Contains("candidate #1 guard", StringComparison.Ordinal))
        {
            // the lines before the first action starts
        }

        ms.Interrupt();
        var (code, _, error) = await ms.EndAsync();

        (code, error.Split('\n')[^2]).Should().Be((130, "ms: stopped; everything that was started has ended"));
        Directory.EnumerateFileSystemEntries(temporary.Path).Should().BeEmpty();
    }

    private async Task<(int ExitCode, string Output, string Error)> RehearseAsync(params string[] arguments)
    {
        using var ms = new MsProcess(temporary.Path, ["rehearse", .. arguments]);
        return await ms.EndAsync();
    }

    // signatures are made with a new key each time
    private static List<string> Built(string output) =>
        [.. JsonDocument.Parse(output).RootElement.GetProperty("assets").EnumerateArray()
            .Where(asset => !asset.GetProperty("name").GetString()!.EndsWith(".sig", StringComparison.Ordinal) && asset.GetProperty("name").GetString()!.StartsWith("ms-manager", StringComparison.Ordinal))
            .Select(asset => $"{asset.GetProperty("name")} {asset.GetProperty("sha256")}")];
}
