using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests;

[Needs(Need.Nothing)]
public sealed class HashFilesTests : RunnerTest
{
    [Fact]
    public async Task Files_are_found_by_pattern_by_folder_and_by_whole_path_and_nothing_gives_nothing()
    {
        var run = await Run(
            """
            jobs:
              a:
                runs-on: ubuntu-latest
                steps:
                  - run: mkdir -p src/deep && echo 1 > src/a.lock && echo 2 > src/deep/b.lock && echo 3 > c.txt
                  - env:
                      ALL: "${{ hashFiles('**/*.lock') }}"
                      FOLDER: "${{ hashFiles('src') }}"
                      WHOLE: "${{ hashFiles(format('{0}/src/**', github.workspace)) }}"
                      LINES: "${{ hashFiles('src/a.lock\nsrc/deep/b.lock') }}"
                      ONE: "${{ hashFiles('**/*.lock', '!src/deep') }}"
                      FIRST: "${{ hashFiles('src/a.lock') }}"
                      NONE: "${{ hashFiles('*.lock') }}"
                    run: |
                      test ${#ALL} = 64 && test $ALL = $FOLDER && test $ALL = $WHOLE && test $ALL = $LINES && test $ONE = $FIRST && test $ONE != $ALL
                      echo "> [$NONE]"
            """
        );
        (run.Conclusion, Printed(run.Jobs[0]).Single()).Should().Be(("success", "[]"));
    }
}
