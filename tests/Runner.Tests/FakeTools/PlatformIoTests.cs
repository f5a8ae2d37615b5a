using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.FakeTools;

[Needs(Need.Nothing)]
public sealed class PlatformIoTests : ToolchainTest
{
    public PlatformIoTests()
    {
        Write(
            "plugin/platformio.ini",
            """
            ; a comment
            [platformio]
            default_envs = dev

            [teensy]
            board = teensy41
            lib_deps =
                symlink://../core
                bblanchon/ArduinoJson@7.4.2

            [env:dev]
            extends = teensy

            [env:release]
            extends = teensy
            """
        );
        Write("plugin/requirements.txt", "# pinned\nplatformio==6.1.18 \\\n    --hash=sha256:0\n");
        Write("core/src/main.cpp", "// core\n");
    }

    [Fact]
    public async Task It_is_there_after_it_was_installed_and_not_before()
    {
        (await Call("python -m platformio run -e release", "plugin")).Should().Be(1);
        Printed.Should().Contain("No module named platformio");
        (await Call("pio run", "plugin")).Should().Be(127);
        (await Call("python -m pip install --requirement nothing.txt", "plugin")).Should().Be(1);
        Printed.Should().Contain("Could not open requirements file");

        await Do("pip install --upgrade platformio~=6.1");
        await Do("pio --version");
    }

    [Fact]
    public async Task What_is_released_is_a_heavy_build_and_the_rest_is_not()
    {
        await Do("python -m pip install --requirement plugin/requirements.txt");
        await Do("python -m platformio run -e release -d plugin");
        await Do("pio run --project-dir plugin");
        await Do("platformio test -e dev -d plugin");

        Recorded
            .Where(use => !use.Contains("python"))
            .Should()
            .Equal(
                "Installs: pip install --requirement plugin/requirements.txt",
                "Bundles: platformio run -e release -d plugin",
                "Compiles: pio run --project-dir plugin",
                "Checks: platformio test -e dev -d plugin"
            );
        Files("plugin/.pio").Should().Equal("build/dev/firmware.hex", "build/release/firmware.hex");
    }

    [Fact]
    public async Task The_library_beside_it_is_demanded_and_built_in()
    {
        var file = Path.Combine(Project, "plugin/.pio/build/release/firmware.hex");
        await Do("pip3 install platformio");
        await Do("pio run -e release -d plugin");
        var first = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        await Do("pio run -e release -d plugin");
        (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).Should().Equal(first);

        Write("core/src/main.cpp", "// core, changed\n");
        await Do("pio run -e release -d plugin");
        (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).Should().NotEqual(first);

        Directory.Delete(Path.Combine(Project, "core"), recursive: true);
        (await Call("pio run -e release", "plugin")).Should().Be(1);
        Printed.Should().Contain("Could not install the package 'symlink://../core'");
    }

    [Theory]
    [InlineData("pio run -e prod", 1, "Unknown environment names 'prod'. Valid names are 'dev, release'")]
    [InlineData("pio run -t upload", 127, "no stand-in for 'pio run -t upload'")]
    [InlineData("pio remote run", 127, "no stand-in")]
    [InlineData(
        "pip install git+https://example.com/x.git",
        127,
        "only packages of the registry are installed, by name"
    )]
    [InlineData("pip install -e .", 127, "no stand-in for 'pip install -e .'")]
    [InlineData("python -m build", 127, "no stand-in for 'python -m build'")]
    public async Task What_it_cannot_do_is_named(string line, int code, string problem)
    {
        await Do("pip install platformio");

        (await Call(line, "plugin")).Should().Be(code);
        Printed.Should().Contain(problem);
    }

    [Fact]
    public async Task Without_a_project_nothing_is_built()
    {
        await Do("pip install platformio");

        (await Call("pio run")).Should().Be(1);
        Printed.Should().Contain("Not a PlatformIO project");
    }
}
