using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Model;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.WorkflowsTests.Lint;

/// <summary>What our files say twice, because a workflow file cannot share it safely, they say alike.</summary>
[Needs(Need.Nothing)]
public sealed class OneSourceTests
{
    // before the approval what was validated now, after it what was validated then
    private static readonly string[] Approved = ["checksums-sha256", "candidate-json-sha256", "notes-sha256"];

    [Theory]
    [InlineData("ci.yml")]
    [InlineData("candidate.yml")]
    public void A_gate_and_a_candidate_ask_the_same_of_the_version_files(string file) =>
        Read(file)
            .Jobs.SelectMany(job => job.Steps)
            .Where(step => step.Uses?.Text == "org/ms-release-actions/check-versions@v1")
            .Should()
            .ContainSingle()
            .Which.With.Should()
            .BeNull();

    [Fact]
    public void After_the_approval_the_candidate_is_asked_what_it_was_asked_before()
    {
        var file = Read("release.yml");

        Inputs(file, "promote", "validate-candidate").Should().Equal(Inputs(file, "validate", "validate-candidate"));
        Inputs(file, "promote", "rewrite-latest-json")
            .Where(input => !Approved.Contains(input.Key))
            .Should()
            .Equal(Inputs(file, "validate", "rewrite-latest-json").Where(input => !Approved.Contains(input.Key)));
    }

    [Fact]
    public void The_promotion_that_is_rehearsed_is_the_one_that_is_made()
    {
        var file = Read("release.yml");
        string[] differing = ["dry-run", .. Approved];

        Inputs(file, "promote", "promote-assets")
            .Where(input => !differing.Contains(input.Key))
            .Should()
            .Equal(Inputs(file, "validate", "promote-assets").Where(input => !differing.Contains(input.Key)));
    }

    private static Dictionary<string, string> Inputs(WorkflowFile file, string job, string action) =>
        file.FindJob(job)!
            .Steps.Single(step => step.Uses?.Text == $"org/ms-release-actions/{action}@v1")
            .With!.Members.ToDictionary(member => member.Name, member => ((Scalar)member.Value).Text);

    private static WorkflowFile Read(string name) =>
        WorkflowFile.Parse(name, OurWorkflows.Files.Single(file => file.Path == name).Text);
}
