using System.Text;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Lanes;

/// <summary>The content that sandbox and rehearsal begin with is described as anybody's.</summary>
[Needs(Need.Nothing)]
public sealed class BuiltInContentTests
{
    private const string Seed = "src/Rehearsal/Seeds/distribution/ms-release.json";
    private static readonly ReleaseSettings Settings = SettingsFile.Parse(Encoding.UTF8.GetBytes(Checkout.Read(Seed)));

    [Fact]
    public void Its_lane_is_rendered_from_its_description()
    {
        foreach (var (path, text) in LaneFiles.Render(Settings, ActionsPlace.Parse(Settings.Actions), commit: null))
        {
            CommittedText.Hold($"workflows/distribution/{Path.GetFileName(path)}", text);
        }
    }

    [Fact]
    public void Its_description_is_as_it_is_written() =>
        Checkout.Read(Seed).Should().Be(SettingsText.Write(Settings, Settings.Repository));
}
