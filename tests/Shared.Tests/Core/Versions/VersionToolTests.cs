using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Versions;

/// <summary>What cargo and npm say of a lock file that was bumped: nothing of it has to change.</summary>
[Needs(Need.Tools)]
public sealed class VersionToolTests : VersionToolTest
{
    [Theory]
    [InlineData("1.3.0")]
    [InlineData("2.0.0-beta.1")]
    public async Task Cargo_takes_the_bumped_lock_of_a_workspace(string version)
    {
        await RequireAsync("cargo");
        Write("app/src/main.rs", "fn main() {}\n");
        Write("core/src/lib.rs", "");
        Write(
            "Cargo.toml",
            "[workspace]\nmembers = [\"app\", \"core\"]\nresolver = \"2\"\n[workspace.package]\nversion = \"1.2.3\"\n"
                + "[workspace.dependencies]\ntool-core = { path = \"core\", version = \"=1.2.3\" }\n"
        );
        Write(
            "app/Cargo.toml",
            "[package]\nname = \"tool\"\nversion.workspace = true\nedition = \"2021\"\n[dependencies]\n"
                + "tool-core.workspace = true\n"
        );
        Write("core/Cargo.toml", "[package]\nname = \"tool-core\"\nversion.workspace = true\nedition = \"2021\"\n");
        await RunAsync("cargo", "generate-lockfile", "--offline");
        string[] paths = ["Cargo.toml", "app/Cargo.toml", "core/Cargo.toml", "Cargo.lock"];

        Bump(version, paths);

        await RunAsync("cargo", "metadata", "--locked", "--offline", "--format-version", "1");
    }

    [Fact]
    public async Task Cargo_takes_the_bumped_locks_of_crates_in_lock_step_without_a_workspace()
    {
        await RequireAsync("cargo");
        Write("app/src/main.rs", "fn main() {}\n");
        Write("core/src/lib.rs", "");
        Write(
            "app/Cargo.toml",
            "[package]\nname = \"tool\"\nversion = \"1.2.3\"\nedition = \"2021\"\n[dependencies]\n"
                + "tool-core = { path = \"../core\", version = \"=1.2.3\" }\n"
        );
        Write("core/Cargo.toml", "[package]\nname = \"tool-core\"\nversion = \"1.2.3\"\nedition = \"2021\"\n");
        await RunAsync("cargo", "generate-lockfile", "--offline", "--manifest-path", "app/Cargo.toml");
        await RunAsync("cargo", "generate-lockfile", "--offline", "--manifest-path", "core/Cargo.toml");

        Bump("1.3.0-beta.1", "app/Cargo.toml", "app/Cargo.lock", "core/Cargo.toml", "core/Cargo.lock");

        foreach (var crate in new[] { "app", "core" })
        {
            await RunAsync(
                "cargo",
                "metadata",
                "--locked",
                "--offline",
                "--format-version",
                "1",
                "--manifest-path",
                $"{crate}/Cargo.toml"
            );
        }
    }

    [Theory]
    [InlineData("package-lock.json")]
    [InlineData("npm-shrinkwrap.json")]
    public async Task Npm_leaves_the_bumped_lock_of_a_workspace_as_it_is(string lockName)
    {
        await RequireAsync("npm");
        Write(
            "package.json",
            "{\n  \"name\": \"root\",\n  \"version\": \"1.2.3\",\n  \"workspaces\": [\"ui\", \"core\"]\n}\n"
        );
        Write(
            "ui/package.json",
            "{\n  \"name\": \"ui\",\n  \"version\": \"1.2.3\",\n  \"dependencies\": { \"core\": \"*\" }\n}\n"
        );
        Write("core/package.json", "{\n  \"name\": \"core\",\n  \"version\": \"0.1.0\"\n}\n");
        await RunAsync("npm", "install", "--package-lock-only", "--offline", "--ignore-scripts");
        if (lockName != "package-lock.json")
        {
            File.Move(Folder["package-lock.json"], Folder[lockName]);
        }

        Bump("1.3.0", "package.json", "ui/package.json", lockName);
        var bumped = Read(lockName);
        await RunAsync("npm", "install", "--package-lock-only", "--offline", "--ignore-scripts");

        bumped.Split("1.3.0").Length.Should().Be(4, "the root says it twice, the member once");
        Read(lockName).Should().Be(bumped);
    }

    [Theory]
    [InlineData("1.3.0")]
    [InlineData("2.0.0-beta.1")]
    public async Task Npm_installs_a_bumped_workspace_whose_members_require_one_version_of_another(string version)
    {
        await RequireAsync("npm");
        Write("package.json", """{ "name": "root", "version": "1.2.3", "workspaces": ["ui", "core"] }""");
        Write("ui/package.json", """{ "name": "ui", "version": "1.2.3", "dependencies": { "core": "1.2.3" } }""");
        Write("core/package.json", """{ "name": "core", "version": "1.2.3" }""");
        await RunAsync("npm", "install", "--package-lock-only", "--offline", "--ignore-scripts");

        Bump(version, "package.json", "ui/package.json", "core/package.json", "package-lock.json");
        var bumped = Read("package-lock.json");

        await RunAsync("npm", "ci", "--offline", "--ignore-scripts");
        await RunAsync("npm", "install", "--package-lock-only", "--offline", "--ignore-scripts");
        Read("package-lock.json").Should().Be(bumped);
    }
}
