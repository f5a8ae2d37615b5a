using System.Text.RegularExpressions;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Model;
using MsReleaseActions.Workflows.Yaml;
using static MsReleaseActions.ReleaseTrainTests.Lanes.LaneReading;

namespace MsReleaseActions.ReleaseTrainTests.Lanes;

/// <summary>The jobs that build: what each says, and what none of them may see.</summary>
[Needs(Need.Nothing)]
public sealed class LegJobTests
{
    public static TheoryData<string> Names => [.. LaneSamples.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_leg_is_a_job_of_its_own_whose_output_no_other_can_set(string name)
    {
        var settings = LaneSamples.All[name];
        var candidate = Parse(settings).Candidate;

        candidate
            .Jobs.Where(job => job.Id.Text.StartsWith("build-", StringComparison.Ordinal))
            .Select(job => (Id: job.Id.Text, job.Strategy, Runner: Value((Scalar)job.RunsOn!), Built(job)))
            .Should()
            .BeEquivalentTo(
                settings.Build.Legs.Select(leg =>
                    (
                        leg.Job,
                        (Strategy?)null,
                        leg.Runner,
                        (leg.Id, leg.Target, string.Join(',', leg.Bundles), "${{ steps.files.outputs.files }}")
                    )
                ),
                options => options.WithStrictOrdering()
            );
        Inputs(candidate, "seal", "publish-candidate")["needs"].Should().Be("${{ toJSON(needs) }}");

        (string, string, string, string) Built(Job job)
        {
            var with = job
                .Steps.Single(step => step.Uses?.Text.StartsWith("./", StringComparison.Ordinal) == true)
                .With!;
            return (
                Value((Scalar)with["leg"]!),
                Value((Scalar)with["target"]!),
                Value((Scalar)with["bundles"]!),
                ((Scalar)job.Outputs!["files"]!).Text
            );
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Keys_meet_no_code_of_a_dependency(string name)
    {
        var settings = LaneSamples.All[name];
        var candidate = Parse(settings).Candidate;

        Secrets("guard").Should().BeEmpty();
        candidate.FindJob("guard")!.Environment.Should().BeNull();
        candidate.FindJob("keys")!.Steps.Should().ContainSingle(step => step.Uses == null);
        foreach (var leg in settings.Build.Legs)
        {
            string[] allowed =
            [
                .. settings.Build.Secrets,
                .. leg.IsMac && settings.Build.Signing.Contains("macos") ? SecretNames.Apple : [],
                .. leg.IsWindows && settings.Build.Signing.Contains("windows")
                    ? ["WINDOWS_CERTIFICATE", "WINDOWS_CERTIFICATE_PASSWORD"]
                    : (string[])[],
            ];
            Secrets(leg.Job).Should().BeEquivalentTo(allowed);
            (candidate.FindJob(leg.Job)!.Environment is not null).Should().Be(allowed.Length > 0);
        }

        IEnumerable<string> Secrets(string job) =>
            candidate
                .Text[Extent(job)]
                .Split("${{ secrets.")
                .Skip(1)
                .Select(rest => rest.Split(' ', '}')[0])
                .Distinct();

        Range Extent(string job)
        {
            var start = candidate.Text.IndexOf($"\n  {job}:\n", StringComparison.Ordinal) + 1;
            var rest = candidate.Text[(start + 3)..];
            var next = Regex.Match(rest, @"\n  [A-Za-z]");
            return start..(next.Success ? start + 3 + next.Index : candidate.Text.Length);
        }
    }

    [Theory]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("No")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("0x1f")]
    public void A_leg_may_be_called_as_it_likes(string id)
    {
        var settings = LaneSamples.App(new BuildSettings { Legs = [new(id, id, id, ["deb"])] });
        var job = Parse(settings).Candidate.FindJob($"build-{id.Replace('.', '_')}")!;

        job.Steps.Single(step => step.Uses?.Text.StartsWith("./", StringComparison.Ordinal) == true)
            .With!["leg"]
            .Should()
            .BeOfType<Scalar>()
            .Which.As.Should()
            .Be(ScalarKind.Text);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_lane_reads_a_key_from_a_variable(string name) =>
        Files(LaneSamples.All[name]).Should().AllSatisfy(file => file.Text.Should().NotContain("${{ vars."));
}
