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
    public async Task Where_the_other_name_is_taken_too_nobodys_file_is_overwritten()
    {
        Folder[InitFolder.Release] = Folder[FreeRelease] = Theirs;

        (await Run(1, "init", "--yes", "--actions", InitFolder.Actions)).Output.Should().Contain("-on: workflow_disp");

        (Folder[InitFolder.Release], Folder[FreeRelease]).Should().Be((Theirs, Theirs));
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
