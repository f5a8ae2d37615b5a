using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Reading;
using MsReleaseActions.Workflows.Lint.Rules;
using MsReleaseActions.Workflows.Yaml;
using static MsReleaseActions.ReleaseTrainTests.Lanes.LaneReading;

namespace MsReleaseActions.ReleaseTrainTests.Lanes;

[Needs(Need.Nothing)]
public sealed class LaneFilesTests
{
    private const string Gate = """
        name: ci
        on:
          push:
            branches: [main]
          pull_request:
        permissions: {}
        concurrency:
          group: ci-${{ github.ref }}
          cancel-in-progress: ${{ github.event_name == 'pull_request' }}
        jobs:
          test:
            name: tests
            runs-on: ubuntu-24.04
            timeout-minutes: 10
            steps:
              - run: "true"

        """;

    private static readonly CommitSha Commit = CommitSha.Parse("0123456789abcdef0123456789abcdef01234567");

    private static readonly ActionNeeds Needs = ActionNeeds.Read(
        Checkout.ActionIds.Select(id => KeyValuePair.Create(id, Checkout.Read($"actions/{id}/action.yml")))
    );

    public static TheoryData<string> Names => [.. LaneSamples.All.Keys];

    public static TheoryData<string> Hostile => [.. LaneSamples.Hostile];

    [Theory]
    [MemberData(nameof(Names))]
    public void Lanes_have_no_finding_at_all(string name)
    {
        var settings = LaneSamples.All[name];
        var report = Linter.Check(
            [.. Files(settings), new SourceFile("ci.yml", Gate)],
            Needs,
            described: LaneFiles.Described(settings)
        );

        // whoever requires no check is told so, at each of the two validations
        report
            .Findings.Select(finding => $"{finding.Rule.Id}: {finding.Message}")
            .Should()
            .Equal(
                settings.RequiredChecks.Count > 0
                    ? []
                    : Enumerable.Repeat("promote-weak-validation: this does not ask for required-checks", 2)
            );
        report
            .Files.Select(file => file.Lane?.Lane)
            .Should()
            .BeEquivalentTo((Lane?[])[Lane.Candidate, Lane.Promote, Lane.Verify, Lane.Verify]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_pin_changes_nothing_but_what_stands_behind_the_at(string name)
    {
        var settings = LaneSamples.All[name];
        var described = LaneFiles.Described(settings);
        var pinned = LaneFiles.Render(settings, ActionsPlace.Parse(settings.Actions), Commit);

        pinned.Should().AllSatisfy(file => described.FirstDifference(file.Key, file.Value).Should().BeNull());
        pinned.Values.Should().AllSatisfy(text => text.Should().Contain($"@{Commit} # v1\n").And.NotContain("@v1\n"));
        pinned
            .Values.Should()
            .AllSatisfy(text => text.Should().NotContain("\r").And.EndWith("\n").And.NotEndWith("\n\n"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_description_says_is_read_back_from_the_lanes(string name)
    {
        var settings = LaneSamples.All[name];
        var (candidate, release) = Parse(settings);

        Lines(Inputs(candidate, "guard", "validate-candidate"), "required-checks")
            .Should()
            .Equal(settings.RequiredChecks);
        foreach (var job in (string[])["validate", "promote"])
        {
            var inputs = Inputs(release, job, "validate-candidate");
            Lines(inputs, "required-checks").Should().Equal(settings.RequiredChecks);
            inputs["required-environment"].Should().Be(settings.Environment);
            inputs["workflow"].Should().Be($".github/workflows/{settings.CandidateWorkflow}");
            Key(inputs.GetValueOrDefault("public-key")).Should().Be(Key(settings.Keys.PublicKey));
        }
        Value(release.FindJob("promote")!.Environment!).Should().Be(settings.Environment);
        Key(Inputs(candidate, "seal", "publish-candidate").GetValueOrDefault("public-key"))
            .Should()
            .Be(Key(settings.Keys.PublicKey));
        settings
            .Build.Legs.Should()
            .AllSatisfy(leg =>
                candidate
                    .FindJob(leg.Job)!
                    .Steps.Should()
                    .ContainSingle(step => step.Uses != null && Value(step.Uses) == $"./{settings.Build.Action}")
            );
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_name_stays_a_name_wherever_it_stands(string text)
    {
        var settings = LaneSamples.App(new BuildSettings()) with { RequiredChecks = [text], Environment = text };
        var plain = LaneSamples.App(new BuildSettings()) with { RequiredChecks = ["a"], Environment = "a" };
        var ((candidate, release), (otherCandidate, otherRelease)) = (Parse(settings), Parse(plain));

        Shape(candidate).Should().Equal(Shape(otherCandidate));
        Shape(release).Should().Equal(Shape(otherRelease));
        Lines(Inputs(release, "validate", "validate-candidate"), "required-checks").Should().Equal(text);
        Value(release.FindJob("promote")!.Environment!).Should().Be(text);
        // a script that held it would run it
        release
            .Jobs.Concat(candidate.Jobs)
            .SelectMany(job => job.Steps)
            .Where(step => step.Run?.Text.Contains("${{", StringComparison.Ordinal) == true)
            .Should()
            .BeEmpty();
    }

    [Theory]
    [InlineData("main")]
    [InlineData("release/next")]
    [InlineData("#1")]
    [InlineData("it's")]
    [InlineData("a;$(id)`b`")]
    public void A_branch_is_named_as_it_is_called(string branch)
    {
        var settings = LaneSamples.App(new BuildSettings()) with { Branch = branch };
        var sha = Parse(settings).Candidate.TriggerFor("workflow_dispatch")!.Settings!["inputs"];

        ((Scalar)((Mapping)((Mapping)sha!)["source_sha"]!)["description"]!)
            .Text.Should()
            .Be($"The commit of {branch} to build, 40 lower-case hex digits");
    }

    [Fact]
    public void A_description_of_schema_1_asks_for_nothing_and_one_of_content_for_its_lane()
    {
        var content = LaneSamples.All["files"] with { Kind = ProductKind.Content, ReleaseWorkflow = "content.yml" };
        LaneFiles.Described(new ReleaseSettings(content.Repository)).Rendered.Should().BeEmpty();
        LaneFiles.Described(content).Rendered.Keys.Should().Equal("content.yml", "watch.yml");
    }
}
