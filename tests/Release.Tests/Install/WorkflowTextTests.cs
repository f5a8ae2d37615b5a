using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Install;

[Needs(Need.Nothing)]
public sealed class WorkflowTextTests
{
    private const string Folder = ".github/workflows/";
    private static readonly ReleaseSettings Settings = ReleaseSettings.Of(
        ProductKind.Content,
        RepositoryName.Parse("org/distribution")
    );
    private static readonly CommitSha Commit = CommitSha.Parse("0123456789abcdef0123456789abcdef01234567");

    private static Dictionary<string, string> Files { get; } = Of("distribution");

    [Fact]
    public void Where_nothing_is_different_the_files_stay_as_they_are() =>
        Texts("org/ms-release-actions@v1")
            .Should()
            .Equal(Files.ToDictionary(file => Folder + file.Key, file => file.Value));

    [Theory]
    [InlineData("acme/actions@v1", false, "acme/actions/promote-assets@v1\n")]
    [InlineData(
        "org/ms-release-actions@v1",
        true,
        "org/ms-release-actions/promote-assets@0123456789abcdef0123456789abcdef01234567 # v1\n"
    )]
    [InlineData(
        "acme/actions@v2.1.0",
        true,
        "acme/actions/promote-assets@0123456789abcdef0123456789abcdef01234567 # v2.1.0\n"
    )]
    [InlineData(
        "acme/actions@0123456789abcdef0123456789abcdef01234567",
        true,
        "acme/actions/promote-assets@0123456789abcdef0123456789abcdef01234567\n"
    )]
    public void Each_use_of_an_action_names_its_place(string place, bool pin, string expected)
    {
        var texts = Texts(place, pin ? Commit : null);

        texts[$"{Folder}publish.yml"].Split(expected).Should().HaveCount(3);
        texts
            .Values.Sum(text => text.Split("uses: " + expected.Split("/promote")[0] + "/").Length - 1)
            .Should()
            .Be(13, "that many uses of our actions the file has");
        if (place != "org/ms-release-actions@v1" || pin)
        {
            texts
                .Values.Should()
                .NotContain(text =>
                    text.Contains("org/ms-release-actions/validate-candidate@v1", StringComparison.Ordinal)
                );
        }
    }

    [Fact]
    public void The_lane_of_content_has_the_file_that_the_settings_name() =>
        WorkflowText
            .For(
                Files,
                Settings with
                {
                    ReleaseWorkflow = "content.yml",
                },
                ActionsPlace.Parse("org/ms-release-actions@v1"),
                null
            )
            .Should()
            .Equal(new Dictionary<string, string> { [$"{Folder}content.yml"] = Files["publish.yml"] });

    [Fact]
    public void What_a_producer_calls_its_own_lanes_renames_no_file() =>
        WorkflowText
            .For(
                Of("loader"),
                new ReleaseSettings(Settings.Repository) { CandidateWorkflow = "a.yml", ReleaseWorkflow = "b.yml" },
                ActionsPlace.Parse("org/ms-release-actions@v1"),
                null
            )
            .Should()
            .Equal(Of("loader").ToDictionary(file => Folder + file.Key, file => file.Value));

    private static IReadOnlyDictionary<string, string> Texts(string place, CommitSha? commit = null) =>
        WorkflowText.For(Files, Settings, ActionsPlace.Parse(place), commit);

    private static Dictionary<string, string> Of(string product) =>
        Checkout
            .Files(".yml")
            .Where(file => file.StartsWith($"workflows/{product}/", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetFileName(file), Checkout.Read, StringComparer.Ordinal);
}
