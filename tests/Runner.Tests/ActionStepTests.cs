using MsReleaseActions.Runner.Options;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.RunnerTests;

[Testing.Needs(Testing.Need.Nothing)]
public sealed class ActionStepTests : RunnerTest, IActionCatalog
{
    private const string Definition = """
        inputs:
          token: { default: "${{ github.token }}" }
          two words: { default: 3.10 }
          given: {}
          empty: {}
        outputs: { said: {} }
        runs: { using: docker, image: Dockerfile }
        """;

    protected override RunnerOptions Configure(RunnerOptions options) => options with { Actions = this };

    public ActionProgram? Find(string repository, string path, string reference)
    {
        var program = Path.Combine(Folder, "program");
        File.WriteAllText(
            program,
            """
            #!/bin/bash
            env | grep -E '^INPUT_|^GITHUB_ACTION' | grep -v TOKEN | sort | sed 's/^/> /'
            echo "> token ${#GITHUB_TOKEN} $(env | grep -c '^INPUT_TOKEN=ghs_')"
            echo "said=${PWD##*/}" >> "$GITHUB_OUTPUT"
            exit "${CODE:-0}"
            """
        );
#pragma warning disable CA1416 // bash is needed here all the same
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
#pragma warning restore CA1416
        return (repository, path) == ("org/ms-release-actions", "promote-assets")
            ? new ActionProgram(ActionFile.Parse("action.yml", Definition), new LocalProgram(program))
            : null;
    }

    [Fact]
    public async Task A_container_action_is_a_process_with_its_inputs_and_without_a_token_of_its_own()
    {
        var run = await Run(
            """
            jobs:
              a:
                runs-on: ubuntu-latest
                steps:
                  - { id: p, uses: org/ms-release-actions/promote-assets@v1, with: { given: "a\nb\n", unknown: x } }
                  - run: echo "> ${{ steps.p.outputs.said }}"
            """
        );
        Printed(run.Jobs[0])
            .Should()
            .Equal(
                "GITHUB_ACTION=p",
                "GITHUB_ACTIONS=true",
                "GITHUB_ACTION_REF=v1",
                "GITHUB_ACTION_REPOSITORY=org/ms-release-actions",
                "INPUT_EMPTY=",
                "INPUT_GIVEN=a",
                "INPUT_TWO_WORDS=3.10",
                "token 0 1",
                "ms-manager"
            );
        Events
            .OfType<Annotated>()
            .Select(said => said.Annotation.Message)
            .Should()
            .Equal("Unexpected input(s) 'unknown', valid inputs are ['token', 'two words', 'given', 'empty']");
    }

    [Fact]
    public async Task Its_exit_code_fails_the_step()
    {
        var run = await Run(
            "jobs: { a: { runs-on: ubuntu-latest, steps: [ { uses: org/ms-release-actions/promote-assets@v1, env: "
                + "{ CODE: 4 } } ] } }"
        );
        run.Conclusion.Should().Be("failure");
        Events
            .OfType<Annotated>()
            .Select(said => said.Annotation.Message)
            .Should()
            .Equal("Docker run failed with exit code 4");
    }

    [Theory]
    [InlineData("permissions: {}", "403")]
    [InlineData("permissions: { contents: write }", "201")]
    [InlineData("permissions: read-all", "403")]
    [InlineData("", "403")]
    [InlineData("permissions: { contents: write }", "403", "permissions: {}")]
    [InlineData("permissions: {}", "201", "permissions: { contents: write }")]
    public async Task The_jobs_token_may_do_what_its_permissions_say_and_dies_with_the_job(
        string permissions,
        string status,
        string ofJob = "permissions:"
    )
    {
        Repo.Actions.Variables["OUT"] = Path.Combine(Folder, "token");
        var run = await Run(
            $$$"""
            {{{permissions}}}
            jobs:
              a:
                runs-on: ubuntu-latest
                {{{ofJob}}}
                steps:
                  - env: { TOKEN: "${{ secrets.GITHUB_TOKEN }}" }
                    run: |
                      printf %s "$TOKEN" > "${{ vars.OUT }}"
                      curl -s -o /dev/null -w '> %{http_code}\n' -X PUT -H "Authorization: Bearer $TOKEN" -d '{"message":"m","content":"eA=="}' "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/contents/new"
            """
        );
        Printed(run.Jobs[0]).Should().Equal(status);
        (await Api(HttpMethod.Get, "/repos/org/ms-manager", await File.ReadAllTextAsync(Path.Combine(Folder, "token"))))
            .Status.Should()
            .Be(401);
    }
}
