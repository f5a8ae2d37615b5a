using MsReleaseActions.Testing;

namespace MsReleaseActions.WorkflowsTests.Peers;

/// <summary>
/// Every workflow file and every <c>action.yml</c> of this repository is one to GitHub's own parser and to actionlint.
/// </summary>
[Needs(Need.Tools)]
public sealed class EveryFileTests
{
    private static readonly IReadOnlyList<string> Files =
    [
        .. Checkout
            .Files(".yml")
            .Where(file =>
                file.StartsWith("workflows/", StringComparison.Ordinal)
                || file.StartsWith(".github/workflows/", StringComparison.Ordinal)
                || (
                    (
                        file.StartsWith("actions/", StringComparison.Ordinal)
                        || file.StartsWith("src/Rehearsal/Seeds/", StringComparison.Ordinal)
                    ) && file.EndsWith("/action.yml", StringComparison.Ordinal)
                )
            ),
    ];

    [Fact]
    public async Task No_file_is_refused()
    {
        Files
            .Should()
            .Contain(Checkout.ActionIds.Select(id => $"actions/{id}/action.yml"))
            .And.Contain("workflows/ms-manager/candidate.yml");

        var (github, actionlint) = await FileProblem.OfAsync(Files);

        github.Should().BeEmpty();
        actionlint.Where(problem => !problem.IsNewerThanActionlint).Should().BeEmpty();
    }

    [Fact]
    public async Task A_workflow_that_breaks_the_schema_is_refused_by_both()
    {
        var (github, actionlint) = await Read(
            "broken.yml",
            """
            on: push
            jobs:
              one:
                runs-on: ubuntu-latest
                steps:
                  - run: echo "${{ nope.x }}"
                  - run: true
                    colour: red
            """
        );

        github.Should().Equal("6: Unrecognized named-value: 'nope'", "8: Unexpected value 'colour'");
        actionlint.Should().Equal("6 expression", "8 syntax-check");
    }

    [Fact]
    public async Task A_workflow_that_names_what_does_not_exist_is_refused_by_both()
    {
        var (github, actionlint) = await Read(
            "broken.yml",
            """
            on: push
            jobs:
              zero:
                runs-on: ubuntu-latest
                steps: [ { run: "true" } ]
              one:
                needs: three
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/checkout
                  - if: success(
                    run: echo "${{ steps.guard.outputs.x }} ${{ github.event.head_commit.message }}"
            """
        );

        github.Should().Equal("11: Unexpected end of expression: '('", "7: Job 'one' depends on unknown job 'three'.");
        actionlint.Should().Equal("6 job-needs", "10 action", "11 expression", "12 expression");
    }

    [Fact]
    public async Task An_action_that_breaks_the_schema_is_refused()
    {
        var (github, _) = await Read(
            "action.yml",
            """
            name: broken
            inputs:
              one:
                requiered: true
            runs:
              using: docker
              args: [ "${{ nope.x }}" ]
            """
        );

        github
            .Should()
            .Equal(
                "7: Unrecognized named-value: 'nope'",
                "6: Required property is missing: image",
                "1: Required property is missing: description"
            );
    }

    [Fact]
    public async Task What_actionlint_is_too_old_to_know_is_let_through_and_nothing_beside_it()
    {
        var (github, actionlint) = await Read(
            "new.yml",
            """
            on: push
            concurrency: { group: x, queue: max }
            jobs:
              one:
                runs-on: windows-2025
                permissions: { attestations: write, unheard-of: write }
                concurrency: { group: x, colour: red }
                steps:
                  - run: echo "${{ vars.X }}"
                  - run: echo "${{ var.X }}"
            """
        );

        github
            .Should()
            .Equal(
                "6: Unexpected value 'unheard-of'",
                "7: Unexpected value 'colour'",
                "10: Unrecognized named-value: 'var'"
            );
        actionlint.Should().Equal("6 permissions", "7 syntax-check", "10 expression");
    }

    private static async Task<(IEnumerable<string> GitHub, IEnumerable<string> Actionlint)> Read(
        string name,
        string text
    )
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder[name], text);
        var (github, actionlint) = await FileProblem.OfAsync(folder[name]);
        return (
            github.Select(problem => $"{problem.Line}: {problem.Message}"),
            actionlint
                .Where(problem => !problem.IsNewerThanActionlint)
                .Select(problem => $"{problem.Line} {problem.Rule}")
        );
    }
}
