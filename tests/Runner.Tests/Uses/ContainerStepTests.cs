using MsReleaseActions.Runner.Options;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.Uses;

/// <summary>Container actions of the checked-out tree.</summary>
[Needs(Need.Nothing)]
public sealed class ContainerStepTests : RunnerTest, IContainerImages
{
    private readonly List<ContainerStart> starts = [];

    protected override RunnerOptions Configure(RunnerOptions options) => options with { Images = this };

    public LocalProgram? Find(ContainerStart start)
    {
        starts.Add(
            start with
            {
                Dockerfile =
                    start.Dockerfile.Length > 0
                        ? start.Dockerfile[
                            start.Dockerfile.IndexOf("/ms-manager/ms-manager/", StringComparison.Ordinal)..
                        ]
                        : "",
            }
        );
        var program = Path.Combine(Folder, "program");
        File.WriteAllText(
            program,
            """
            #!/bin/bash
            for word; do printf '> [%s]\n' "$word"; done
            echo "> $OWN $STEP $INPUT_A_B|$GITHUB_ACTION_REPOSITORY|$GITHUB_ACTION_REF|$GITHUB_ACTION_PATH"
            exit "${CODE:-0}"
            """
        );
#pragma warning disable CA1416 // bash is needed here all the same
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
#pragma warning restore CA1416
        return start.Image == "unknown" ? null : new LocalProgram(program);
    }

    [Fact]
    public async Task An_image_of_a_registry_is_started_with_its_entry_point_and_arguments()
    {
        var run = await Use(
            "image: 'docker://ghcr.io/o/n@sha256:00', entrypoint: /app/x, args: [ 'a  \"b\" ', \"${{ inputs['a "
                + "b'] }}\", '', 'c\\', d ]"
        );
        starts
            .Should()
            .BeEquivalentTo([
                new ContainerStart("ghcr.io/o/n@sha256:00", "", "/app/x", ["a  \"b\" ", "given", "", "c\" d"]),
            ]);
        Printed(run.Jobs[0]).Should().Equal("[a  \"b\" ]", "[given]", "[]", "[c\" d]", " step given|||");
    }

    [Fact]
    public async Task A_Dockerfile_is_looked_for_from_the_actions_own_folder()
    {
        await Use("image: ../../Dockerfile, entrypoint: /app/x");
        starts.Should().BeEquivalentTo([new ContainerStart("", "/ms-manager/ms-manager/Dockerfile", "/app/x", [])]);
    }

    [Fact]
    public async Task Its_own_variables_do_not_overrule_those_of_the_step()
    {
        var run = await Use("image: 'docker://x', env: { OWN: \"of ${{ inputs['a b'] }}\", STEP: mine }");
        Printed(run.Jobs[0]).Should().Equal("of given step given|||");
    }

    [Fact]
    public async Task The_step_gives_entry_point_and_arguments_where_the_action_names_none()
    {
        await Use("image: 'docker://x'", with: "entrypoint: /bin/y, args: one \"two three\"");
        starts.Should().BeEquivalentTo([new ContainerStart("x", "", "/bin/y", ["one", "two three"])]);
        Events.OfType<Annotated>().Should().BeEmpty();
    }

    [Theory]
    [InlineData("image: 'docker://x', args: [ \"${{ github.sha }}\" ]", "Unrecognized named-value: 'github'")]
    [InlineData(
        "image: 'docker://x', pre-entrypoint: /p",
        "not supported by the embedded runner: uses: ./actions/it (pre-entrypoint)"
    )]
    [InlineData(
        "image: 'docker://x', post-entrypoint: /p",
        "not supported by the embedded runner: uses: ./actions/it (post-entrypoint)"
    )]
    [InlineData(
        "image: 'docker://unknown'",
        "not supported by the embedded runner: uses: ./actions/it (image unknown, entrypoint of the image)"
    )]
    [InlineData(
        "image: ../../Dockerimage",
        "'../../Dockerimage' should be either '[path]/Dockerfile' or 'docker://image[:tag]'."
    )]
    [InlineData(
        "image: Dockerfile.none",
        "Docker build failed with exit code 1: Dockerfile.none, which action.yml names, is not there"
    )]
    [InlineData("image: 'docker://x', env: { CODE: '7' }", "Docker run failed with exit code 7")]
    [InlineData("image: 'docker://x'", "Container action is only supported on Linux", "windows-latest")]
    public async Task What_cannot_be_fails_the_step_and_says_why(
        string runs,
        string message,
        string machine = "ubuntu-latest"
    )
    {
        var run = await Use(runs, machine);
        run.Conclusion.Should().Be("failure");
        Events.OfType<Annotated>().First().Annotation.Message.Should().Contain(message);
    }

    private Task<SandboxRun> Use(string runs, string machine = "ubuntu-latest", string with = "x: y")
    {
        Repo.Commit(
            new Dictionary<string, string>
            {
                ["Dockerfile"] = "FROM scratch",
                ["actions/it/action.yml"] = $"inputs: {{ a b: {{}}, x: {{}} }}\nruns: {{ using: docker, {runs} }}",
            },
            "An action [skip ci]"
        );
        return Run(
            $$"""
            jobs:
              a:
                runs-on: {{machine}}
                steps:
                  - uses: actions/checkout@v4
                  - uses: ./actions/it
                    env: { STEP: step }
                    with: { a b: given, {{with}} }
            """
        );
    }
}
