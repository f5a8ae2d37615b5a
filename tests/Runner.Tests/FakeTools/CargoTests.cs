using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.FakeTools;

[Needs(Need.Nothing)]
public sealed class CargoTests : ToolchainTest
{
    [Fact]
    public async Task A_workspace_has_one_lock_file_and_one_target_folder()
    {
        Workspace();

        await Do("cargo build --release --locked --package core");
        await Do("cargo test --workspace --exclude app --manifest-path crates/core/Cargo.toml --package core");

        Files("target").Should().Equal("release/core");
        Recorded
            .Should()
            .Equal(
                "Compiles: cargo build --release --locked --package core",
                "Checks: cargo test --workspace --exclude app --manifest-path crates/core/Cargo.toml --package core"
            );
    }

    [Fact]
    public async Task A_lock_file_behind_a_version_bump_stops_a_locked_build_only()
    {
        Workspace();
        Write(
            "Cargo.toml",
            "[workspace]\nmembers = [\n  \"crates/*\", # all\n  \"src-tauri\",\n]\n\n[workspace.package]\nversion "
                + "= \"3.1.0\"\n"
        );

        (await Call("cargo build --locked --package core")).Should().Be(101);
        Printed.Should().Contain("it lacks core 3.1.0");
        await Do("cargo build --package core");
        Files("target").Should().Equal("debug/core");
    }

    [Fact]
    public async Task Checking_an_app_needs_its_libraries_and_the_folder_of_its_front_end()
    {
        Workspace();

        await Do("cargo fmt --all --check");
        (await Call("cargo check --package app")).Should().Be(101);
        Printed.Should().Contain("sudo apt-get install libwebkit2gtk-4.1-dev");
        await Do("sudo apt-get install libwebkit2gtk-4.1-dev");
        (await Call("cargo check --package app")).Should().Be(101);
        Printed.Should().Contain("`frontendDist` is \"../dist\", and there is no such folder");
        Directory.CreateDirectory(Path.Combine(Project, "dist"));
        await Do("cargo clippy --workspace -- --deny warnings");
        (await Call("cargo build --package app --target wasm32-unknown-unknown")).Should().Be(101);
        await Do("rustup target add wasm32-unknown-unknown");
        await Do("cargo build --package app --target wasm32-unknown-unknown");
        Files("target").Should().Equal("wasm32-unknown-unknown/debug/app");
    }

    [Fact]
    public async Task A_pinned_toolchain_brings_its_targets()
    {
        Workspace();
        Write("rust-toolchain.toml", "[toolchain]\nchannel = \"stable\"\ntargets = [\"wasm32-wasip2\"]\n");

        await Do("cargo check --package core --target wasm32-wasip2");
        (await Call("cargo check --package core --target wasm32-wasip1")).Should().Be(101);
        (await Call("cargo check --package none")).Should().Be(101);
        Printed.Should().Contain("`none` did not match any packages");
        (await Call("cargo check", "..")).Should().Be(101);
        Printed.Should().Contain("could not find `Cargo.toml`");
    }

    [Fact]
    public async Task The_machines_own_target_is_that_of_its_system()
    {
        await Do("rustc -vV");
        Printed.Should().Contain("host: x86_64-unknown-linux-gnu\n");
        (Variables["RUNNER_OS"], Variables["RUNNER_ARCH"]) = ("macOS", "ARM64");
        await Do("rustc --print host-tuple");
        Printed.Should().Be("aarch64-apple-darwin\n");
    }

    private void Workspace()
    {
        Write(
            "Cargo.toml",
            "[workspace]\nmembers = [\"crates/*\", \"src-tauri\"]\n\n[workspace.package]\nversion = \"3.0.0\"\n"
        );
        Write(
            "crates/core/Cargo.toml",
            "[package]\nname = \"core\"\nversion.workspace = true\n\n[dependencies]\nserde = { version = \"1\" }\n"
        );
        Write("crates/core/src/main.rs", "fn main() {}\n");
        string[] locked = ["app 1.4.0", "core 3.0.0", "serde 1.0.228", "tauri 2.9.2"];
        Write(
            "Cargo.lock",
            string.Concat(
                locked
                    .Select(package => package.Split(' '))
                    .Select(package => $"\n[[package]]\nname = \"{package[0]}\"\nversion = \"{package[1]}\"\n")
            )
        );
        File.Delete(Path.Combine(Project, "src-tauri/Cargo.lock"));
    }
}
