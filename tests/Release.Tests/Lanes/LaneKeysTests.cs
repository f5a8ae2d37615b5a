using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrainTests.Settings;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Lanes;

/// <summary>A rehearsal exchanges the public keys that a lane verifies with.</summary>
[Needs(Need.Nothing)]
public sealed class LaneKeysTests
{
    private static readonly KeySettings Others = new() { PublicKey = SampleKeys.Pem, UpdaterPublicKey = "another one" };

    public static TheoryData<string> Names => [.. LaneSamples.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_lane_with_other_keys_is_the_one_that_is_rendered_with_them(string name)
    {
        var settings = LaneSamples.All[name];
        var others = Exchanged(settings.Keys);

        Render(settings)
            .Select(file => LaneFiles.WithKeys(file.Value, settings.Keys, others))
            .Should()
            .Equal(Render(settings with { Keys = others }).Values);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void What_somebody_else_wrote_into_a_lane_stays(string end)
    {
        var settings = LaneSamples.All["updater and certificates"];
        var others = Exchanged(settings.Keys);
        var path = LaneFiles.Paths(settings)[1];

        LaneFiles
            .WithKeys(Changed(Render(settings)[path]), settings.Keys, others)
            .Should()
            .Be(Changed(Render(settings with { Keys = others })[path]));

        string Changed(string text) =>
            text.Replace("timeout-minutes: 30", "timeout-minutes: 31", StringComparison.Ordinal)
                .Replace("\n", end, StringComparison.Ordinal);
    }

    private static KeySettings Exchanged(KeySettings keys) =>
        keys with
        {
            PublicKey = keys.PublicKey is null ? null : Others.PublicKey,
            UpdaterPublicKey = keys.UpdaterPublicKey is null ? null : Others.UpdaterPublicKey,
        };

    private static IReadOnlyDictionary<string, string> Render(ReleaseSettings settings) =>
        LaneFiles.Render(settings, ActionsPlace.Parse(settings.Actions), commit: null);
}
