using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>What was changed by hand after it had been installed.</summary>
[Needs(Need.Nothing)]
public sealed class HandMadeChangeTests : InitTest
{
    private const string Hand = "# mine\n";

    [Fact]
    public async Task A_lane_that_was_changed_by_hand_stays_while_there_is_nothing_new_for_it()
    {
        var mine = await Changed(InitFolder.Candidate);

        (await Run(0, "init", "--yes"))
            .Output.Should()
            .Contain("= .github/workflows/candidate.yml was changed by hand, and stays");

        Folder[InitFolder.Candidate].Should().Be(mine);
    }

    [Fact]
    public async Task What_was_changed_by_hand_is_shown_and_stays_until_somebody_decides()
    {
        var mine = await Changed(InitFolder.Release);
        Describe("\"kind\"", "\"environment\": \"shop\",\n  \"kind\"");

        var undecided = await Run(1, "init", "--yes");

        undecided
            .Output.Should()
            .Contain(
                "! .github/workflows/release.yml was changed by hand, and there is a new text for it: it stays until "
                    + "you say --keep or --force\n  --- a/.github/workflows/release.yml\n"
            )
            .And.Contain("+    environment: shop")
            .And.Contain("-# mine")
            .And.Contain("One file waits for your decision: --keep or --force.");
        Folder[InitFolder.Release].Should().Be(mine);

        await Run(0, "init", "--yes", "--keep");
        Folder[InitFolder.Release].Should().Be(mine);
        (await Run(0, "init"))
            .Output.Should()
            .Contain("= .github/workflows/release.yml was changed by hand, and stays");

        await Run(0, "init", "--yes", "--force");
        Folder[InitFolder.Release].Should().NotContain(Hand).And.Contain("environment: shop");
    }

    [Fact]
    public async Task A_changed_description_is_written_to_lanes_that_nobody_touched_with_a_diff()
    {
        await Install();
        Describe("ubuntu-22.04", "ubuntu-24.04");

        (await Run(0, "init", "--yes"))
            .Output.Should()
            .Contain("~ .github/workflows/candidate.yml is as it was installed, and gets the new text")
            .And.Contain("-    runs-on: ubuntu-22.04\n")
            .And.Contain("+    runs-on: ubuntu-24.04\n")
            .And.Contain("= .github/workflows/release.yml is up to date");

        Folder[InitFolder.Candidate].Should().NotContain("ubuntu-22.04");
    }

    [Theory]
    [InlineData()]
    [InlineData("--force")]
    [InlineData("--cut-over")]
    public async Task The_owners_build_is_never_touched_again(params string[] more)
    {
        var mine = await Changed(InitFolder.Build);
        Describe("ubuntu-22.04", "ubuntu-24.04");

        await Run(0, ["init", "--yes", .. more]);

        Folder[InitFolder.Build].Should().Be(mine);
        Folder[InitFolder.Candidate].Should().Contain("runs-on: ubuntu-24.04", "the lanes were written anew");
        var lint = new TypedCommand();
        (await lint.RunAsync("lint", Folder.At("."))).Should().Be(0, lint.Output);
    }

    [Fact]
    public async Task A_build_that_was_there_first_is_the_one()
    {
        Folder[".github/actions/build-candidate/action.yaml"] = Hand;

        await Install();

        Folder[".github/actions/build-candidate/action.yaml"].Should().Be(Hand);
        File.Exists(Folder.At(InitFolder.Build)).Should().BeFalse();
    }

    [Fact]
    public async Task Lint_names_the_line_that_was_changed_by_hand()
    {
        await Changed(InitFolder.Release);
        var lint = new TypedCommand();

        await lint.RunAsync("lint", Folder.At("."));

        lint.Output.Should().Contain("warning(lane-changed)").And.Contain(".github/workflows/release.yml:1:1\n");
    }

    [Fact]
    public async Task Line_ends_of_a_checkout_on_Windows_are_no_change()
    {
        await Install();
        foreach (var path in (string[])[InitFolder.Candidate, InitFolder.Release])
        {
            Folder[path] = Folder[path].Replace("\n", "\r\n", StringComparison.Ordinal);
        }
        var before = Folder.Files.ToList();

        (await Run(0, "init")).Output.Should().EndWith("Everything is up to date.\n");

        Folder.Files.Should().Equal(before);
    }

    private async Task<string> Changed(string path)
    {
        await Install();
        return Folder[path] = Hand + Folder[path];
    }

    private void Describe(string old, string now)
    {
        Folder[InitFolder.Settings].Should().Contain(old);
        Folder[InitFolder.Settings] = Folder[InitFolder.Settings].Replace(old, now, StringComparison.Ordinal);
    }
}
