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
    public async Task A_file_that_nobody_expects_of_a_job_is_refused_by_name()
    {
        LeftByBothJobs();
        Runner.Write("legs/build-linux/App_1.2.3_x64_en-US.msi", Bytes("evil"));

        ShouldRefuse(
            await PublishAsync(
                Inputs(
                    (
                        "needs",
                        Needs((Setup, "the installer"), [(AppImage, "the image"), ("App_1.2.3_x64_en-US.msi", "evil")])
                    )
                )
            ),
            "build-linux left App_1.2.3_x64_en-US.msi, which no line of required-assets says that it leaves"
        );
    }

    [Fact]
    public async Task What_another_run_sealed_is_not_put_out_to_be_attested()
    {
        LeftByBothJobs();
        await PublishedAsync(Inputs());
        using var other = NewRunner("4712");
        foreach (var path in Directory.EnumerateFiles(Runner.Workspace, "*", SearchOption.AllDirectories))
        {
            other.Write(Path.GetRelativePath(Runner.Workspace, path), await File.ReadAllBytesAsync(path));
        }

        var again = await PublishAsync(other, CancellationToken.None, Inputs());

        (again.ExitCode, again.Outputs["state"]).Should().Be((0, "unchanged"), again.Log);
        again.Outputs["subjects"].Should().NotContain("candidate.json").And.Contain("checksums.txt");
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
