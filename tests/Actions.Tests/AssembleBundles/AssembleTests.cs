using System.Text.Json;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.ActionsTests.AssembleBundles;

[Needs(Need.Nothing)]
public sealed class AssembleTests : AssembleRig
{
    [Fact]
    public async Task A_spec_is_read_where_it_was_merged_and_names_the_candidates_that_it_needs()
    {
        var brought = Bring(ContentSample.Spec(server: Github.ServerUrl), "Better.\n");
        Repo.Commit(new Dictionary<string, string> { ["README.md"] = "later\n" }, "Something else");

        var result = await RunAsync();

        result.ExitCode.Should().Be(0, result.Log);
        result.Outputs["source-sha"].Should().Be(brought);
        (result.Outputs["version"], result.Outputs["notes-file"], result.Outputs["path"], result.Outputs["files"])
            .Should()
            .Be(("0.2.0-beta.1", $"release-notes/{Tag}.md", "", "[]"));
        File.ReadAllText(System.IO.Path.Combine(Runner.Workspace, $"release-notes/{Tag}.md")).Should().Be("Better.\n");
        using var candidates = JsonDocument.Parse(result.Outputs["candidates"]);
        candidates
            .RootElement.EnumerateObject()
            .Select(candidate => candidate.Name)
            .Should()
            .Equal(ContentDescription.MidiStudio.Producers.Select(producer => producer.Id));
        candidates
            .RootElement.GetProperty("plugin-bitwig-firmware")
            .ToString()
            .Should()
            .Be(
                $$"""{"repository":"org/plugin-bitwig","source_sha":"{{ContentSample.Pins["plugin-bitwig"]}}","ref":"main","tag":"rc-plugin-bitwig-firmware-{{ContentSample.Pins["core"]}}-{{ContentSample.Pins["plugin-bitwig"]}}","workflow":".github/workflows/candidate-firmware.yml"}"""
            );
        ShouldNotHaveWritten();
    }

    [Fact]
    public async Task What_is_put_together_is_the_same_the_second_time_and_nothing_is_written_then()
    {
        Bring(ContentSample.Spec(server: Github.ServerUrl));
        ContentSample.WriteCandidates(System.IO.Path.Combine(Runner.Workspace, "candidates"));

        var first = await RunAsync(("candidates", "candidates"));
        var second = await RunAsync(("candidates", "candidates"));

        first.ExitCode.Should().Be(0, first.Log);
        second.Outputs.Should().BeEquivalentTo(first.Outputs);
        second.Log.Should().Contain("0 of 8 assets written, the others were there");
        (first.Outputs["asset-count"], first.Outputs["path"], first.Outputs["notes-file"])
            .Should()
            .Be(("8", "assembled", ""));
        using var files = JsonDocument.Parse(first.Outputs["files"]);
        files.RootElement[0].GetProperty("from").ToString().Should().Be("""["core-host-tools","loader","oc-bridge"]""");
        var manifest = ContentManifest.Parse(
            File.ReadAllBytes(System.IO.Path.Combine(Runner.Workspace, "assembled/manifest.json"))
        );
        Sha256.Of(manifest.ToBytes()).Hex.Should().Be(first.Outputs["manifest-sha256"]);
        first.Summary.Should().Contain("midi-studio-linux-x86_64-bundle.zip");
        ShouldNotHaveWritten();
    }

