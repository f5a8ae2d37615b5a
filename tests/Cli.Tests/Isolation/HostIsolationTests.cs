using MsReleaseActions.Cli.Isolation;
using MsReleaseActions.Core;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Isolation;

[Needs(Need.Nothing)]
public sealed class HostIsolationTests
{
    private static readonly HostIsolation Open = new("unshare (of util-linux) is not installed");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_steps_are_kept_apart_there_is_nothing_to_say(bool foreign) =>
        HostIsolation.Closed.Warning(foreign, allowHost: false).Should().BeNull();

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Steps_with_the_operators_rights_are_announced_in_one_line(bool foreign, bool allowHost) =>
        Open.Warning(foreign, allowHost)
            .Should()
            .Be("ms: the steps run with your rights on this machine: unshare (of util-linux) is not installed");

    [Fact]
    public void A_foreign_repository_is_refused_where_its_steps_would_have_the_operators_rights()
    {
        var warning = () => Open.Warning(foreign: true, allowHost: false);

        warning
            .Should()
            .Throw<CommandFailure>()
            .WithMessage(
                "the steps of this repository would run with your rights on this machine: they could read your keys "
                    + "and tokens, change your files, and send them anywhere: unshare (of util-linux) is not "
                    + "installed. Where you trust whoever wrote them, add --allow-host."
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
            .StartWith("ms: the steps run with your rights on this machine: it is part of another program\n");
    }
}
