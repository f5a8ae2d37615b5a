using System.Text.Json;

namespace MsReleaseActions.EndToEnd.Rehearsal;

[Needs(Need.Processes, Need.Lane)]
public sealed class HappyRehearsalTests(HappyRehearsal rehearsal) : IClassFixture<HappyRehearsal>
{
    private static readonly string[] Actions =
    [
        "publish-candidate",
        "validate-candidate",
        "rewrite-latest-json",
        "promote-assets",
        "dispatch-and-wait",
        "assemble-bundles",
        "check-versions",
    ];

    [Fact]
    public void It_proves_one_build_and_one_approval()
    {
        var document = rehearsal.Document;

        (rehearsal.ExitCode, document.GetProperty("ok").GetBoolean(), document.GetProperty("problems").GetRawText())
            .Should()
            .Be((0, true, "[]"), rehearsal.Error);
        document.GetProperty("latest_json_ok").GetBoolean().Should().BeTrue();
        document.GetProperty("api").GetProperty("writes").GetInt32().Should().BePositive();
        string.Join(
                ' ',
                ((string[])["heavy_builds", "heavy_jobs", "release_compiled", "approval_required"]).Select(member =>
                    document.GetProperty(member).GetRawText()
                )
            )
            .Should()
            .Be("1 4 false true");
    }

    [Fact]
    public async Task Played_again_it_proves_the_same_and_leaves_nothing()
    {
        using var temporary = new TemporaryFolder();
        using var ms = new MsProcess(temporary.Path, "rehearse", "--json", "--assets-mb", "4", "--seed", "7");
        var (code, output, error) = await ms.EndAsync();

        code.Should().Be(0, error);
        Built(JsonDocument.Parse(output).RootElement).Should().Equal(Built(rehearsal.Document)).And.HaveCount(8);
        Directory.EnumerateFileSystemEntries(temporary.Path).Should().BeEmpty("what a rehearsal makes goes with it");
    }

    [Fact]
    public void Every_asset_is_the_candidate_s_but_the_two_that_the_promotion_makes()
    {
        var assets = rehearsal.Document.GetProperty("assets").EnumerateArray().ToList();

        assets.Should().HaveCount(18);
        assets
            .Where(asset => !asset.GetProperty("same_as_candidate").GetBoolean())
            .Select(asset => asset.GetProperty("name").GetString())
            .Should()
            .Equal("checksums.txt", "latest.json");
    }

    [Fact]
    public async Task What_is_kept_can_be_looked_at_and_holds_no_token()
    {
        var logs = Directory.GetFiles(rehearsal.Kept, "*.log", SearchOption.AllDirectories);

        logs.Select(Path.GetFileName)
            .Order(StringComparer.Ordinal)
            .Should()
            .Equal(
                "candidate-1-build__linux-x86_64_.log",
                "candidate-1-build__macos-arm64_.log",
                "candidate-1-build__macos-x86_64_.log",
                "candidate-1-build__windows-x86_64_.log",
                "candidate-1-guard.log",
                "candidate-1-keys.log",
                "candidate-1-seal.log",
                "ci-1-core__rust_.log",
                "ci-1-frontend__svelte_.log",
                "ci-1-tauri__cargo_check_.log",
                "ci-2-core__rust_.log",
                "ci-2-frontend__svelte_.log",
                "ci-2-tauri__cargo_check_.log",
                "ci-3-core__rust_.log",
                "ci-3-frontend__svelte_.log",
                "ci-3-tauri__cargo_check_.log",
                "release-1-promote.log",
                "release-1-validate.log"
            );
        foreach (var file in logs.Concat(Directory.GetFiles(Path.Combine(rehearsal.Kept, "summaries"))))
        {
            (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Should().NotContain("ghs_");
        }
        (
            await File.ReadAllTextAsync(
                Path.Combine(rehearsal.Kept, "rehearsal.md"),
                TestContext.Current.CancellationToken
            )
        )
            .Should()
            .StartWith("# Rehearsal of v1.4.0: happy\n\n**Passed** ")
            .And.Contain("    section candidate ♯1 (success)\n")
            .And.Contain("app-release, approved by release-manager")
            .And.Contain("4 here.")
            .And.NotContain("ghs_");
        using var again = new MsProcess(Path.GetTempPath(), "rehearse", "--keep", rehearsal.Kept);
        (await again.EndAsync()).ExitCode.Should().Be(2, "what was kept is not overwritten");
    }

    /// <summary>Counts, not times: the same on any machine.</summary>
    [Fact]
    public void It_starts_few_programs_and_asks_little()
    {
        Assert.SkipWhen(
            rehearsal.Programs is null,
            "NOT TESTED: strace, which counts the programs that a rehearsal starts, is not installed"
        );

        var names = rehearsal.Programs!.Select(program => Path.GetFileName(program)!).ToList();
        names.Count(name => name == "git").Should().BeInRange(20, 100, "of git's own children, too");
        names
            .Count(name => name is "dotnet" or "ms")
            .Should()
            .BeInRange(
                1,
                2,
                "ms, which starts itself again in a network of its own where it can, is the only program of .NET "
                    + "besides the actions"
            );
        names
            .Where(name => Actions.Contains(name))
            .CountBy(name => name)
            .ToDictionary()
            .Should()
            .BeEquivalentTo(
                new Dictionary<string, int>
                {
                    ["check-versions"] = 4,
                    ["publish-candidate"] = 1,
                    ["validate-candidate"] = 3,
                    ["rewrite-latest-json"] = 2,
                    ["promote-assets"] = 2,
                }
            );
        var api = rehearsal.Document.GetProperty("api");
        (api.GetProperty("requests").GetInt32() - api.GetProperty("not_modified").GetInt32())
            .Should()
            .BeInRange(100, 450);
    }

    // signatures are made with a new key each time
    private static List<string> Built(JsonElement document) =>
        [
            .. document
                .GetProperty("assets")
                .EnumerateArray()
                .Where(asset =>
                    !asset.GetProperty("name").GetString()!.EndsWith(".sig", StringComparison.Ordinal)
                    && asset.GetProperty("name").GetString()!.StartsWith("ms-manager", StringComparison.Ordinal)
                )
                .Select(asset => $"{asset.GetProperty("name")} {asset.GetProperty("sha256")}"),
        ];
}
