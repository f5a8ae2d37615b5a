using MsReleaseActions.Cli.Isolation;
using MsReleaseActions.Core;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Isolation;

[Needs(Need.Nothing)]
public sealed class NetworkIsolationTests
{
    private static readonly NetworkIsolation Open = new("unshare (of util-linux) is not installed");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_no_network_can_be_reached_there_is_nothing_to_say(bool foreign) =>
        NetworkIsolation.Closed.Warning(foreign, allowHost: false).Should().BeNull();

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Steps_that_reach_the_network_are_announced_in_one_line(bool foreign, bool allowHost) =>
        Open.Warning(foreign, allowHost)
            .Should()
            .Be("ms: the steps run with this machine's own network: unshare (of util-linux) is not installed");

    [Fact]
    public void A_foreign_repository_is_refused_where_its_steps_would_reach_the_network()
    {
        var warning = () => Open.Warning(foreign: true, allowHost: false);

        warning
            .Should()
            .Throw<CommandFailure>()
            .WithMessage(
                "the steps of this repository would reach every network that this machine reaches: unshare (of "
                    + "util-linux) is not installed. Where that is acceptable, add --allow-host."
            )
            .Which.ExitCode.Should()
            .Be(MsReleaseActions.Core.ExitCode.BadInput);
    }

    [Fact]
    public async Task The_command_says_it_before_anything_runs()
    {
        using var folder = new MsReleaseActions.Testing.TemporaryFolder();
        var typed = new TypedCommand();

        await typed.RunAsync("rehearse", "--keep", "/dev/null");

        typed
            .Error.Should()
            .StartWith("ms: the steps run with this machine's own network: it is part of another program\n");
    }
}
