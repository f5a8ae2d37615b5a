using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.FakeTools;

[Needs(Need.Nothing)]
public sealed class StandInCallTests : StandInTest
{
    [Fact]
    public async Task Scripts_of_a_project_reach_the_stand_ins_through_the_shell()
    {
        Package(
            """{ "build": "svelte-check && vite build --outDir 'my pages'", "all": "npm run build && node_thing" }"""
        );
        await File.WriteAllTextAsync(Folder["work/index.html"], "", Cancel);

        var (code, output) = await Bash(
            "npm install && npm run build && gcc -v; echo \"code $?\"; npm run all; echo \"code $?\"; npx "
                + "@tauri-apps/cli@2 --version"
        );

        output
            .Should()
            .ContainAll(
                "code 127",
                "the rehearsal has no stand-in for 'gcc -v'",
                "node_thing: not found",
                "tauri-cli 2.9.4"
            );
        code.Should().Be(0);
        File.Exists(Folder["work/my pages/index.html"]).Should().BeTrue();
        Recorded
            .Should()
            .Equal(
                "Installs: npm install",
                "None: npm run build",
                "Checks: svelte-check",
                "Compiles: vite build --outDir my pages",
                "Unsupported: gcc -v",
                "None: npm run all",
                "None: npm run build",
                "Checks: svelte-check",
                "Compiles: vite build --outDir my pages",
                "None: npx @tauri-apps/cli@2 --version",
                "None: tauri --version"
            );
    }

    [Fact]
    public async Task A_stand_in_sees_the_folder_the_arguments_and_the_environment_of_its_step_to_the_letter()
    {
        Directory.CreateDirectory(Folder["work/a 'folder'"]);
        Package("""{ "show": "printf '%s|' \"$PWD\" \"$ODD\" \"$npm_package_version\" \"$@\"" }""");

        var (_, output) = await Bash(
            "cd \"a 'folder'\" && export ODD=\"a\"$'\\n'\"'b' \\\\ \\$(c)=\" && npm run show -- 'd  e' '*'"
        );

        output.Should().EndWith($"{Folder["work"]}|a\n'b' \\ $(c)=|1.0.0|d  e|*|");
    }

    [Fact]
    public async Task A_stand_in_whose_folder_is_gone_does_nothing()
    {
        var (_, output) = await Bash("mkdir gone && cd gone && rmdir ../gone && npm ci; echo \"code $?\"");

        output.Should().Contain("npm: the folder that it was called in is not there any more").And.Contain("code 1");
        Recorded.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_printed_goes_where_the_step_sends_it_and_the_exit_code_is_the_tools()
    {
        var (code, output) = await Bash(
            "gcc -v 2>error.txt >output.txt; echo \"code $?\"; cat output.txt; echo --; wc -l < error.txt; { echo "
                + "first; npm --version; echo last; } > both.txt; wc -l < both.txt"
        );

        output.Should().StartWith("code 127\n--\n").And.EndWith("\n3\n");
        code.Should().Be(0);
    }

    [Fact]
    public async Task Many_at_once_are_all_seen()
    {
        var (code, _) = await Bash("for n in $(seq 20); do gcc -c $n.c & done; wait");

        code.Should().Be(0);
        Recorded.Should().BeEquivalentTo(Enumerable.Range(1, 20).Select(number => $"Unsupported: gcc -c {number}.c"));
    }
}