    [Fact]
    public async Task The_time_of_the_manifest_is_that_of_the_commit_that_brought_the_spec_or_the_one_that_is_given()
    {
        var brought = Bring(ContentSample.Spec(server: Github.ServerUrl));
        ContentSample.WriteCandidates(System.IO.Path.Combine(Runner.Workspace, "candidates"));

        await RunAsync(("candidates", "candidates"));
        await RunAsync(
            ("candidates", "candidates"),
            ("output", "other"),
            ("published-at", "2026-01-31T13:00:00+01:00")
        );

        ManifestOf("assembled").PublishedAt.Should().Be(await DateOfAsync(brought));
        ManifestOf("other").PublishedAt.Should().Be(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_spec_that_was_changed_since_is_the_candidate_of_the_commit_that_changed_it()
    {
        Bring(ContentSample.Spec(server: Github.ServerUrl));
        var changed = Bring(
            ContentSample.Spec(
                server: Github.ServerUrl,
                pins: new Dictionary<string, string> { ["loader"] = new('e', 40) }
            )
        );

        (await RunAsync()).Outputs["source-sha"].Should().Be(changed);
    }

    [Fact]
    public async Task Everything_that_the_spec_is_not_is_said_at_once()
    {
        Bring(ContentSample.Spec("v0.2.0", Github.ServerUrl), path: Path);

        var result = await RunAsync(("producers", "oc-bridge=open-control/bridge"));

        result.ExitCode.Should().Be(1);
        result
            .Error.Should()
            .Contain(
                "the spec is of channel stable, and beta was asked for; the spec is of v0.2.0, and v0.2.0-beta.1 "
                    + "was asked for; oc-bridge is org/bridge in the spec, and open-control/bridge is expected"
            );
        result.Outputs.Should().BeEmpty();
    }

    [Fact]
    public async Task A_spec_of_a_foreign_repository_or_server_is_refused()
    {
        var spec = ContentSample.Spec(server: Github.ServerUrl);
        var foreign = spec.Repositories[0] with { Url = "https://github.com/evil/loader" };
        Bring(spec with { Repositories = [foreign, .. spec.Repositories.Skip(1)] });

        var result = await RunAsync();

        result.ExitCode.Should().Be(1);
        result
            .Error.Should()
            .Contain("loader is evil/loader in the spec, and org/loader is expected")
            .And.Contain($"loader is on https://github.com in the spec, and this is {Github.ServerUrl}");
    }

    [Fact]
    public async Task A_spec_that_nobody_merged_or_that_is_not_sound_ends_it()
    {
        (await RunAsync()).Error.Should().Contain($"org/distribution has no {Path} on main");
        Repo.Commit(new Dictionary<string, string> { [Path] = "{\"schema\": 2}" }, "half a spec");

        var result = await RunAsync();

        result.ExitCode.Should().Be(1);
        result
            .Error.Should()
            .Contain($"The spec {Path} cannot be used: line 1: channel is missing; line 1: tag is missing");
    }

    [Fact]
    public async Task A_candidate_that_is_not_whole_ends_it_and_leaves_no_folder()
    {
        Bring(ContentSample.Spec(server: Github.ServerUrl));
        ContentSample.WriteCandidates(System.IO.Path.Combine(Runner.Workspace, "candidates"));
        File.Delete(System.IO.Path.Combine(Runner.Workspace, "candidates/core/midi-studio-default-firmware.hex"));

        var result = await RunAsync(("candidates", "candidates"));

        result.ExitCode.Should().Be(1);
        result
            .Error.Should()
            .Contain("The candidates are not whole: core lacks the file midi-studio-default-firmware.hex");
        Directory.Exists(System.IO.Path.Combine(Runner.Workspace, "assembled")).Should().BeFalse();
    }

    [Theory]
    [InlineData("channel", "nightly", "channel must be one of stable, beta, not 'nightly'")]
    [InlineData(
        "spec-path",
        "specs/../secret.json",
        "spec-path must be a .json file under release-specs/, not 'specs/../secret.json'"
    )]
    [InlineData(
        "spec-path",
        "release-specs/../secret.json",
        "spec-path must be a .json file under release-specs/, not 'release-specs/../secret.json'"
    )]
    [InlineData("producers", "loader", "producers must be lines id=owner/name, such as core=org/core, not 'loader'")]
    [InlineData("published-at", "soon", "published-at must be a time such as 2026-01-31T12:00:00Z, not 'soon'")]
    [InlineData(
        "candidates",
        "../candidates",
        "candidates must stay inside the workspace and out of its .git, '../candidates' does not"
    )]
    public async Task Bad_input_is_named_and_nothing_is_sent(string name, string value, string problem)
    {
        var result = await RunAsync((name, value));

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain(problem);
        Github.Log.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_token_that_may_only_read_is_enough()
    {
        Bring(ContentSample.Spec(server: Github.ServerUrl));

        (await RunAsync(("token", Github.CreateToken("job", (Permission.Contents, Access.Read)))))
            .ExitCode.Should()
            .Be(0);
    }
}
