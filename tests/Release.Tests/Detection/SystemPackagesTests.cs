using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Detection;

/// <summary>What a workflow file installs on Linux, as the shell reads it.</summary>
[Needs(Need.Nothing)]
public sealed class SystemPackagesTests
{
    [Theory]
    [InlineData("sudo apt-get install -y libssl-dev pkg-config", "libssl-dev pkg-config")]
    [InlineData("sudo apt-get -qq -y install libssl-dev", "libssl-dev")]
    [InlineData("apt install libssl-dev # for x", "libssl-dev")]
    [InlineData("apt-get install libssl-dev > /dev/null", "libssl-dev")]
    [InlineData("apt-get install libssl-dev >/dev/null", "libssl-dev")]
    [InlineData("apt-get install libssl-dev 2>&1 | tee log", "libssl-dev")]
    [InlineData("apt-get install libssl-dev 2> log patchelf", "libssl-dev patchelf")]
    [InlineData("apt-get install libssl-dev >> log 2>> errors < in", "libssl-dev")]
    [InlineData("apt-get install libssl-dev &> log", "libssl-dev")]
    [InlineData("apt-get update && apt-get install libssl-dev && cargo build", "libssl-dev")]
    [InlineData("apt-get install libssl-dev || true", "libssl-dev")]
    [InlineData("apt-get install libssl-dev; echo done", "libssl-dev")]
    [InlineData("apt-get install libssl-dev & wait", "libssl-dev")]
    [InlineData("if true; then apt-get install libssl-dev; fi", "libssl-dev")]
    [InlineData("apt-get install \\\n  libssl-dev \\\n  patchelf\ncargo build", "libssl-dev patchelf")]
    [InlineData("apt-get install $PACKAGES \"${MORE}\" lib$X ${{ matrix.packages }} `cat x`", "")]
    [InlineData("apt-get install $(cat packages.txt)", "")]
    [InlineData("apt-get install 'libssl-dev' \"patchelf\"", "libssl-dev patchelf")]
    [InlineData("apt-get install libssl-dev=3.0.* libc6:i386 g++", "libssl-dev libc6:i386 g++")]
    [InlineData("apt-get install -t jammy-backports -o Dpkg::Options::=x -o a libssl-dev", "libssl-dev")]
    [InlineData("apt-get install ./a.deb dist/b.deb c.deb https://x/d.deb libssl-dev", "libssl-dev")]
    [InlineData("sudo DEBIAN_FRONTEND=noninteractive apt-get install libssl-dev", "libssl-dev")]
    [InlineData("bash -c 'apt-get install libssl-dev'", "libssl-dev")]
    [InlineData("apt-get remove libssl-dev", "")]
    [InlineData("apt-get install libssl-", "")]
    [InlineData("echo apt-get install libssl-dev", "")]
    [InlineData("# apt-get install libssl-dev", "")]
    [InlineData("brew install create-dmg", "")]
    [InlineData("apt-get install Upper _x --yes -y a", "")]
    public void Only_names_of_packages_are_packages(string script, string packages) =>
        string.Join(
                ' ',
                SystemPackages.Of(
                    ExistingWorkflows
                        .Of(
                            Trees.Of(
                                (
                                    ".github/workflows/ci.yml",
                                    "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: a/b@v1\n      - run: "
                                        + System.Text.Json.JsonSerializer.Serialize(script)
                                )
                            )
                        )
                        .Parsed
                )
            )
            .Should()
            .Be(packages);

    [Fact]
    public void A_file_that_cannot_be_read_installs_nothing_and_a_name_counts_once()
    {
        var workflows = ExistingWorkflows.Of(
            Trees.Of(
                (".github/workflows/a.yml", "run: apt-get install libx-dev"),
                (".github/workflows/b.yml", File("apt-get install libssl-dev")),
                (".github/workflows/c.yml", File("apt-get install libssl-dev patchelf"))
            )
        );

        SystemPackages.Of(workflows.Parsed).Should().Equal("libssl-dev", "patchelf");
    }

    private static string File(string script) =>
        $"on: push\njobs: {{ a: {{ runs-on: x, steps: [ {{ run: {script} }} ] }} }}";
}
