using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests;

[Needs(Need.Nothing)]
public sealed class ReadOnlyServicesTests : TrainTest
{
    [Fact]
    public async Task A_connection_that_only_looks_writes_nothing_whatever_it_is_asked()
    {
        var services = Services(readOnly: true);

        var write = () =>
            services.GitHub.Releases.CreateAsync(
                services.Repository,
                new NewRelease("v1.0.0", First),
                CancellationToken.None
            );

        await write.Should().ThrowAsync<InvalidOperationException>().WithMessage("This connection only reads*");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_write_is_announced_before_and_confirmed_after()
    {
        var services = Services();

        await services.WriteAsync(
            StepId.Bump,
            "create the draft v1.0.0",
            () =>
                services.GitHub.Releases.CreateAsync(
                    services.Repository,
                    new NewRelease("v1.0.0", First),
                    CancellationToken.None
                )
        );

        Events
            .Should()
            .Equal(
                new WriteAnnounced(StepId.Bump, "create the draft v1.0.0"),
                new WriteDone(StepId.Bump, "create the draft v1.0.0")
            );
        Github.Log.Writes.Should().ContainSingle();
    }
}
