using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.WorkflowsTests.Model;

[Testing.Needs(Testing.Need.Nothing)]
public sealed class WorkflowFileTests
{
    private const string Whole = """
        name: candidate
        run-name: candidate ${{ inputs.source_sha }}
        on:
          workflow_dispatch:
            inputs:
              source_sha: { description: The commit, required: true }
              kind: { type: choice, options: [a, b], default: a }
        permissions: {}
        concurrency:
          group: candidate-${{ inputs.source_sha }}
          cancel-in-progress: false
          queue: max
        defaults:
          run: { shell: bash }
        jobs:
          guard:
            runs-on: ubuntu-latest
            permissions: { contents: write }
            outputs: { state: "${{ steps.look.outputs.state }}" }
            steps:
              - id: look
                uses: org/ms-release-actions/validate-candidate@v1
                with: { expect: any }
          build:
            needs: guard
            if: needs.guard.outputs.state != 'sealed'
            strategy:
              matrix: { os: [a, b] }
              fail-fast: false
            runs-on: ${{ matrix.os }}
            environment: { name: candidate, url: "https://example.com" }
            timeout-minutes: 60
            steps:
              - run: |
                  cargo build
                  echo done
        """;

    [Fact]
    public void A_file_is_read_whole()
    {
        var file = WorkflowFile.Parse("candidate.yml", Whole);
        var dispatch = file.TriggerFor("workflow_dispatch")!;
        dispatch
            .Inputs.Select(input =>
                (input.Name.Text, input.Required, input.Default, input.Type, string.Join(',', input.Options))
            )
            .Should()
            .Equal(("source_sha", true, null, "string", ""), ("kind", false, "a", "choice", "a,b"));
        (file.Concurrency!.Queue!.Text, file.Defaults.Shell!.Text, file.Permissions!.Of("contents"))
            .Should()
            .Be(("max", "bash", "none"));
        var build = file.FindJob("BUILD")!;
        build
            .Should()
            .BeEquivalentTo(
                new
                {
                    At = new { Line = 24, Column = 3 },
                    Environment = new { Text = "candidate" },
                    TimeoutMinutes = new { Text = "60" },
                }
            );
        (build.Needs.Single().Text, build.Strategy!.FailFast!.Text, build.Steps.Single().DefaultName)
            .Should()
            .Be(("guard", "false", "Run cargo build"));
        file.FindJob("guard")!.Permissions!.Of("contents").Should().Be("write");
    }

    [Theory]
    [InlineData("on: [push, pull_request]", "push pull_request")]
    [InlineData("on: push", "push")]
    [InlineData("on: { push: { branches: main }, schedule: [ { cron: '0 0 * * *' } ] }", "push schedule")]
    public void Triggers_are_a_text_a_list_or_a_mapping(string on, string events) =>
        WorkflowFile
            .Parse("x.yml", $"{on}\njobs: {{ a: {{ runs-on: x, steps: [ {{ run: x }} ] }} }}")
            .On.Select(trigger => trigger.Event.Text)
            .Should()
            .Equal(events.Split(' '));

    [Fact]
    public void A_filter_is_one_pattern_or_many() =>
        WorkflowFile
            .Parse(
                "x.yml",
                "on: { push: { branches: main, tags: [v*, '!v0*'] } }\njobs: { a: { runs-on: x, steps: [ { run: x "
                    + "} ] } }"
            )
            .TriggerFor("push")!
            .Should()
            .Match<Trigger>(push =>
                push.Patterns("branches")!.Single() == "main"
                && push.Patterns("tags")!.Count == 2
                && push.Patterns("paths") == null
            );

