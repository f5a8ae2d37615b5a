using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Install;

[Needs(Need.Nothing)]
public sealed class WorkflowTextTests
{
    private const string Folder = ".github/workflows/";
    private static readonly CommitSha Commit = CommitSha.Parse("0123456789abcdef0123456789abcdef01234567");

    private static Dictionary<string, string> Files { get; } = Of("loader");

    [Fact]
    public void Where_nothing_is_different_the_files_stay_as_they_are() =>
        Texts("org/ms-release-actions@v1")
            .Should()
            .Equal(Files.ToDictionary(file => Folder + file.Key, file => file.Value));

    [Theory]
    [InlineData("acme/actions@v1", false, "acme/actions/publish-candidate@v1\n")]
    [InlineData(
        "org/ms-release-actions@v1",
        true,
        "org/ms-release-actions/publish-candidate@0123456789abcdef0123456789abcdef01234567 # v1\n"
    )]
    [InlineData(
        "acme/actions@v2.1.0",
        true,
        "acme/actions/publish-candidate@0123456789abcdef0123456789abcdef01234567 # v2.1.0\n"
    )]
    [InlineData(
        "acme/actions@0123456789abcdef0123456789abcdef01234567",
        true,
        "acme/actions/publish-candidate@0123456789abcdef0123456789abcdef01234567\n"
    )]
    public void Each_use_of_an_action_names_its_place(string place, bool pin, string expected)
    {
        var texts = Texts(place, pin ? Commit : null);

        texts[$"{Folder}candidate.yml"].Split(expected).Should().HaveCount(2);
        texts
            .Values.Sum(text => text.Split("uses: " + expected.Split("/publish")[0] + "/").Length - 1)
            .Should()
            .Be(2, "that many uses of our actions the file has");
        if (place != "org/ms-release-actions@v1" || pin)
        {
            texts
                .Values.Should()
                .NotContain(text =>
                    text.Contains("org/ms-release-actions/validate-candidate@v1", StringComparison.Ordinal)
                );
        }
    }

    private static IReadOnlyDictionary<string, string> Texts(string place, CommitSha? commit = null) =>
        WorkflowText.For(Files, ActionsPlace.Parse(place), commit);

    private static Dictionary<string, string> Of(string product) =>
        Checkout
            .Files(".yml")
            .Where(file => file.StartsWith($"workflows/{product}/", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetFileName(file), Checkout.Read, StringComparer.Ordinal);
}
