using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrainTests.Settings;
using MsReleaseActions.Testing;
using static MsReleaseActions.ReleaseTrainTests.Lanes.LaneReading;

namespace MsReleaseActions.ReleaseTrainTests.Lanes;

/// <summary>A product that is not released of <c>main</c>.</summary>
[Needs(Need.Nothing)]
public sealed class BranchTests
{
    private const string Asked = "          reachable-from: develop\n";

    [Fact]
    public void Whatever_is_built_or_released_must_be_part_of_its_branch()
    {
        var app = LaneSamples.All["rust, four legs"] with { Branch = "develop" };
        var content = ReleaseSettings.Of(ProductKind.Content, RepositoryName.Parse("acme/distribution")) with
        {
            Schema = 2,
            Branch = "develop",
            Actions = "acme/ms-release-actions@v1",
            Keys = new KeySettings { ManifestPublicKey = SampleKeys.Raw },
        };

        Files(app).Select(Count).Should().Equal(1, 2, 1);
        Files(content).Select(Count).Should().Equal(2, 1);
        Files(app with { Branch = "main" }).Select(Count).Should().Equal(0, 0, 0);
    }

    private static int Count(MsReleaseActions.Workflows.Lint.Rules.SourceFile file) =>
        file.Text.Split(Asked).Length - 1;
}
