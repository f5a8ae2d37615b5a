namespace MsReleaseActions.EndToEnd.Rehearsal;

/// <summary>A stranger's repository on the operator's machine.</summary>
[Needs(Need.Processes, Need.Lane)]
public sealed class HostileRepositoryTests(HostileRepository hostile) : IClassFixture<HostileRepository>
{
    [Fact]
    public void The_rehearsal_itself_passes_without_being_allowed_the_host() =>
        Played().ExitCode.Should().Be(0, hostile.Error);

    [Fact]
    public void A_step_cannot_read_the_operators_environment() => Said("variables").Should().Be("0");

    [Fact]
    public void A_step_cannot_read_the_operators_keys_and_tokens() =>
        (Said("key"), Said("token"), Said("session")).Should().Be(("none", "none", "none"));

    [Fact]
    public void A_step_cannot_leave_through_the_root_of_another_process_or_a_folder_that_was_left_open() =>
        (Said("roots"), Said("open folder")).Should().Be(("0", "none"));

    [Fact]
    public void A_step_cannot_open_the_memory_of_a_process_that_is_not_its_own_or_a_disk() =>
        (Said("memory"), Said("devices")).Should().Be(("0", "0"));

    [Fact]
    public void A_step_has_no_capability() => Said("capabilities").Should().Be("0000000000000000");

    [Fact]
    public void A_step_cannot_mount_anything_even_in_namespaces_of_its_own() =>
        (Said("mount"), Said("nested")).Should().Be(("refused", "refused"));

    [Fact]
    public void A_step_cannot_change_the_kernels_settings() => Said("kernel").Should().Be("refused");

    [Fact]
    public void A_step_writes_nowhere_but_below_the_work_folder()
    {
        Said("tmp").Should().Be("x", "it has a /tmp of its own");
        hostile.Written.Where(path => !path.EndsWith(".sock", StringComparison.Ordinal)).Should().BeEmpty();
        File.ReadAllText(Path.Combine(hostile.Home, ".bashrc")).Should().Be("# as it was\n");
    }

    [Fact]
    public void A_step_reaches_no_socket_of_an_agent_or_a_daemon() => Said("sockets").Should().Be("");

    [Fact]
    public void What_the_runner_does_for_a_step_reads_and_writes_no_more_than_the_step_may() =>
        (Said("uploaded"), Said("git")).Should().Be(("none", "none"));

    [Fact]
    public void Nothing_that_a_step_started_outlives_the_rehearsal() => Played().Running.Should().BeEmpty();

    private HostileRepository Played()
    {
        Assert.SkipWhen(
            hostile.Obstacle is not null,
            $"NOT TESTED: steps cannot be kept apart here: {hostile.Obstacle}"
        );
        return hostile;
    }

    private string Said(string attack) => Played().Said.TryGetValue(attack, out var said) ? said : "nothing";
}
