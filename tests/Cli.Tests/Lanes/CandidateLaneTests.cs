using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>What code on the machine of one leg does to another leg's files.</summary>
[Needs(Need.Lane)]
public sealed class CandidateLaneTests : LaneTest
{
    [Fact]
    public async Task A_leg_that_replaces_the_artifact_of_another_is_stopped_by_name()
    {
        // it waits for the other only to be the last one, as an attacker would
        await using var environment = await OpenAsync(
            (
                "candidate.yml",
                "    name: build (linux-x86_64)\n    needs: [guard, keys]\n",
                "    name: build (linux-x86_64)\n    needs: [guard, keys, build-windows-x86_64]\n"
            ),
            (
                "candidate.yml",
                "\n  build-macos-x86_64:\n",
                """
                      - run: mkdir evil && cp bundles/*.AppImage evil/evil_x64-setup.exe
                      - uses: actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0
                        with:
                          name: build-windows-x86_64
                          path: evil/
                          overwrite: true

                  build-macos-x86_64:

                """
            )
        );
        var people = People(environment);
        await people.PushAsync();

        var run = await people.CandidateAsync();

        var seal = run.Jobs.Single(job => job.Name == "seal");
        (run.Conclusion, seal.Conclusion).Should().Be(("failure", "failure"), Log);
        Errors(environment, run)
            .Should()
            .Contain("legs/build-windows-x86_64/evil_x64-setup.exe was not built by build-windows-x86_64");
        Releases(environment, environment.CandidateTag).Should().BeEmpty();
    }
}
