using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>Workflow files that bear the lanes' names and were there before.</summary>
[Needs(Need.Nothing)]
public sealed class CutOverTests : InitTest
{
    private const string Theirs = "on: workflow_dispatch\n";
    private const string FreeCandidate = ".github/workflows/release-candidate.yml";
    private const string FreeRelease = ".github/workflows/promote.yml";

    [Fact]
    public async Task They_stay_and_the_lanes_get_names_that_are_free()
    {
        Folder[InitFolder.Candidate] = Folder[InitFolder.Release] = Theirs;

        await Install();

        Folder
            .Added.Should()
            .Equal(
                InitFolder.Build,
                InitFolder.Record,
                InitFolder.Candidate,
                FreeRelease,
                FreeCandidate,
                InitFolder.Release,
                InitFolder.Watch,
                InitFolder.Settings
            );
        (Folder[InitFolder.Candidate], Folder[InitFolder.Release]).Should().Be((Theirs, Theirs));
        Folder[InitFolder.Settings]
            .Should()
            .Contain(
                """
                  "workflows": {
                    "candidate": "release-candidate.yml",
                    "release": "promote.yml"
                  },
                """
            );
        Folder[FreeRelease].Should().Contain("workflow: .github/workflows/release-candidate.yml");
        (await Run(0, "init")).Output.Should().EndWith("Everything is up to date.\n");
    }

    [Fact]
    public async Task Only_the_lane_whose_name_is_taken_gets_another()
    {
        Folder[InitFolder.Release] = Theirs;

        await Install();

        Folder
            .Added.Should()
            .Equal(
                InitFolder.Build,
                InitFolder.Record,
                InitFolder.Candidate,
                FreeRelease,
                InitFolder.Release,
                InitFolder.Watch,
                InitFolder.Settings
            );
        Folder[InitFolder.Settings].Should().Contain("\"release\": \"promote.yml\"").And.NotContain("\"candidate\":");
    }

    [Fact]
    public async Task They_are_written_over_at_the_cut_over_and_the_diff_is_shown()
    {
        Folder[InitFolder.Candidate] = Folder[InitFolder.Release] = Theirs;

        (await Install("--cut-over")).Output.Should().Contain("-on: workflow_dispatch");

        Folder.Added.Should().Equal(InitFolder.Written);
        Folder[InitFolder.Candidate].Should().StartWith("# Lane: candidate.");
        Folder[InitFolder.Release].Should().StartWith("# Lane: promote.");
        Folder[InitFolder.Settings].Should().NotContain("\"workflows\"");
        Folder.Changed.Should().BeEmpty("ci.yml is no lane");
        (await Run(0, "init")).Output.Should().EndWith("Everything is up to date.\n");
    }

    [Fact]
    public async Task Where_the_other_name_is_taken_too_there_is_a_third_and_nobodys_file_is_overwritten()
    {
        Folder[InitFolder.Release] = Folder[FreeRelease] = Theirs;

        await Install();

        (Folder[InitFolder.Release], Folder[FreeRelease]).Should().Be((Theirs, Theirs));
        Folder[InitFolder.Settings].Should().Contain("\"release\": \"ms-release.yml\"");
    }

    [Fact]
    public async Task Where_every_name_is_taken_it_is_said_and_nothing_is_written()
    {
        Folder[InitFolder.Release] = Folder[FreeRelease] = Folder[".github/workflows/ms-release.yml"] = Theirs;
        var before = Folder.Files.ToList();

        (await Run(2, "init", "--yes", "--actions", InitFolder.Actions))
            .Error.Should()
            .Contain("The names release.yml, promote.yml, ms-release.yml of a lane are all taken")
            .And.Contain("--cut-over");

        Folder.Files.Should().Equal(before);
    }

    [Fact]
    public async Task What_builds_or_publishes_under_another_name_is_named_and_goes_at_the_cut_over()
    {
        const string old = ".github/workflows/ship.yml";
        Folder[old] = "on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{ run: npx tauri build }]\n";

        (await Install())
            .Output.Should()
            .Contain($"{old} builds or publishes what the lanes do from now on: `ms init --cut-over` removes it");
        (await Run(1, "lint", Folder.At(".")))
            .Output.Should()
            .Contain("error(lane-replaced)")
            .And.Contain("Run `ms init --cut-over`");
        Folder.Added.Should().Contain(old);

        (await Run(0, "init", "--cut-over", "--yes"))
            .Output.Should()
            .Contain($"- {old} was there before the lanes, which take its place: it is deleted, 5 lines");
        Folder.Added.Should().Equal(InitFolder.Written);
        (await Run(0, "init", "--cut-over")).Output.Should().EndWith("Everything is up to date.\n");
        (await Run(0, "lint", Folder.At("."))).Output.Should().NotContain("error(");
    }

    [Fact]
    public async Task A_lane_that_got_another_name_goes_unless_it_was_changed_by_hand()
    {
        await Install();
        Folder[InitFolder.Release] += "# mine\n";
        Folder[InitFolder.Settings] = Folder[InitFolder.Settings]
            .Replace(
                "\"required_checks\"",
                "\"workflows\": { \"candidate\": \"build.yml\", \"release\": \"ship.yml\" },\n  \"required_checks\"",
                StringComparison.Ordinal
            );

        (await Run(0, "init", "--yes")).Output.Should().Contain($"{InitFolder.Release} builds or publishes what");

        Folder
            .Added.Should()
            .Equal(
                InitFolder.Build,
                InitFolder.Record,
                ".github/workflows/build.yml",
                InitFolder.Release,
                ".github/workflows/ship.yml",
                InitFolder.Watch,
                InitFolder.Settings
            );
    }

    [Fact]
    public async Task A_lane_of_an_earlier_installation_is_no_file_of_somebody_else()
    {
        await Install();
        File.Delete(Folder.At(InitFolder.Record));
        File.Delete(Folder.At(InitFolder.Settings));

        await Install();

        Folder.Added.Should().Equal(InitFolder.Written);
        Folder[InitFolder.Settings].Should().NotContain("\"workflows\"");
    }

    [Fact]
    public async Task A_change_by_hand_since_then_is_not_written_over_by_another_cut_over()
    {
        Folder[InitFolder.Release] = Theirs;
        await Install("--cut-over");
        var mine = Folder[InitFolder.Candidate] += "# mine\n";

        await Install("--cut-over");
        await Install("--cut-over", "--keep");

        Folder[InitFolder.Candidate].Should().Be(mine);
    }

    [Fact]
    public async Task Nothing_is_cut_over_in_a_dry_run()
    {
        Folder[InitFolder.Release] = Theirs;
        var before = Folder.Files.ToList();

        await Run(0, "init", "--dry-run", "--cut-over", "--actions", InitFolder.Actions);

        Folder.Files.Should().Equal(before);
    }
}
