using System.Runtime.Versioning;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.BuiltinActions;

[Needs(Need.Nothing)]
public sealed class ArtifactTests : NativeTest
{
    private const string Upload = "actions/upload-artifact@v4";
    private const string Download = "actions/download-artifact@v5";

    [Theory]
    [InlineData("dist", "a.exe", "deep/b.sig", "deep/c.txt")]
    [InlineData("dist/", "a.exe", "deep/b.sig", "deep/c.txt")]
    [InlineData("dist/a.exe", "a.exe")]
    [InlineData("dist/a.exe\ndist/deep/c.txt", "a.exe", "deep/c.txt")]
    [InlineData("dist/**/*.sig\nother", "dist/deep/b.sig", "other/d.txt")]
    [InlineData("dist\n!dist/**/*.txt", "a.exe", "deep/b.sig")]
    [InlineData("dist\n!dist/deep", "a.exe")]
    [InlineData("dist\n!**/*.txt\ndist/deep/c.txt", "a.exe", "deep/b.sig", "deep/c.txt")]
    [InlineData("dist/*.[a-f]x?", "a.exe")]
    [InlineData("./dist/deep/../deep/*", "b.sig", "c.txt")]
    [InlineData("# a comment\n\ndist/d*", "deep/b.sig", "deep/c.txt")]
    public async Task Paths_in_the_artifact_are_relative_to_what_all_search_paths_share(
        string path,
        params string[] inside
    )
    {
        Write("dist/a.exe", "a");
        Write("dist/deep/b.sig", "b");
        Write("dist/deep/c.txt", "c");
        Write("other/d.txt", "d");

        await Use(Upload, ("path", path));
        await Use(Download, ("name", "artifact"), ("path", "back"));

        Files("back").Should().Equal(inside);
    }

    [Fact]
    public async Task Hidden_files_are_left_out_unless_they_are_asked_for()
    {
        Write("dist/a", "");
        Write("dist/.env", "");
        Write("dist/.git-like/b", "");

        await Use(Upload, ("name", "without"), ("path", "dist"));
        await Use(Upload, ("name", "with"), ("path", "dist"), ("include-hidden-files", "true"));
        await Use(Download, ("path", "back"));

        Files("back/without").Should().Equal("a");
        Files("back/with").Should().Equal(".env", ".git-like/b", "a");
    }

    [Fact]
    public async Task The_outputs_are_those_that_the_api_states()
    {
        Write("dist/a", "a");

        var outcome = await Use(Upload, ("name", "dist"), ("path", "dist"), ("retention-days", "3"));

        var api = (await Api(HttpMethod.Get, $"/repos/org/ms-manager/actions/runs/{Run.Id}/artifacts", Writer)).Json![
            "artifacts"
        ]![0]!;
        outcome
            .Outputs.Should()
            .Equal(
                new Dictionary<string, string>
                {
                    ["artifact-id"] = $"{api["id"]}",
                    ["artifact-url"] = $"{Github.ServerUrl}/org/ms-manager/actions/runs/{Run.Id}/artifacts/{api["id"]}",
                    ["artifact-digest"] = $"{api["digest"]}"["sha256:".Length..],
                }
            );
        $"{api["expires_at"]}".Should().Be("2026-03-04T12:00:00Z");
        Clock.Advance(TimeSpan.FromDays(3));
        (await Failure(Download, ("name", "dist"))).Should().Contain("Artifact not found for name: dist");
    }

    [Fact]
    public async Task A_name_is_used_once_in_a_run_unless_it_is_overwritten()
    {
        Write("a", "first");
        await Use(Upload, ("name", "x"), ("path", "a"));
        Write("a", "second");

        (await Failure(Upload, ("name", "x"), ("path", "a")))
            .Should()
            .Contain("(409) Conflict: an artifact with this name already exists on the workflow run");
        await Use(Upload, ("name", "x"), ("path", "a"), ("overwrite", "true"));
        await Use(Download, ("name", "x"), ("path", "back"));

        Read("back/a").Should().Be("second");
        Run.Artifacts.Should().ContainSingle();
    }

    [Fact]
    public async Task Nothing_found_warns_fails_or_is_ignored()
    {
        await Use(Upload, ("path", "none/*.exe"));
        Log.Should()
            .Contain(
                "::warning::No files were found with the provided path: none/*.exe. No artifacts will be uploaded."
            );
        (await Failure(Upload, ("path", "none"), ("if-no-files-found", "error")))
            .Should()
            .StartWith("No files were found");
        (await Use(Upload, ("path", "none"), ("if-no-files-found", "ignore"))).Outputs.Should().BeEmpty();
        (await Failure(Upload, ("path", "none"), ("if-no-files-found", "explode"))).Should().Contain("explode");
        (await Failure(Upload)).Should().Be("Input required and not supplied: path");
        (await Failure(Upload, ("path", "none"), ("name", "a/b")))
            .Should()
            .Contain("The artifact name is not valid: a/b");
        Run.Artifacts.Should().BeEmpty();
    }

    [Fact]
    public async Task Several_artifacts_lie_each_in_a_folder_unless_they_are_merged()
    {
        foreach (var leg in (string[])["dist-linux", "dist-windows", "notes"])
        {
            Write("same", leg);
            await Use(Upload, ("name", leg), ("path", "same"));
        }

        await Use(Download, ("path", "all"));
        await Use(Download, ("path", "some"), ("pattern", "dist-*"));
        await Use(Download, ("path", "merged"), ("pattern", "dist-*"), ("merge-multiple", "true"));
        await Use(Download, ("path", "ids"), ("artifact-ids", $"{Run.Artifacts[2].Id}"));
        await Use(Download, ("path", "one"), ("pattern", "notes"));

        Files("all").Should().Equal("dist-linux/same", "dist-windows/same", "notes/same");
        Files("some").Should().Equal("dist-linux/same", "dist-windows/same");
        Files("merged").Should().Equal("same");
        Files("ids").Should().Equal("same");
        Files("one").Should().Equal("notes/same");
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_downloaded_program_may_not_be_run_until_a_step_says_so()
    {
        Write("tool", "#!/bin/sh\n");
        File.SetUnixFileMode(Path.Combine(Workspace, "tool"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        await Use(Upload, ("path", "tool"));
        await Use(Download, ("name", "artifact"), ("path", "back"));

        File.GetUnixFileMode(Path.Combine(Workspace, "back/tool")).Should().NotHaveFlag(UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task Legs_that_upload_at_the_same_time_do_not_disturb_each_other()
    {
        Write("a", "a");

        await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(leg =>
                    Task.Run(() => Use(Upload, ("name", $"leg-{leg % 20}"), ("path", "a"), ("overwrite", "true")))
                )
        );

        Run.Artifacts.Select(artifact => artifact.Name)
            .Should()
            .BeEquivalentTo(Enumerable.Range(0, 20).Select(leg => $"leg-{leg}"));
    }

    [Fact]
    public async Task Other_runs_and_folders_outside_are_refused_by_name()
    {
        (await Failure(Download, ("run-id", "7"), ("repository", "org/other")))
            .Should()
            .Be("the embedded runner's actions/download-artifact does not support run-id: 7, repository: org/other");
        (await Failure(Download, ("path", "../.."))).Should().Contain("into the workspace, RUNNER_TEMP or HOME only");
        (await Failure(Download, ("name", "x")))
            .Should()
            .Be("Unable to download artifact(s): Artifact not found for name: x. This run has none.");
    }
}
