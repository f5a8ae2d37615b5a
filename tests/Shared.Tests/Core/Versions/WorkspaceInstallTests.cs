using MsReleaseActions.Core.Versions;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Versions;

/// <summary>
/// What pnpm and bun say of a workspace that was bumped: the lock is as they would write it, and an install that may
/// not change it succeeds.
/// </summary>
[Needs(Need.Tools)]
public sealed class WorkspaceInstallTests : VersionToolTest
{
    private static readonly string[] Members = ["package.json", "ui/package.json", "core/package.json"];

    public static TheoryData<string> Requirements => ["workspace:*", "workspace:^", "^1.2.3"];

    [Theory]
    [MemberData(nameof(Requirements))]
    public async Task Pnpm_takes_the_lock_as_it_was_and_it_is_none_of_the_version_files(string requirement)
    {
        await RequireAsync("pnpm");
        Workspace(requirement, workspaces: "");
        Write("pnpm-workspace.yaml", "packages:\n  - ui\n  - core\nlinkWorkspacePackages: true\n");
        Write(".npmrc", "link-workspace-packages=true\n");
        await RunAsync("pnpm", "install", "--offline", "--lockfile-only");
        var before = Read("pnpm-lock.yaml");

        Found("pnpm-lock.yaml").Should().Equal("package.json");
        Bump("1.3.0", Members);

        await RunAsync("pnpm", "install", "--offline", "--frozen-lockfile");
        await RunAsync("pnpm", "install", "--offline", "--lockfile-only");
        Read("pnpm-lock.yaml").Should().Be(before);
    }

    [Theory]
    [MemberData(nameof(Requirements))]
    [InlineData("workspace:1.2.3")]
    [InlineData("1.2.3")]
    public async Task Bun_takes_the_bumped_lock_as_it_is(string requirement)
    {
        await RequireAsync("bun");
        Workspace(requirement, ", \"workspaces\": [\"ui\", \"core\"]");
        await RunAsync("bun", "install", "--lockfile-only");

        Found("bun.lock").Should().Equal("package.json");
        Bump("1.3.0", [.. Members, "bun.lock"]);
        var bumped = Read("bun.lock");

        bumped
            .Split("1.3.0")
            .Length.Should()
            .Be(requirement.EndsWith(":1.2.3") || requirement == "1.2.3" ? 4 : 3, "each member says it once");
        await RunAsync("bun", "install", "--prefer-offline", "--frozen-lockfile");
        await RunAsync("bun", "install", "--prefer-offline", "--lockfile-only");
        Read("bun.lock").Should().Be(bumped);
    }

    private void Workspace(string requirement, string workspaces)
    {
        Write("package.json", $"{{ \"name\": \"root\", \"version\": \"1.2.3\"{workspaces} }}\n");
        Write(
            "ui/package.json",
            $"{{ \"name\": \"ui\", \"version\": \"1.2.3\", \"dependencies\": {{ \"core\": \"{requirement}\" }} }}\n"
        );
        Write("core/package.json", "{ \"name\": \"core\", \"version\": \"1.2.3\" }\n");
    }

    private IReadOnlyList<string> Found(string @lock) =>
        VersionFiles.Find([.. Members, @lock], path => File.ReadAllBytes(Folder[path]), appFolder: "").Files;
}
