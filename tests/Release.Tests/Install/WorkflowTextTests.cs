using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Lanes;

namespace MsReleaseActions.ReleaseTrainTests.Install;

[Needs(Need.Nothing)]
public sealed class WorkflowTextTests
{
    private const string Folder = ".github/workflows/";
    private static readonly ReleaseSettings Settings = new(RepositoryName.Parse("org/ms-manager"));
    private static readonly CommitSha Commit = CommitSha.Parse("0123456789abcdef0123456789abcdef01234567");

    private static Dictionary<string, string> Files { get; } =
        ProductFiles
            .All.Where(file => file.Key.StartsWith(Folder, StringComparison.Ordinal))
            .ToDictionary(file => file.Key[Folder.Length..], file => file.Value, StringComparer.Ordinal);

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

        texts[$"{Folder}release.yml"].Split(expected).Should().HaveCount(3);
        texts
            .Values.Sum(text => text.Split("uses: " + expected.Split("/promote")[0] + "/").Length - 1)
            .Should()
            .Be(8, "that many uses of our actions the files have");
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
    public void A_lane_has_the_file_that_the_settings_name_and_is_found_there_by_the_others()
    {
        var texts = WorkflowText.For(
            Files,
            Settings with
            {
                CandidateWorkflow = "build.yml",
            },
            ActionsPlace.Parse("org/ms-release-actions@v1"),
            null
        );

        texts.Keys.Should().BeEquivalentTo($"{Folder}ci.yml", $"{Folder}build.yml", $"{Folder}release.yml");
        texts[$"{Folder}release.yml"]
            .Should()
            .Contain("workflow: .github/workflows/build.yml")
            .And.NotContain(".github/workflows/candidate.yml");
    }

    private static IReadOnlyDictionary<string, string> Texts(string place, CommitSha? commit = null) =>
        WorkflowText.For(Files, Settings, ActionsPlace.Parse(place), commit);
}
