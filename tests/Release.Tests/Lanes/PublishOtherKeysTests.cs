using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrainTests.Settings;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Model;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.ReleaseTrainTests.Lanes;

[Needs(Need.Nothing)]
public sealed class PublishOtherKeysTests
{
    [Fact]
    public void Each_producers_candidate_is_told_from_those_of_the_others()
    {
        var settings = ReleaseSettings.Of(ProductKind.Content, RepositoryName.Parse("acme/distribution")) with
        {
            Schema = 2,
            Actions = "acme/ms-release-actions@v1",
            ProducerKeys = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["loader"] = SampleKeys.Raw,
                ["oc-bridge"] = SampleKeys.Pem,
                ["core"] = $"{SampleKeys.OtherRaw}\n{SampleKeys.Raw}",
            },
        };

        Others("loader").Should().Be($"core={SampleKeys.OtherRaw}\ncore={SampleKeys.Raw}");
        Others("oc-bridge")
            .Should()
            .Be(
                $"loader={SampleKeys.Raw}\ncore={SampleKeys.OtherRaw}\ncore={SampleKeys.Raw}",
                "a P-256 key has no such form"
            );
        Others("core").Should().Be($"loader={SampleKeys.Raw}");
        Others("core-host-tools").Should().BeNull("nothing is verified of it");

        string? Others(string id) =>
            LaneFiles
                .Render(settings, ActionsPlace.Parse(settings.Actions), commit: null)
                .Where(file => file.Key.EndsWith(settings.ReleaseWorkflow, StringComparison.Ordinal))
                .Select(file => WorkflowFile.Parse(file.Key, file.Value))
                .Single()
                .FindJob("assemble")!
                .Steps.Single(step => step.Name?.Text == $"The candidate of {id}")
                .With!["other-public-keys"]
                is Scalar keys
                ? keys.Text.TrimEnd('\n')
                : null;
    }
}
