using MsReleaseActions.Runner.Options;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.Uses;

/// <summary><c>uses: owner/name/path@reference</c> of a repository that the sandbox holds.</summary>
[Needs(Need.Nothing)]
public sealed class RemoteActionTests : RunnerTest
{
    private const string Said = """
        name: says
        outputs: { at: { value: "${{ steps.x.outputs.at }}" } }
        runs:
          using: composite
          steps:
            - { id: x, shell: bash, run: 'echo "at=$(cat "$GITHUB_ACTION_PATH/../text") $GITHUB_ACTION_REPOSITORY $GITHUB_ACTION_REF ${{ github.action_ref }}" >> "$GITHUB_OUTPUT"' }
        """;

    private SandboxRepository Library { get; set; } = null!;

    private string First { get; set; } = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Library = Github.CreateRepository("org/library");
        First = Library.Commit(Files("one"), "one");
        Library.CreateTag("v1", First);
        string[] annotated = ["tag", "--annotate", "--message", "said", "v1.0.0", First];
        var tagged = await Tool.RunAsync(
            "git",
            Library.GitFolder,
            ["-c", "user.name=t", "-c", "user.email=t@t", .. annotated]
        );
        tagged.ExitCode.Should().Be(0, tagged.Output);
        Library.CreateBranch("both", Library.Commit(Files("two"), "two"));
        Library.CreateTag("both", First);
    }

    [Theory]
    [InlineData("Say/action.yaml", "'say/action.yaml' is there twice")]
    [InlineData(
        "aux.txt",
        "the name of the entry 'aux.txt' is not a plain relative path: Windows takes 'aux.txt' for a device"
    )]
    public async Task A_repository_with_a_name_that_some_system_minds_is_not_unpacked(string name, string problem)
    {
        Library.Commit(new Dictionary<string, string>(Files("bad")) { [name] = "" }, "bad");

        var run = await Run(Job("{ uses: org/library/say@main }"));

        run.Conclusion.Should().Be("failure");
        Events
            .Should()
            .Contain(happened =>
                $"{happened}".Contains($"The action's repository org/library cannot be unpacked: {problem}")
            );
    }

    [Theory]
    [InlineData("v1", "one")]
    [InlineData("v1.0.0", "one")]
    [InlineData("main", "two")]
    [InlineData("both", "one")]
    [InlineData("refs/heads/both", "two")]
    [InlineData("{first}", "one")]
    public async Task A_tag_a_branch_and_a_full_commit_are_found(string reference, string text)
    {
        reference = reference.Replace("{first}", First);
        var run = await Run(
            Job(
                $"{{ id: s, uses: org/library/say@{reference} }}",
                "{ run: 'echo \"> ${{ steps.s.outputs.at }}|$GITHUB_ACTION_REF\"' }"
            )
        );
        Printed(run.Jobs[0]).Should().Equal($"{text} org/library {reference} {reference}|");
    }

    [Theory]
    [InlineData("org/library/say@v9", "Unable to resolve action `org/library/say@v9`, unable to find version `v9`")]
    [InlineData("org/library/say@v1^", "Unable to resolve action `org/library/say@v1^`, unable to find version `v1^`")]
    [InlineData(
        "org/library/say@0123456789012345678901234567890123456789",
        "Unable to resolve action `org/library/say@0123456789012345678901234567890123456789`, unable to find "
            + "version `0123456789012345678901234567890123456789`"
    )]
    [InlineData(
        "org/library/say@{short}",
        "Unable to resolve action `org/library/say@{short}`, the provided ref `{short}` is the shortened version "
            + "of a commit SHA, which is not supported. Please use the full commit SHA `{first}` instead."
    )]
    [InlineData(
        "org/library/nothing@v1",
        "Can't find 'action.yml', 'action.yaml' or 'Dockerfile' for action 'org/library/nothing@v1'."
    )]
    [InlineData(
        "org/library/../x@v1",
        "Can't find 'action.yml', 'action.yaml' or 'Dockerfile' for action 'org/library/../x@v1'."
    )]
    [InlineData("org/library/deep@v1", "Unable to resolve action `org/library/say@v8`, unable to find version `v8`")]
    [InlineData("org/secret@v1", "Unable to resolve action `org/secret`, repository not found")]
    public async Task What_is_not_there_fails_the_job_before_its_first_step(string uses, string message)
    {
        Github.CreateRepository("org/secret", repository => repository.Private = true);
        var run = await Run(Job("{ run: 'echo \"> never\"' }", $"{{ if: false, uses: {Named(uses)} }}"));
        (run.Conclusion, Printed(run.Jobs[0]).Count).Should().Be(("failure", 0));
        Events.OfType<Annotated>().Select(said => said.Annotation.Message).Should().Equal(Named(message));
    }

    [Fact]
    public async Task A_repository_is_fetched_once_for_a_ref()
    {
        var run = await Run(
            Job("{ uses: org/library/say@v1 }", "{ uses: org/library/say@v1 }", "{ uses: ORG/library@v1 }")
        );
        run.Conclusion.Should().Be("success");
        run.Jobs[0]
            .LogText.Split('\n')
            .Where(line => line.Contains("Download action", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(' ') + 1)..])
            .Should()
            .Equal($"Download action repository 'org/library@v1' (SHA:{First})");
    }

    [Fact]
    public async Task A_program_of_it_is_run_from_its_folder()
    {
        var run = await Run(
            Job(
                "{ id: n, uses: org/library/js@v1, with: { who: you } }",
                "{ run: 'echo \"> ${{ steps.n.outputs.said }}\"' }"
            )
        );
        Printed(run.Jobs[0]).Should().Equal("you org/library v1");
    }

    private string Named(string text) => text.Replace("{short}", First[..7]).Replace("{first}", First);

    private static string Job(params string[] steps) =>
        $"""
            jobs:
              a:
                runs-on: ubuntu-latest
                steps:
                  - {string.Join("\n      - ", steps)}
            """;

    private static Dictionary<string, string> Files(string text) =>
        new()
        {
            ["text"] = text,
            ["action.yml"] = "runs: { using: composite, steps: [] }",
            ["say/action.yaml"] = Said,
            ["deep/action.yml"] = "runs: { using: composite, steps: [ { uses: org/library/say@v8 } ] }",
            ["js/action.yml"] = "inputs: { who: {} }\nruns: { using: node20, main: main.js }",
            ["js/main.js"] =
                "require('fs').appendFileSync(process.env.GITHUB_OUTPUT, `said=${process.env.INPUT_WHO} "
                + "${process.env.GITHUB_ACTION_REPOSITORY} ${process.env.GITHUB_ACTION_REF}\\n`)",
        };
}
