using MsReleaseActions.EndToEnd.Containers;

namespace MsReleaseActions.EndToEnd.Acting;

/// <summary>
/// The self-test with the real image, its containers started as <c>act</c> does; <c>act</c> itself is on no registry
/// that these tests could have it from.
/// </summary>
[Needs(Need.Containers, Need.Tools)]
public sealed class ActedSelfTestTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_action_does_its_part_of_the_self_test_in_a_container_as_act_starts_it()
    {
        var images = new ActedImages(ContainerEngine.Require(), folder.Path);
        Assert.SkipWhen(
            !SelfTestRun.CanRun || Tool.Find("python3") is null,
            "NOT TESTED as act starts containers: bash, curl, jq or python3 is missing"
        );

        await using var self = await SelfTestRun.ToItsEndAsync(images);

        self.Job.Conclusion.Should().Be("success", self.Job.LogText);
        images
            .Started.Should()
            .Equal(
                (
                    (string[])
                        [
                            "check-versions",
                            "publish-candidate",
                            "validate-candidate",
                            "validate-candidate",
                            "rewrite-latest-json",
                            "promote-assets",
                            "promote-assets",
                            "dispatch-and-wait",
                            "assemble-bundles",
                            "verify-release",
                        ]
                ).Select(Entrypoint)
            );
        images
            .Started.Distinct()
            .Should()
            .BeEquivalentTo(Checkout.ActionIds.Select(Entrypoint), "it is a test of every action");
    }

    private static string Entrypoint(string id) => ActionFile.Read(id).Entrypoint;
}
