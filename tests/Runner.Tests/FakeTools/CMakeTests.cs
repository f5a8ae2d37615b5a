using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.FakeTools;

[Needs(Need.Nothing)]
public sealed class CMakeTests : ToolchainTest
{
    public CMakeTests() =>
        Write(
            "tools/CMakeLists.txt",
            "cmake_minimum_required(VERSION 3.24)\nadd_executable(file-tool main.cpp)\n"
                + "  add_executable( other.tool other.cpp )\n"
        );

    [Theory]
    [InlineData("Linux", "file-tool", "other.tool")]
    [InlineData("Windows", "Release/file-tool.exe", "Release/other.tool.exe")]
    public async Task What_is_configured_is_built_where_the_systems_generator_puts_it(
        string os,
        params string[] programs
    )
    {
        Variables["RUNNER_OS"] = os;

        await Do("cmake -S tools -B build -DCMAKE_BUILD_TYPE=Release");
        Files("build").Should().Equal("CMakeCache.txt");
        await Do("cmake --build build --config Release --parallel");

        Files("build").Where(file => file != "CMakeCache.txt").Should().Equal(programs);
        Recorded
            .Should()
            .Equal(
                "Checks: cmake -S tools -B build -DCMAKE_BUILD_TYPE=Release",
                "Bundles: cmake --build build --config Release --parallel"
            );
        Bytes(programs[0]).Should().NotBeEmpty().And.NotEqual(Bytes(programs[1]));
    }

    [Theory]
    [InlineData("", "Compiles")]
    [InlineData(" --config Debug", "Compiles")]
    [InlineData(" --config MinSizeRel", "Bundles")]
    [InlineData(" --config RelWithDebInfo -j", "Bundles")]
    public async Task Only_what_users_get_is_a_heavy_build(string more, string effect)
    {
        await Do("cmake -S tools -B build");
        await Do($"cmake --build build{more}");

        Recorded[^1].Should().Be($"{effect}: cmake --build build{more}");
    }

    [Fact]
    public async Task The_sources_decide_the_bytes()
    {
        await BuildAsync();
        var first = Bytes("file-tool");
        await BuildAsync();
        Bytes("file-tool").Should().Equal(first);

        Write("tools/main.cpp", "int main() {}\n");
        await BuildAsync();

        Bytes("file-tool").Should().NotEqual(first);
    }

    [Theory]
    [InlineData("cmake --build build", 1, "not a CMake build directory (missing CMakeCache.txt)")]
    [InlineData("cmake -S nowhere -B build", 1, "does not appear to contain CMakeLists.txt")]
    [InlineData("cmake -B build", 1, "does not appear to contain CMakeLists.txt")]
    [InlineData("cmake -S tools -B build -G Ninja", 127, "no stand-in for 'cmake -S tools -B build -G Ninja'")]
    [InlineData("cmake --build build --target install", 127, "no stand-in")]
    [InlineData("cmake --build build --config", 127, "no stand-in")]
    [InlineData("cmake --install build", 127, "no stand-in")]
    public async Task What_it_cannot_do_is_named(string line, int code, string problem)
    {
        (await Call(line)).Should().Be(code);

        Printed.Should().Contain(problem);
        Directory.Exists(Path.Combine(Project, "build")).Should().BeFalse();
    }

    [Fact]
    public async Task Lists_without_a_program_are_refused()
    {
        Write("tools/CMakeLists.txt", "add_library(x x.cpp)\n");

        (await Call("cmake -S tools -B build")).Should().Be(1);

        Printed.Should().Contain("finds no add_executable(NAME …)");
    }

    [Fact]
    public async Task Its_version_is_told()
    {
        await Do("cmake --version");

        Printed.Should().StartWith("cmake version ");
        Recorded.Should().Equal("None: cmake --version");
    }

    private async Task BuildAsync()
    {
        await Do("cmake -S tools -B build");
        await Do("cmake --build build");
    }

    private byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Project, "build", file));
}
