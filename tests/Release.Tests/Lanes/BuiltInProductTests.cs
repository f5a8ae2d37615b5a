using System.Text;
using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrainTests.Detection;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Lanes;

namespace MsReleaseActions.ReleaseTrainTests.Lanes;

/// <summary>
/// The product that sandbox and rehearsal begin with is one like any other: what <c>ms init</c> would write there is
/// what is there.
/// </summary>
[Needs(Need.Nothing)]
public sealed class BuiltInProductTests
{
    private const string Seed = "src/Rehearsal/Seeds/ms-manager/";
    private const string Lanes = "workflows/ms-manager/";

    private static readonly ReleaseSettings Settings = SettingsFile.Parse(
        Encoding.UTF8.GetBytes(ProductFiles.Committed[SettingsFile.Name])
    );

    private static readonly DetectedProduct Detected = ProductDetector.Detect(
        Trees.Of([
            .. ProductFiles
                .Committed.Where(file =>
                    !file.Key.StartsWith($"{BuildSettings.DefaultAction}/", StringComparison.Ordinal)
                )
                .Select(file => (file.Key, file.Value)),
        ]),
        Settings.Repository,
        Settings.Branch,
        [Settings.CandidateWorkflow, Settings.ReleaseWorkflow]
    );

    [Fact]
    public void Its_lanes_are_rendered_from_its_description()
    {
        foreach (var (path, text) in LaneFiles.Render(Settings, ActionsPlace.Parse(Settings.Actions), commit: null))
        {
            CommittedText.Hold(Lanes + Path.GetFileName(path), text);
        }
    }

    [Fact]
    public void Its_build_is_what_its_files_ask_for() =>
        CommittedText.Hold(
            $"{Seed}{BuildSettings.DefaultAction}/action.yml",
            BuildAction.Render(Detected with { Settings = Settings })
        );

    [Fact]
    public void Its_description_is_what_its_files_say_with_public_keys_beside_it()
    {
        var found = Detected.Settings with { Actions = Settings.Actions, Keys = Settings.Keys };

        ProductFiles.Committed[SettingsFile.Name].Should().Be(SettingsText.Write(found, Settings.Repository));
        ProductFiles
            .Committed["src-tauri/tauri.conf.json"]
            .Should()
            .Contain($"\"pubkey\": \"{Settings.Keys.UpdaterPublicKey}\"");
        Settings.Keys.PublicKey.Should().NotBeNull("a candidate of it must be signed");
    }
}
