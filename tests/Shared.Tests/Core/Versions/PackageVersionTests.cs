using MsReleaseActions.Testing;
using static MsReleaseActions.SharedTests.Core.Versions.VersionText;

namespace MsReleaseActions.SharedTests.Core.Versions;

/// <summary>Packages of npm and bun, and their lock files.</summary>
[Needs(Need.Nothing)]
public sealed class PackageVersionTests
{
    [Fact]
    public void An_npm_workspace_has_the_version_of_each_named_member_in_its_lock() =>
        ShouldBump(
            ("package.json", """{"name": "root", "version": "#1.2.3#", "workspaces": ["ui", "core"]}"""),
            ("ui/package.json", """{"name": "ui", "version": "#1.2.3#"}"""),
            (
                "package-lock.json",
                """
                {
                  "name": "root",
                  "version": "#1.2.3#",
                  "lockfileVersion": 3,
                  "packages": {
                    "": { "name": "root", "version": "#1.2.3#", "workspaces": ["ui", "core"] },
                    "core": { "version": "1.2.3" },
                    "node_modules/core": { "resolved": "core", "link": true },
                    "node_modules/ui": { "resolved": "ui", "link": true },
                    "ui": { "version": "#1.2.3#" }
                  }
                }
                """
            )
        );

    [Fact]
    public void The_lock_of_a_workspace_root_without_a_version_has_the_members_only() =>
        ShouldBump(
            ("desktop/package.json", """{"version": "#1.2.3#"}"""),
            (
                "npm-shrinkwrap.json",
                """{"lockfileVersion": 3, "packages": {"": {"version": "1.2.3"}, "desktop": {"version": "#1.2.3#"}}}"""
            )
        );

    [Fact]
    public void A_lock_of_npm_6_has_the_version_once() =>
        ShouldBump(
            ("package.json", """{"version": "#1.2.3#"}"""),
            ("package-lock.json", """{"version": "#1.2.3#", "lockfileVersion": 1, "dependencies": {}}""")
        );

    [Fact]
    public void A_lock_of_bun_has_the_versions_of_named_members_and_is_no_strict_JSON() =>
        ShouldBump(
            ("packages/ui/package.json", """{"version": "#1.2.3#"}"""),
            (
                "bun.lock",
                """
                {
                  "lockfileVersion": 1,
                  "workspaces": {
                    "": { "name": "root", },
                    "packages/core": { "name": "core", "version": "1.2.3", },
                    "packages/ui": { "name": "ui", "version": "#1.2.3#", },
                  },
                  "packages": { "ui": ["ui@workspace:packages/ui"], }
                }
                """
            )
        );

    [Fact]
    public void What_requires_one_version_of_another_member_moves_with_it_in_its_package_and_in_the_lock() =>
        ShouldBump(
            ("core/package.json", """{"name": "@desk/core", "version": "#1.2.3#"}"""),
            (
                "ui/package.json",
                """
                {"name": "ui", "version": "#1.2.3#", "dependencies": {"@desk/core": "#1.2.3#", "left": "1.2.3"},
                 "devDependencies": {"@desk/core": "workspace:#1.2.3#"}, "peerDependencies": {"@desk/core": "=#1.2.3#"},
                 "optionalDependencies": {"@desk/core": "^1.2.3"}, "overrides": {"@desk/core": "1.2.3"}}
                """
            ),
            (
                "package-lock.json",
                """
                {"packages": {"core": {"version": "#1.2.3#"},
                 "ui": {"version": "#1.2.3#", "dependencies": {"@desk/core": "#1.2.3#", "left": "1.2.3"}},
                 "node_modules/left": {"version": "1.2.3", "dependencies": {"@desk/core": "1.2.3"}}}}
                """
            ),
            (
                "bun.lock",
                """
                {"workspaces": {"core": {"name": "@desk/core", "version": "#1.2.3#"},
                 "ui": {"name": "ui", "version": "#1.2.3#", "dependencies": {"@desk/core": "workspace:#1.2.3#", },}, },}
                """
            )
        );

    [Fact]
    public void A_package_of_the_same_name_in_a_registry_stays_what_it_is() =>
        ShouldBump(
            ("package.json", """{"name": "core", "version": "#1.2.3#", "devDependencies": {"core": "0.9.0"}}""")
        );
}
