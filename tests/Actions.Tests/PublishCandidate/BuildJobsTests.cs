using System.Text.Json.Nodes;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PublishCandidate;

/// <summary>Any job of a run can exchange another's artifact; what a job says of itself only that job can.</summary>
[Needs(Need.Nothing)]
public sealed class BuildJobsTests : PublishTest
{
    private const string Setup = "app_x64-setup.exe";
    private const string AppImage = "app_amd64.AppImage";

    [Fact]
    public async Task What_each_job_says_that_it_built_is_sealed()
    {
        LeftByBothJobs();

        var result = await PublishedAsync(Inputs());

        Asset(Setup).ReadBytes().Should().Equal(Bytes("the installer"));
        var manifest = Asset(AssetName.Manifest).ReadBytes();
        result.Outputs["candidate-json-sha256"].Should().Be(Sha256.Of(manifest).Hex);
        result
            .Outputs["subjects"]
            .Should()
            .Be(
                $"{Sha256.Of(manifest).Hex}  candidate.json\n"
                    + $"{Sha256.Of(Asset(AssetName.Checksums).ReadBytes()).Hex}  checksums.txt\n"
                    + $"{Sha256.Of(Bytes("the image")).Hex}  {AppImage}\n"
                    + $"{Sha256.Of(Bytes("the installer")).Hex}  {Setup}\n"
            );
        await AgainWithoutAWriteAsync(Inputs());
    }

    [Fact]
    public async Task An_artifact_that_another_leg_replaced_is_refused_by_name()
    {
        LeftByBothJobs();
        Runner.Write($"legs/build-windows/{Setup}", Bytes("the image, under the installer's name"));

        ShouldRefuse(
            await PublishAsync(Inputs()),
            $"legs/build-windows/{Setup} is {Sha256.Of(Bytes("the image, under the installer's name"))}, and "
                + $"build-windows built {Sha256.Of(Bytes("the installer"))}"
        );
    }

    [Fact]
    public async Task A_file_that_was_added_to_another_legs_artifact_is_refused_by_name()
    {
        LeftByBothJobs();
        Runner.Write("legs/build-windows/more.exe", Bytes("more"));

        ShouldRefuse(
            await PublishAsync(Inputs()),
            "legs/build-windows/more.exe was not built by build-windows: its job names 1 files, and this is none of "
                + "them"
        );
    }

    [Fact]
    public async Task A_file_that_was_taken_out_of_an_artifact_is_missed_by_name()
    {
        LeftByBothJobs();

        ShouldRefuse(
            await PublishAsync(
                Inputs(("needs", Needs((Setup, "the installer"), [(AppImage, "the image"), ("app.deb", "the deb")])))
            ),
            "build-linux built app.deb, and it is not in legs/build-linux/"
        );
        // what is there and not collected is a warning, as ever
        Runner.Write("legs/build-linux/app.deb", Bytes("the deb"));
        await PublishedAsync(
            Inputs(
                ("files", $"legs/build-windows/*\nlegs/build-linux/*.AppImage"),
                ("needs", Needs((Setup, "the installer"), [(AppImage, "the image"), ("app.deb", "the deb")]))
            )
        );
    }

    [Fact]
    public async Task A_file_of_one_leg_that_the_pattern_of_another_takes_is_refused_by_name()
    {
        LeftByBothJobs();
        Runner.Write("legs/build-linux/evil_x64-setup.exe", Bytes("evil"));

        ShouldRefuse(
            await PublishAsync(
                Inputs(
                    (
                        "needs",
                        Needs((Setup, "the installer"), [(AppImage, "the image"), ("evil_x64-setup.exe", "evil")])
                    )
                )
            ),
            "build-linux left evil_x64-setup.exe, which is build-windows's to leave"
        );
    }

    [Fact]
    public async Task A_job_that_left_nothing_of_its_own_is_named()
    {
        LeftByBothJobs();

        ShouldRefuse(
            await PublishAsync(Inputs(("required-assets", "build-linux/*.deb"))),
            "required-assets: build-linux left nothing that matches '*.deb'"
        );
    }

    [Fact]
    public async Task A_file_outside_the_folders_of_the_jobs_is_refused_by_name()
    {
        LeftByBothJobs();

        ShouldRefuse(
            await PublishAsync(Inputs(("files", "legs/*/*\ndist/app.deb"))),
            "dist/app.deb is in the folder of no job that says what it built (build-windows, build-linux)"
        );
    }

    [Theory]
    [InlineData("nothing", "needs must be the context needs as JSON")]
    [InlineData("[]", "needs must be the context needs as JSON")]
    [InlineData("{\"build\":{}}", "needs must be the context needs as JSON")]
    [InlineData("{\"guard\":{\"outputs\":{}}}", "needs: no job has an output files")]
    [InlineData(
        "{\"build\":{\"outputs\":{\"files\":\"app.deb\"}}}",
        "needs: build must name its files as sha256sum prints them, not 'app.deb'"
    )]
    public async Task What_is_no_context_of_jobs_is_bad_input(string needs, string problem)
    {
        var result = await PublishAsync(("needs", needs));

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain(problem);
    }

    [Fact]
    public async Task A_line_of_a_job_without_needs_is_bad_input()
    {
        var result = await PublishAsync(("required-assets", "build/*.deb"));

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain("required-assets: a line JOB/GLOB needs the input needs");
    }

    private void LeftByBothJobs()
    {
        Runner.Write($"legs/build-windows/{Setup}", Bytes("the installer"));
        Runner.Write($"legs/build-linux/{AppImage}", Bytes("the image"));
    }

    private static (string, string)[] Inputs(params (string Name, string Value)[] others) =>
        [
            ("files", "legs/build-windows/*\nlegs/build-linux/*"),
            ("required-assets", "build-windows/*_x64-setup.exe\nbuild-linux/*_amd64.AppImage"),
            ("needs", Needs((Setup, "the installer"), [(AppImage, "the image")])),
            .. others,
        ];

    // as toJSON(needs) is, jobs that built nothing among them
    private static string Needs((string, string) windows, params (string, string)[] linux) =>
        new JsonObject
        {
            ["guard"] = new JsonObject
            {
                ["result"] = "success",
                ["outputs"] = new JsonObject { ["state"] = "missing" },
            },
            ["build-windows"] = Job("*./", windows),
            ["build-linux"] = Job(" ./", linux),
        }.ToJsonString();

    private static JsonObject Job(string mark, params (string Name, string Text)[] files) =>
        new()
        {
            ["result"] = "success",
            ["outputs"] = new JsonObject
            {
                ["files"] = string.Concat(
                    files.Select(file => $"{Sha256.Of(Bytes(file.Text)).Hex} {mark}{file.Name}\n")
                ),
            },
        };
}
