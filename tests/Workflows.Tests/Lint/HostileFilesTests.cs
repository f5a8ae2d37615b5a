using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Reading;
using MsReleaseActions.Workflows.Lint.Rules;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.WorkflowsTests.Lint;

/// <summary>Files of anybody's may be made to end the program that judges them.</summary>
[Needs(Need.Nothing)]
public sealed class HostileFilesTests
{
    private const int Many = 60;

    [Fact]
    public void Actions_that_use_two_which_use_two_are_each_looked_at_once()
    {
        var actions = Enumerable
            .Range(0, Many)
            .ToDictionary(
                at => $"./.github/actions/a{at}",
                at => new SourceFile(
                    $".github/actions/a{at}/action.yml",
                    "name: a\nruns:\n  using: composite\n  steps:\n"
                        + "    - run: cargo build --release --target x\n      shell: bash\n"
                        + string.Concat(Enumerable.Repeat($"    - uses: ./.github/actions/a{(at + 1) % Many}\n", 2))
                )
            );

        var report = Linter.Check(
            [Workflow("ci.yml", "on: push", "steps: [ { uses: ./.github/actions/a0 } ]")],
            OurWorkflows.Needs,
            actions
        );

        report
            .Findings.Where(finding => finding.Rule.Id == "build-on-push")
            .Select(finding => finding.Message[..finding.Message.IndexOf(')', StringComparison.Ordinal)].Split('/')[^1])
            .Should()
            .Equal(Enumerable.Range(0, 10).Select(at => $"a{at}"), "GitHub lets ten run one another");
    }

    [Fact]
    public void Workflows_that_call_two_which_call_two_are_each_looked_at_once()
    {
        var files = Enumerable
            .Range(0, Many)
            .Select(at => new SourceFile(
                $".github/workflows/w{at}.yml",
                "on: workflow_call\njobs:\n  a:\n    runs-on: x\n    steps: [ { run: cargo tauri build } ]\n"
                    + string.Concat(
                        Enumerable
                            .Range(0, 2)
                            .Select(job => $"  b{job}:\n    uses: ./.github/workflows/w{(at + 1) % Many}.yml\n")
                    )
            ));

        var report = Linter.Check(
            [Workflow("ci.yml", "on: push", "uses: ./.github/workflows/w0.yml"), .. files],
            OurWorkflows.Needs
        );

        report
            .Findings.Count(finding => finding.File == "ci.yml" && finding.Rule.Id == "build-on-push")
            .Should()
            .Be(10, "GitHub lets ten call one another");
    }

    [Theory]
    [InlineData("eval ", 100_000, 1)]
    [InlineData("$(", 100_000, 0)]
    [InlineData("(", 100_000, 0)]
    [InlineData("${{ ", 100_000, 1)]
    [InlineData("<<a ", 100_000, 0)]
    [InlineData("'\" ", 100_000, 1)]
    public void A_script_may_be_nested_as_it_likes(string piece, int count, int commands) =>
        ShellScript.Commands(string.Concat(Enumerable.Repeat(piece, count))).Should().HaveCount(commands);

    [Fact]
    public void Shells_in_shells_are_looked_into() =>
        ShellScript
            .Commands("bash -c 'sh -c \"cargo build\"; x'; eval eval cargo test")
            .Select(command => string.Join(' ', command.Words))
            .Should()
            .Equal("cargo build", "x", "cargo test");

    [Fact]
    public void Jobs_are_put_in_the_order_of_the_file_after_what_they_need()
    {
        var file = WorkflowFile.Parse(
            "a.yml",
            "on: push\njobs:\n"
                + string.Concat(
                    ((string[])["a: [z, b]", "b: []", "c: [B, b]", "z: []", "d: [a]"]).Select(job =>
                        $"  {job[0]}: {{ runs-on: x, needs: {job[3..]}, steps: [ {{ run: x }} ] }}\n"
                    )
                )
        );

        file.JobsInOrder.Select(job => job.Id.Text).Should().Equal("b", "c", "z", "a", "d");
    }

    private static SourceFile Workflow(string name, string on, string rest) =>
        new(name, $"{on}\njobs:\n  a:\n{(rest.StartsWith("steps") ? "    runs-on: x\n" : "")}    {rest}\n");
}
