using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.FakeTools;

[Needs(Need.Nothing)]
public sealed class CargoReleaseTests : ToolchainTest
{
    private const string Target = "x86_64-pc-windows-msvc";

    public CargoReleaseTests()
    {
        Write(
            "Cargo.toml",
            """
            [package]
            name = "open-bridge"
            version = "0.1.0"

            [features]
            default = ["window"]
            cli = ["dep:clap"]
            window = []

            [[bin]]
            name = "bridge"
            path = "src/main.rs"
            required-features = ["cli"]

            [[bin]]
            name = "bridge-window"
            path = "src/window.rs"
            required-features = ["window"]

            [dependencies]
            clap = { version = "4", optional = true }
            """
        );
        Write("src/main.rs", "fn main() {}\n");
        Write("src/window.rs", "fn main() {}\n");
        Write(
            "Cargo.lock",
            "\n[[package]]\nname = \"clap\"\nversion = \"4.5.53\"\n\n[[package]]\nname = \"open-bridge\"\nversion "
                + "= \"0.1.0\"\n"
        );
    }

    [Theory]
    [InlineData(".cargo/config.toml", "out", "out")]
    [InlineData(".cargo/config", "../there", "../there")]
    public async Task It_builds_where_its_configuration_says(string path, string said, string folder)
    {
        Write(path, $"[build]\ntarget-dir = \"{said}\"\n");

        await Do("cargo build --release --locked");

        File.Exists(Path.Combine(Project, folder, "release", "bridge-window")).Should().BeTrue();
        Directory.Exists(Path.Combine(Project, "target")).Should().BeFalse();
    }

    [Fact]
    public async Task Programs_for_a_named_system_are_a_heavy_build()
    {
        await Do($"rustup target add {Target}");
        await Do($"cargo build --release --locked --target {Target} --no-default-features --features cli");
        await Do("cargo build --release --locked");
        await Do($"cargo build --target {Target}");

        Recorded
            .Should()
            .Equal(
                $"Installs: rustup target add {Target}",
                $"Bundles: cargo build --release --locked --target {Target} --no-default-features --features cli",
                "Compiles: cargo build --release --locked",
                $"Compiles: cargo build --target {Target}"
            );
        Files("target")
            .Should()
            .Equal("release/bridge-window", $"{Target}/debug/bridge-window.exe", $"{Target}/release/bridge.exe");
    }

    [Fact]
    public async Task A_program_is_built_where_its_features_are_asked_for()
    {
        await Do("cargo build --all-features");

        Files("target/debug").Should().Equal("bridge", "bridge-window");
    }

    [Fact]
    public async Task A_feature_and_a_source_that_are_not_there_stop_the_build()
    {
        (await Call("cargo build --features cli,colour")).Should().Be(101);
        Printed.Should().Contain("does not contain this feature: colour");
        File.Delete(Path.Combine(Project, "src/window.rs"));
        (await Call("cargo build")).Should().Be(101);
        Printed.Should().Contain("couldn't read `src/window.rs`");
    }

    [Fact]
    public async Task The_same_tree_gives_the_same_bytes_and_another_salt_others()
    {
        var file = Path.Combine(Project, "target/debug/bridge-window");
        await Do("cargo build");
        var first = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        await Do("cargo build");
        (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).Should().Equal(first);
        Salt = "another";
        await Do("cargo build");
        (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).Should().NotEqual(first);
    }
}
