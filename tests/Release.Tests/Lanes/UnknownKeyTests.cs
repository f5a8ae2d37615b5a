using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Model;
using static MsReleaseActions.ReleaseTrainTests.Lanes.LaneReading;

namespace MsReleaseActions.ReleaseTrainTests.Lanes;

/// <summary>Producers of content whose public key the description does not name.</summary>
[Needs(Need.Nothing)]
public sealed class UnknownKeyTests
{
    private static readonly ReleaseSettings Whole = PublishLaneTests.Whole;
    private static readonly ReleaseSettings All = Whole with
    {
        Keys = Whole.Keys with { PublicKey = Settings.SampleKeys.Raw },
    };

    [Fact]
    public void Whose_key_nobody_named_must_be_attested_or_is_told_to_whoever_approves()
    {
        string[] unknown = ["loader", "core", "plugin-bitwig-extension", "plugin-bitwig-firmware"];
        Attested(Whole).Should().Equal(unknown.Select(id => $"attestation-of-{id}"));
        Warning(Whole).Should().BeNull();
        Attested(All).Should().BeEmpty();

        var allowed = Whole with { AllowUnsigned = true };
        Attested(allowed).Should().BeEmpty();
        Warning(allowed)
            .Should()
            .Be("loader, core, plugin-bitwig-extension, plugin-bitwig-firmware: nobody has verified");

        static IEnumerable<string?> Attested(ReleaseSettings settings) =>
            WorkflowFile
                .Parse(Promotion(settings).Path, Promotion(settings).Text)
                .FindJob("assemble")!
                .Steps.Where(step => step.Run?.Text.Contains("gh attestation verify", StringComparison.Ordinal) == true)
                .Select(step => step.Id?.Text);
    }

    private static string? Warning(ReleaseSettings settings) =>
        Promotion(settings).Text.Split("names no public key of ") is [_, var rest]
            ? rest[..(rest.IndexOf("nobody has verified", StringComparison.Ordinal) + "nobody has verified".Length)]
            : null;
}
