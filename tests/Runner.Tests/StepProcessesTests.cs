using MsReleaseActions.Runner.Options;
using MsReleaseActions.RunnerTests.Processes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests;

[Needs(Need.Nothing)]
public sealed class StepProcessesTests : RunnerTest
{
    [Fact]
    public async Task What_a_step_leaves_running_serves_the_next_and_ends_with_the_job()
    {
        var run = await Run(
            $$"""
            jobs:
              a:
                runs-on: ubuntu-latest
                steps:
                  - run: (echo $BASHPID > {{Folder}}/id; exec sleep infinity) > /dev/null 2>&1 & while [ ! -s {{Folder}}/id ]; do :; done
                  - run: kill -0 "$(cat {{Folder}}/id)" && echo "> there"
            """
        );

        Printed(run.Jobs[0]).Should().Equal("there");
        StepProcessTest.Lives((await File.ReadAllTextAsync(Path.Combine(Folder, "id"))).Trim()).Should().BeFalse();
    }

    [Fact]
    public async Task Both_ways_to_set_an_output_work_and_the_file_has_the_last_word()
    {
        var run = await Run(
            """
            jobs:
              a:
                runs-on: ubuntu-latest
                steps:
                  - id: x
                    run: |
                      echo "::set-output name=old::1"
                      echo "::set-output name=both::1"
                      echo "both=2" >> "$GITHUB_OUTPUT"
                  - run: 'echo "> ${{ steps.x.outputs.old }} ${{ steps.x.outputs.both }}"'
            """
        );

        Printed(run.Jobs[0]).Should().Equal("1 2");
    }

    [Fact]
    public async Task A_folder_that_comes_to_the_path_later_is_looked_into_first()
    {
        var run = await Run(
            """
            jobs:
              a:
                runs-on: ubuntu-latest
                steps:
                  - run: |
                      for name in first second; do mkdir $name; printf '#!/bin/sh\necho "> %s"\n' $name > $name/said; chmod +x $name/said; done
                      echo "$PWD/first" >> "$GITHUB_PATH"
                  - run: echo "$PWD/second" >> "$GITHUB_PATH"
                  - run: said
            """
        );

        Printed(run.Jobs[0]).Should().Equal("second");
    }

    [Fact]
    public async Task The_log_is_as_GitHub_keeps_it_and_who_watches_reads_words()
    {
        var run = await Run(
            """
            jobs:
              a:
                runs-on: ubuntu-latest
                steps:
                  - run: |
                      echo "::group::Look"
                      echo "::warning file=$GITHUB_WORKSPACE/a.rs::careful%0Anow"
                      echo "::endgroup::"
                      echo "NODE_OPTIONS=--inspect" >> "$GITHUB_ENV"
                  - run: echo "::set-env name=A::1"
            """
        );

        var log = run.Jobs[0].LogText.Split('\n').Select(line => line[(line.IndexOf(' ') + 1)..]).ToList();
        log.Should()
            .ContainInOrder(
                "##[group]Look",
                "##[warning]careful",
                "now",
                "##[endgroup]",
                "##[error]Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command."
            );
        Events
            .OfType<LinePrinted>()
            .Select(printed => printed.Text)
            .Should()
            .Contain(["Look", "warning: careful\nnow"]);
        Events
            .OfType<Annotated>()
            .Select(annotated => (annotated.Annotation.Level, annotated.Annotation.File))
            .Should()
            .Equal(("warning", "a.rs"), ("error", null), ("error", null));
        run.Conclusion.Should().Be("failure");
    }

    [Fact]
    public async Task A_program_that_cannot_be_started_fails_the_step_with_its_name()
    {
        var run = await Run(
            """
            jobs:
              a:
                runs-on: ubuntu-latest
                steps:
                  - { run: 'mkdir -p act && printf "runs: { using: node20, main: a.js }\nname: x\ndescription: x\n" > act/action.yml' }
                  - { uses: ./act, env: { PATH: /nowhere } }
            """
        );

        Events
            .OfType<Annotated>()
            .Select(annotated => annotated.Annotation.Message)
            .Should()
            .Equal("The program 'node' of this step was not found, or is not executable.");
        run.Conclusion.Should().Be("failure");
    }
}
