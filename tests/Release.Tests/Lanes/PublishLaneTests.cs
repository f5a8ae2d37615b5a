using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrainTests.Settings;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Reading;
using MsReleaseActions.Workflows.Model;
using MsReleaseActions.Workflows.Yaml;
using static MsReleaseActions.ReleaseTrainTests.Lanes.LaneReading;

namespace MsReleaseActions.ReleaseTrainTests.Lanes;

/// <summary>The lane of content, rendered from descriptions.</summary>
[Needs(Need.Nothing)]
public sealed class PublishLaneTests
{
    private static readonly ReleaseSettings Plain = ReleaseSettings.Of(
        ProductKind.Content,
        RepositoryName.Parse("acme/distribution")
    ) with
    {
        Schema = 2,
        Actions = "acme/ms-release-actions@v1",
        Keys = new KeySettings { ManifestPublicKey = SampleKeys.Raw, ManifestSecret = "MS_DIST_ED25519_SK" },
    };

    internal static readonly ReleaseSettings Whole = Plain with
    {
        TagPrefix = "content-v",
        OwnsLatest = false,
        Environment = "it's: shop # 1",
        Keys = Plain.Keys with { ManifestPublicKey = $"{SampleKeys.Raw}\n{SampleKeys.OtherRaw}\n" },
        Producers = new Dictionary<string, RepositoryName>
        {
            ["core"] = RepositoryName.Parse("other/core"),
            ["oc-bridge"] = RepositoryName.Parse("open-control/bridge"),
        },
        ProducerKeys = new Dictionary<string, string>
        {
            ["oc-bridge"] = SampleKeys.OtherRaw,
            ["core-host-tools"] = SampleKeys.Pem,
        },
    };

    private static readonly ActionNeeds Needs = ActionNeeds.Read(
        Checkout.ActionIds.Select(id => KeyValuePair.Create(id, Checkout.Read($"actions/{id}/action.yml")))
    );

    private static readonly Dictionary<string, ReleaseSettings> Samples = new(StringComparer.Ordinal)
    {
        ["plain"] = Plain,
        ["whole"] = Whole,
        ["no key of clients"] = Plain with { Keys = new KeySettings() },
        ["one key for all"] = Whole with { Keys = Whole.Keys with { PublicKey = SampleKeys.Raw } },
        ["no prefix"] = Plain with { TagPrefix = "" },
        ["a GitHub App"] = Plain with { App = new ReleaseApp("Iv23liABCdef", "RELEASE_APP_KEY") },
    };

