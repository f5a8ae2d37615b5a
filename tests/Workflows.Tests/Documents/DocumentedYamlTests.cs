using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Rules;
using MsReleaseActions.Workflows.Model;
using MsReleaseActions.WorkflowsTests.Lint;
using MsReleaseActions.WorkflowsTests.Peers;

namespace MsReleaseActions.WorkflowsTests.Documents;

/// <summary>
/// What a reader copies out of a document works: every block of YAML is a workflow file, or a list of steps.
/// </summary>
[Needs(Need.Nothing)]
public sealed class DocumentedYamlTests
{
    // steps alone refer to what stands around them elsewhere
    private static readonly string[] OfTheSurroundings = ["expression"];

    [Fact]
    public void Every_block_is_read_and_uses_our_actions_as_they_are() =>
        DocumentedYaml
            .All.SelectMany(yaml =>
                OurUses
                    .Problems(WorkflowFile.Parse(yaml.Where, yaml.Text))
                    .Select(problem => $"{yaml.Where}: {problem}")
            )
            .Should()
            .BeEmpty();

    [Fact]
    public void Each_actions_page_holds_a_whole_workflow_with_it() =>
        Checkout
            .ActionIds.Should()
            .OnlyContain(id =>
                DocumentedYaml.All.Any(yaml =>
                    yaml.IsWhole
                    && yaml.Where.StartsWith($"actions/{id}/README.md:", StringComparison.Ordinal)
                    && yaml.Text.Contains($"uses: org/ms-release-actions/{id}@v1", StringComparison.Ordinal)
                )
            );

    [Fact]
    public async Task No_block_is_refused_by_GitHubs_parser_or_actionlint()
    {
        using var folder = new TemporaryFolder();
        var files = DocumentedYaml
            .All.Select((yaml, index) => (Path: folder[$"{index}.yml"], Yaml: yaml))
            .ToDictionary(file => file.Path, file => file.Yaml);
        foreach (var (path, yaml) in files)
        {
            await File.WriteAllTextAsync(path, yaml.Text);
        }

        var (github, actionlint) = await FileProblem.OfAsync([.. files.Keys]);

        github
            .Concat(
                actionlint.Where(problem =>
                    !problem.IsNewerThanActionlint
                    && (files[problem.File].IsWhole || !OfTheSurroundings.Contains(problem.Rule))
                )
            )
            .Select(problem => $"{files[problem.File].Where}: {problem.Line} {problem.Rule} {problem.Message}")
            .Should()
            .BeEmpty();
    }

    [Fact]
    public void Ms_lint_finds_nothing_in_what_is_to_be_copied_and_something_in_what_is_to_be_replaced()
    {
        var errors = DocumentedYaml
            .All.Where(yaml => yaml.IsWhole)
            .ToLookup(
                yaml => yaml.IsBefore,
                yaml =>
                    (
                        yaml.Where,
                        Findings: Linter
                            .Check([new SourceFile("documented.yml", yaml.Text)], OurWorkflows.Needs)
                            .Findings.Where(finding => finding.Severity == Severity.Error)
                            .ToList()
                    )
            );

        errors[false]
            .SelectMany(yaml =>
                yaml.Findings.Select(finding =>
                    $"{yaml.Where} line {finding.At.Line}: {finding.Rule.Id}: {finding.Message}"
                )
            )
            .Should()
            .BeEmpty();
        errors[true].Should().OnlyContain(yaml => yaml.Findings.Count > 0);
    }

    [Theory]
    [InlineData(
        "- uses: org/ms-release-actions/promote-assets@v1\n  with: { source-sha: a, release-tag: v1.2.3, colour: "
            + "red }\n",
        "promote-assets has no input 'colour'"
    )]
    [InlineData("- uses: org/ms-release-actions/promote-assets@v1\n", "promote-assets needs the input 'release-tag'")]
    [InlineData("- uses: ./actions/promote-asset\n", "there is no action 'promote-asset'")]
    [InlineData(
        "- id: x\n  uses: org/ms-release-actions/dispatch-and-wait@v1\n  with: { workflow: a.yml }\n- run: echo "
            + "${{ steps.x.outputs.colour }}\n",
        "dispatch-and-wait has no output 'colour'"
    )]
    public void A_use_that_does_not_fit_is_named(string steps, string problem)
    {
        var yaml = DocumentedYaml.Of("page.md", new MarkdownBlock("yaml", 1, steps));

        OurUses.Problems(WorkflowFile.Parse(yaml.Where, yaml.Text)).Should().Equal(problem);
    }
}
