using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.ReleaseTrainTests.Products.Content;

/// <summary>
/// Firmware whose dependencies a file pins: what it is built with is known before anything is written.
/// </summary>
[Needs(Need.Nothing)]
public sealed class PinnedProducersTests : ContentLaneTest
{
    private static readonly RepositoryName Ui = RepositoryName.Parse("acme/ui");
    private static readonly string Pinned = new('1', 40);
    private static readonly string Other = new('2', 40);

    [Fact]
    public async Task What_is_built_with_something_else_is_refused_with_the_way_out()
    {
        Pin($"lib_deps = https://github.com/acme/ui.git#{Pinned}");
        Lanes.Put(Needed["core"], inputs: new CandidateInput("ui", Ui, CommitSha.Parse(Other)));

        var report = await CheckAsync(Producers);

        report.Status.Should().Be(StepStatus.Blocked);
        report
            .Text.Should()
            .Be(
                $"core: {Needed["core"].Tag} is not built with what is pinned: it was built with ui 22222222, and "
                    + "platformio.ini of core pins 11111111"
            );
        report
            .Remedy.Should()
            .Be(
                $"Discard it with `ms candidates discard {Needed["core"].Tag} --repo org/core`, have candidate.yml "
                    + "build with what is pinned, and seal it as `inputs`, and run the same command again: it is built anew"
            );
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_built_with_what_is_pinned_is_used()
    {
        Pin($"lib_deps = https://github.com/acme/ui.git#{Pinned}");
        Lanes.Put(Needed["core"], inputs: new CandidateInput("ui", Ui, CommitSha.Parse(Pinned)));

        (await CheckAsync(Producers))
            .Text.Should()
            .StartWith("loader is to be built; oc-bridge is to be built; core is sealed");
    }

    [Theory]
    [InlineData("lib_deps = acme/ui@main", "platformio.ini of core pins no commit of acme/ui")]
    [InlineData(null, "core has no platformio.ini, which should pin ui")]
    public async Task What_cannot_be_known_is_not_built(string? text, string problem)
    {
        Pin(text);

        var report = await CheckAsync(Producers);

        (report.Status, report.Text).Should().Be((StepStatus.Blocked, $"core: {problem}"));
        Dispatches.Should().BeEmpty();
    }

    // core pins ui from here on, and the spec is of that commit
    private void Pin(string? text)
    {
        var core = Lanes.Repositories["core"];
        var commit = core.Commit(
            new Dictionary<string, string> { [text is null ? "other.ini" : "platformio.ini"] = text ?? "" },
            "pin"
        );
        var pins = new Dictionary<string, string>(Lanes.Pins, StringComparer.Ordinal) { ["core"] = commit };
        var midiStudio = ContentDescription.MidiStudio;
        var content = midiStudio with
        {
            Producers =
            [
                .. midiStudio.Producers.Select(producer =>
                    producer.Id == "core"
                        ? producer with
                        {
                            Pins = [new ProducerPin("ui", Ui, "core", "platformio.ini")],
                        }
                        : producer
                ),
            ],
        };
        var described = ContentDetector.SpelledOut(Settings with { Schema = 2, Content = content });
        Distribution.Commit(
            new Dictionary<string, string>
            {
                ["ms-release.json"] = SettingsText.Write(described, described.Repository),
            },
            "describe"
        );
        Spec = ContentSample.Spec(Tag.Text, Github.ServerUrl, pins);
        Source = Bring(Spec);
        Github.Log.Clear();
    }
}