    public static TheoryData<string> Names => [.. Samples.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_a_promote_lane_without_a_finding(string name)
    {
        var report = Linter.Check(Files(Samples[name]), Needs);

        report.Findings.Select(finding => $"{finding.Rule.Id}: {finding.Message}").Should().BeEmpty();
        report.Files.Select(file => file.Lane!.Lane).Should().Equal(Lane.Promote, Lane.Verify);
    }

    [Fact]
    public void A_producers_key_verifies_its_candidate_and_no_other()
    {
        Keys(Whole).Should().BeEquivalentTo(Whole.ProducerKeys.ToDictionary(key => key.Key, key => Key(key.Value)));
        Keys(Samples["one key for all"])
            .Should()
            .BeEquivalentTo(
                ContentDescription.MidiStudio.Producers.ToDictionary(
                    producer => producer.Id,
                    producer => Key(Whole.ProducerKeys.GetValueOrDefault(producer.Id) ?? SampleKeys.Raw)
                )
            );
        Keys(Plain).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_key_that_signs_is_in_one_step_of_the_job_behind_the_environment_and_nowhere_else(string name)
    {
        var settings = Samples[name];
        var file = Parse(settings);

        var promote = file.FindJob("promote")!;
        Value(promote.Environment!).Should().Be(settings.Environment);
        file.FindJob("assemble")!.Environment.Should().BeNull();
        Promotion(settings)
            .Text.Split("secrets.")
            .Skip(1)
            .Select(rest => rest.Split(' ')[0])
            .Should()
            .Equal([settings.Keys.ManifestSecret, .. settings.App is { } app ? [app.PrivateKeySecret] : (string[])[]]);
        With(promote.Steps.Single(step => step.Id?.Text == "manifest"))["manifest-signing-key"]
            .Should()
            .Be($"${{{{ secrets.{settings.Keys.ManifestSecret} }}}}");
    }

    [Fact]
    public void What_is_signed_is_verified_with_every_key_that_clients_have_and_must_be_released()
    {
        var steps = Parse(Whole).FindJob("promote")!.Steps;

        Key(With(steps.Single(step => step.Id?.Text == "manifest"))["manifest-public-key"])
            .Should()
            .Be($"{SampleKeys.Raw}\n{SampleKeys.OtherRaw}");
        var promotion = With(steps[^1]);
        (promotion["overlay"], promotion["required-assets"])
            .Should()
            .Be(("${{ steps.manifest.outputs.signature-file }}", "manifest.json.sig"));
    }

    [Fact]
    public void Without_the_clients_key_it_stops_before_anything_is_read()
    {
        var steps = Parse(Samples["no key of clients"]).FindJob("assemble")!.Steps;

        steps
            .TakeWhile(step => step.Uses is null)
            .Select(step => step.Name!.Text)
            .Should()
            .Equal("Dispatched on the default branch", "Nobody said which key clients verify manifest.json with");
        steps[1].Run!.Text.Should().EndWith("exit 1\n").And.Contain("keys.manifest_public_key");
        Parse(Plain).FindJob("assemble")!.Steps[1].Id!.Text.Should().Be("spec");
    }

    [Theory]
    [InlineData("plain", null)]
    [InlineData("whole", "content-v")]
    [InlineData("no prefix", "")]
    public void Whatever_takes_a_tag_is_told_its_prefix(string name, string? prefix) =>
        Steps(Samples[name])
            .Where(step => step.With is { } with && (with["tag"] ?? with["release-tag"]) is not null)
            .Select(step => With(step).GetValueOrDefault("tag-prefix"))
            .Should()
            .HaveCount(6)
            .And.OnlyContain(told => told == prefix);

    [Fact]
    public void Where_producers_are_elsewhere_each_reading_of_the_spec_knows_it()
    {
        Steps(Whole)
            .Where(step => step.Uses?.Text.Contains("/assemble-bundles@", StringComparison.Ordinal) == true)
            .Select(step => string.Join(' ', Lines(With(step), "producers")))
            .Should()
            .HaveCount(4)
            .And.OnlyContain(lines => lines == "core=other/core oc-bridge=open-control/bridge");
        Steps(Whole)
            .Where(step => step.Uses?.Text.Contains("/promote-assets@", StringComparison.Ordinal) == true)
            .Should()
            .OnlyContain(step => With(step)["make-latest"] == "false");
    }

    private static WorkflowFile Parse(ReleaseSettings settings) =>
        WorkflowFile.Parse(Promotion(settings).Path, Promotion(settings).Text);

    private static IEnumerable<Step> Steps(ReleaseSettings settings) =>
        Parse(settings).Jobs.SelectMany(job => job.Steps);

    private static Dictionary<string, string> With(Step step) =>
        step.With!.Members.ToDictionary(
            member => member.Name,
            member => Value((Scalar)member.Value),
            StringComparer.Ordinal
        );

    private static Dictionary<string, string?> Keys(ReleaseSettings settings) =>
        Parse(settings)
            .FindJob("assemble")!
            .Steps.Where(step => step.With?["public-key"] is not null)
            .ToDictionary(
                step => step.Name!.Text["The candidate of ".Length..],
                step => Key(With(step)["public-key"]),
                StringComparer.Ordinal
            );
}
