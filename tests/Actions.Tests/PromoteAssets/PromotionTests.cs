using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

[Needs(Need.Nothing)]
public sealed class PromotionTests : PromoteTest
{
    [Fact]
    public async Task A_sealed_candidate_becomes_the_final_release_byte_for_byte()
    {
        var result = await SucceedAsync();

        Holds(Published, Final(Files));
        Repo.Resolve("refs/tags/v1.2.0").Should().Be(Sha);
        Repo.Releases.Latest.Should().Be(Published);
        result
            .Outputs.Where(output => output.Key is not ("assets" or "duration-seconds"))
            .Should()
            .BeEquivalentTo(
                new Dictionary<string, string>
                {
                    ["release-id"] = $"{Published.Id}",
                    ["release-tag"] = "v1.2.0",
                    ["html-url"] = $"{Github.ServerUrl}/org/ms-manager/releases/tag/v1.2.0",
                    ["state"] = "published",
                    ["copied-count"] = "6",
                    ["kept-count"] = "0",
                    ["total-bytes"] = $"{Published.Assets.Sum(asset => asset.Size)}",
                    ["notes-sha256"] = "",
                }
            );
        result.Outputs["duration-seconds"].Should().MatchRegex("^[0-9]+$");
    }

    [Fact]
    public async Task The_assets_output_names_size_hash_and_origin_of_each()
    {
        var result = await SucceedAsync();

        var assets = JsonNode.Parse(result.Outputs["assets"])!.AsArray();
        assets
            .Select(asset => $"{asset!["name"]} {asset["size"]} {asset["how"]}")
            .Should()
            .Equal(
                "app_1.2.0_amd64.deb 70000 copied",
                "app_1.2.0_x64-setup.exe 300000 copied",
                "app_1.2.0_x64-setup.exe.sig 400 copied",
                $"candidate.json {Candidate.Manifest.Length} copied",
                "candidate.json.sig 13 copied",
                $"checksums.txt {Candidate.Checksums.Length} added"
            );
        assets
            .Select(asset => "sha256:" + asset!["sha256"])
            .Should()
            .BeEquivalentTo(Published.Assets.Select(asset => asset.Digest));
    }

    [Fact]
    public async Task A_second_run_writes_nothing()
    {
        await SucceedAsync();

        var again = await NothingToDoAsync();

        again.Outputs["state"].Should().Be("unchanged");
        again.Outputs["kept-count"].Should().Be("6");
        again.Outputs["copied-count"].Should().Be("0");
        again.Outputs["release-id"].Should().Be($"{Published.Id}");
    }

    [Fact]
    public async Task It_is_published_last_in_a_request_of_its_own()
    {
        await SucceedAsync();

        Github.Log.Writes[^1].RequestBody.Should().Be("""{"draft":false,"make_latest":"true"}""");
        Github
            .Log.Writes.Count(write =>
                write.RequestBody?.Contains("\"draft\":false", StringComparison.Ordinal) ?? false
            )
            .Should()
            .Be(1);
    }

    [Fact]
    public async Task With_publish_false_the_draft_is_complete_and_nobody_sees_it()
    {
        var result = await SucceedAsync(("publish", "false"));

        result.Outputs["state"].Should().Be("draft");
        Repo.Releases.Published("v1.2.0").Should().BeNull();
        Holds(Repo.Releases.All.Single(release => release.TagName == "v1.2.0"), Final(Files));
        await NothingToDoAsync(("publish", "false"));

        (await SucceedAsync()).Outputs["kept-count"].Should().Be("6");
        Holds(Published, Final(Files));
    }

    [Fact]
    public async Task A_dry_run_prints_the_plan_and_writes_nothing_anywhere()
    {
        var before = Directory.GetFileSystemEntries(Runner.Workspace);

        var dry = await SucceedAsync(("dry-run", "true"));

        Github.Log.WriteAttempts.Should().BeEmpty();
        Directory.GetFileSystemEntries(Runner.Workspace).Should().Equal(before);
        dry.Outputs["state"].Should().Be("draft");
        dry.Outputs["release-id"].Should().BeEmpty();
        var plan = Plan(dry.Log);
        plan.Should().HaveCount(8);
        plan[0].Should().StartWith("create the draft 'v1.2.0'");
        plan[^1].Should().Be("publish, make_latest true");

        Plan((await SucceedAsync()).Log).Should().Equal(plan);
        (await NothingToDoAsync(("dry-run", "true"))).Outputs["state"].Should().Be("unchanged");
    }

    [Fact]
    public async Task A_candidate_is_found_by_its_tag_as_well()
    {
        await SucceedAsync(("source-sha", ""), ("candidate-tag", $"rc-{Sha}"));

        Holds(Published, Final(Files));
    }

    [Fact]
    public async Task The_summary_shows_every_asset()
    {
        var result = await SucceedAsync();

        result.Summary.Should().Contain("Published v1.2.0");
        result.Summary.Split('\n').Count(line => line.StartsWith("| <code>", StringComparison.Ordinal)).Should().Be(6);
    }

    [Fact]
    public async Task Without_digests_the_bytes_are_read_back()
    {
        Github.Faults.On("POST", "/repos/*/*/releases/*/assets", times: 100).NullDigest();

        await SucceedAsync();

        Holds(Published, Final(Files));
        Published.Assets.Should().OnlyContain(asset => asset.DownloadCount > 0);
        await NothingToDoAsync();
    }

    private static List<string> Plan(string log)
    {
        var lines = log.Split('\n').ToList();
        var start = lines.FindIndex(line => line.StartsWith("::group::Plan", StringComparison.Ordinal));
        return lines[(start + 1)..lines.IndexOf("::endgroup::", start)];
    }
}
