using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Lanes;

namespace MsReleaseActions.ReleaseTrainTests.Products.Content;

[Needs(Need.Nothing)]
public sealed class UnusableProducersTests : ContentLaneTest
{
    [Fact]
    public async Task A_tampered_file_is_found_before_anything_is_written()
    {
        Lanes
            .Put(Needed["core"])
            .Release.Assets.Single(asset => asset.Name.EndsWith(".hex", StringComparison.Ordinal))
            .ReplaceBytes([1, 2, 3], keepDigest: false);

        await BlockedAsync(
            "core: ",
            "cannot be used: ",
            "midi-studio-default-firmware.hex has 3 bytes",
            $"`ms candidates discard {Needed["core"].Tag} --repo org/core`"
        );
    }

    [Fact]
    public async Task A_file_that_no_checksum_lists_is_found()
    {
        Lanes.Put(Needed["oc-bridge"]).Release.AddAsset("extra.txt", [7]);

        await BlockedAsync("oc-bridge: ", "extra.txt is in the release, but no checksum lists it");
    }

    [Fact]
    public async Task A_candidate_with_a_file_too_few_and_one_too_many_is_not_what_its_producer_makes()
    {
        var files = ScriptedProducers.FilesOf(Needed["loader"].Producer);
        files.Remove("midi-studio-loader-macos-arm64");
        files["loader.map"] = [1];
        Lanes.Put(Needed["loader"], files);

        await BlockedAsync(
            $"loader: {Needed["loader"].Tag} is not what loader makes: midi-studio-loader-macos-arm64 is missing; "
                + "loader.map is no file of loader",
            "`ms candidates discard"
        );
    }

    [Fact]
    public async Task A_candidate_of_another_workflow_is_refused()
    {
        Lanes.Put(Needed["plugin-bitwig-extension"], workflow: "candidate-firmware.yml");

        await BlockedAsync(
            "plugin-bitwig-extension: ",
            "candidate.json names the workflow .github/workflows/candidate-firmware.yml, not "
                + ".github/workflows/candidate-extension.yml"
        );
    }

    [Fact]
    public async Task A_draft_is_refused_because_the_job_that_releases_cannot_see_it()
    {
        Lanes.Put(Needed["core"], prerelease: false);

        await BlockedAsync(
            $"core: {Needed["core"].Tag} is a draft",
            "Drafts of another repository cannot be seen with the token that publish.yml runs with",
            "seal with `visibility: prerelease`"
        );
    }

    [Fact]
    public async Task A_candidate_of_another_commit_under_the_tag_is_refused()
    {
        var other = Lanes
            .Repositories["core"]
            .Commit(new Dictionary<string, string> { ["README.md"] = "more" }, "more");
        var made = Lanes.Put(Needed["core"]);
        made.Release.Assets.Single(asset => asset.Name == "candidate.json")
            .ReplaceBytes(
                System.Text.Encoding.UTF8.GetBytes(
                    System.Text.Encoding.UTF8.GetString(made.Manifest).Replace(Lanes.Pins["core"], other)
                ),
                keepDigest: false
            );

        await BlockedAsync("core: ", $"candidate.json says source_sha {other}, the tag says {Lanes.Pins["core"]}");
    }

    [Fact]
    public async Task A_candidate_of_another_repository_under_the_tag_is_refused()
    {
        var made = Lanes.Put(Needed["core"]);
        made.Release.Assets.Single(asset => asset.Name == "candidate.json")
            .ReplaceBytes(
                System.Text.Encoding.UTF8.GetBytes(
                    System.Text.Encoding.UTF8.GetString(made.Manifest).Replace("org/core", "org/other")
                ),
                keepDigest: false
            );

        await BlockedAsync("core: ", "candidate.json says repo 'org/other', the release is in org/core");
    }

    [Fact]
    public async Task Two_releases_of_one_tag_are_for_a_person_to_decide()
    {
        Lanes.Put(Needed["core"]);
        Lanes.Repositories["core"].Releases.AddDraft(Needed["core"].Tag.Text);

        await BlockedAsync("core: ", "2 releases of org/core carry the tag");
    }

    [Fact]
    public async Task A_green_run_that_sealed_nothing_is_explained_and_not_repeated()
    {
        Lanes.Ends["core"] = CandidateEnd.NothingSealed;
        await FailAsync(Producers);
        Github.Log.Clear();

        await BlockedAsync(
            "core: run ",
            "succeeded, and",
            $"gh workflow run candidate.yml --repo org/core --ref main -f source_sha={Lanes.Pins["core"]}"
        );
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        Lanes.Put(Needed["core"], prerelease: false);
        Lanes.Put(Needed["loader"], new Dictionary<string, byte[]> { ["a"] = [1] });

        await BlockedAsync("loader: ", "; core: ");
    }

    [Fact]
    public async Task A_repository_that_is_not_there_is_named()
    {
        var elsewhere = new Dictionary<string, RepositoryName> { ["loader"] = RepositoryName.Parse("else/loader") };
        Settings = Settings with { Producers = elsewhere };
        Source = Bring(
            Spec with
            {
                Repositories =
                [
                    .. Spec.Repositories.Select(one =>
                        one.Id == "loader"
                            ? one with
                            {
                                Url = $"{Github.ServerUrl}/else/loader",
                                Repository = elsewhere["loader"],
                            }
                            : one
                    ),
                ],
            }
        );
        Github.Log.Clear();

        await BlockedAsync("loader: else/loader is not there, or this token may not see it", "`actions: write`");
    }

    [Fact]
    public async Task A_spec_that_names_another_repository_is_refused()
    {
        Settings = Settings with
        {
            Producers = new Dictionary<string, RepositoryName> { ["loader"] = RepositoryName.Parse("else/loader") },
        };

        await BlockedAsync("loader is org/loader in the spec, and else/loader is expected");
    }

    [Fact]
    public async Task A_spec_that_is_missing_or_not_sound_stops_it()
    {
        Source = Distribution.Commit(new Dictionary<string, string> { [ReleaseSpecFile.PathOf(Tag)] = "{}" }, "broken");
        Github.Log.Clear();
        await BlockedAsync("The spec release-specs/v0.2.0-beta.1.json cannot be used: ");

        Source = Lanes.Pins["core"];
        (await FailAsync(Producers)).What.Should().Contain("has no release-specs/v0.2.0-beta.1.json");
    }

    private async Task BlockedAsync(params string[] says)
    {
        var failure = await FailAsync(Producers);
        failure.ExitCode.Should().Be(ExitCode.No);
        failure.Message.Should().ContainAll(says);
        (await CheckAsync(Producers)).Should().BeEquivalentTo(new { Status = StepStatus.Blocked, Text = failure.What });
        Github.Log.WriteAttempts.Should().BeEmpty();
    }
}