    [Theory]
    [InlineData("jobs: { a: { runs-on: x, steps: [ { run: x } ] } }", "1:1 Required property is missing: on")]
    [InlineData("on: push", "1:1 Required property is missing: jobs")]
    [InlineData("on: push\njobs: { a: { steps: [ { run: x } ] } }", "2:9 the job 'a' needs either 'runs-on' or 'uses'")]
    [InlineData("on: push\njobs: { a: { runs-on: x } }", "2:9 the job 'a' has no steps")]
    [InlineData(
        "on: push\njobs: { a: { runs-on: x, steps: [ { name: x } ] } }",
        "2:35 a step needs either 'run' or 'uses'"
    )]
    [InlineData(
        "on: push\njobs: { a: { runs-on: x, step: [], steps: [ { run: x } ] } }",
        "2:26 Unexpected value 'step'"
    )]
    [InlineData(
        "on: push\njobs: { a: { runs-on: x, needs: b, steps: [ { run: x } ] } }",
        "2:33 Job 'a' depends on unknown job 'b'"
    )]
    [InlineData(
        "on: push\njobs: { 1a: { runs-on: x, steps: [ { run: x } ] } }",
        "2:9 '1a' cannot be a job's id: letters, digits, '-' and '_', not beginning with a digit or '-'"
    )]
    [InlineData(
        "on: push\npermissions: { content: read }\njobs: { a: { runs-on: x, steps: [ { run: x } ] } }",
        "2:16 Unexpected value 'content': there is no such permission"
    )]
    [InlineData(
        "on: push\nconcurrency: { group: x, queue: all }\njobs: { a: { runs-on: x, steps: [ { run: x } ] } }",
        "2:33 'queue' must be single or max, not 'all'"
    )]
    [InlineData(
        "on: push\njobs: { a: { runs-on: x, secrets: inherit, steps: [ { run: x } ] } }",
        "2:35 Unexpected value 'secrets': only a job that calls a reusable workflow has them"
    )]
    [InlineData(
        "on: push\njobs: { a: { runs-on: x, steps: [ { id: q, run: x }, { id: Q, run: x } ] } }",
        "2:60 The identifier 'Q' may not be used more than once within the same scope"
    )]
    [InlineData("- a", "1:1 a workflow file must be a mapping")]
    public void What_GitHub_would_refuse_is_refused_with_its_place(string text, string problem)
    {
        var refusal = FluentActions
            .Invoking(() => WorkflowFile.Parse("x.yml", text))
            .Should()
            .Throw<InvalidWorkflowException>()
            .Which;
        refusal.Problems.Select(found => $"{found.At} {found.Message}").Should().Equal(problem);
        refusal.Message.Should().Be($"Invalid workflow file: x.yml:{problem}");
    }

    [Fact]
    public void Every_problem_is_said_at_once() =>
        FluentActions
            .Invoking(() =>
                WorkflowFile.Parse("x.yml", "on: push\nx: 1\njobs:\n  a: { runs-on: x, y: 1, steps: [ { run: x } ] }\n")
            )
            .Should()
            .Throw<InvalidWorkflowException>()
            .Which.Problems.Select(problem => problem.At.Line)
            .Should()
            .Equal(2, 4);

    [Fact]
    public void Jobs_that_wait_for_one_another_are_refused() =>
        FluentActions
            .Invoking(() =>
                WorkflowFile.Parse(
                    "x.yml",
                    "on: push\njobs:\n  a: { runs-on: x, needs: b, steps: [ { run: x } ] }\n  b: { runs-on: x, "
                        + "needs: a, steps: [ { run: x } ] }\n"
                )
            )
            .Should()
            .Throw<InvalidWorkflowException>()
            .Which.Problems.Single()
            .At.Line.Should()
            .Be(3);

    [Fact]
    public void An_action_file_gives_its_inputs_and_how_it_runs()
    {
        var action = ActionFile.Parse(
            "action.yml",
            "name: x\ninputs:\n  a: { default: 1 }\n  b: { required: true }\noutputs: { o: { value: '${{ 1 }}' } "
                + "}\nruns: { using: composite, steps: [ { run: echo, shell: bash } ] }\n"
        );
        (action.Name, action.Using, action.Steps.Count).Should().Be(("x", "composite", 1));
        action.Inputs.Should().Equal(new ActionInput("a", "1", false), new ActionInput("b", "", true));
        action.Outputs.Should().Equal(new ActionOutput("o", "${{ 1 }}"));
    }
}
