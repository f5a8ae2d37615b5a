using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace MsReleaseActions.SharedTests.Core.Versions;

/// <summary>
/// The five files of a product, as different tools and people might write them; each says one version, beside many that
/// are none of its own.
/// </summary>
internal static class RandomVersionFiles
{
    private static readonly Gen<string> Blanks = Gen.Elements("", "", " ", "  ", "\t");

    private static readonly Gen<string> LineEnds = Gen.Elements("\n", "\r\n");

    public static Gen<string> Versions { get; } =
        from numbers in Gen.Choose(0, 20).ListOf(3)
        from label in Gen.Elements("", "", "-beta.1", "-beta.12", "-rc.0")
        select string.Join('.', numbers) + label;

    public static Gen<Dictionary<string, byte[]?>> Of(string version) =>
        from package in Json(Members(version).Append(("name", "\"a\"")))
        from inLock in Json([("\\u0076ersions", "\"0.1.0\""), .. Members(version)])
        from other in Json(Members(version))
        from packages in Json([
            ("", inLock.Trim('\uFEFF')),
            ("node_modules/a", other.Trim('\uFEFF')),
            ("version", $"\"{version}\""),
        ])
        from packageLock in Json([
            ("packages", packages.Trim('\uFEFF')),
            ("ver\\u0073ion", $"\"{version}\""),
            ("lockfileVersion", "3"),
        ])
        from tauri in Json([.. Members(version), ("plugins", other.Trim('\uFEFF')), ("identifier", "\"version\"")])
        from manifest in Manifest(version)
        from cargoLock in Lock(version)
        select new (string Path, string Text)[]
        {
            ("package.json", package),
            ("package-lock.json", packageLock),
            ("src-tauri/Cargo.toml", manifest),
            ("src-tauri/Cargo.lock", cargoLock),
            ("src-tauri/tauri.conf.json", tauri),
        }.ToDictionary(file => file.Path, file => (byte[]?)Encoding.UTF8.GetBytes(file.Text), StringComparer.Ordinal);

    private static IEnumerable<(string Name, string Value)> Members(string version) =>
        [
            ("version", $"\"{version}\""),
            ("Version", $"\"{version}\""),
            ("engines", $"{{\"version\": \"{version}\"}}"),
            ("files", $"[\"version\", \"{version}\", {{\"version\": \"{version}\"}}]"),
            ("text", $"\"\\\"version\\\": \\\"{version}\\\" é\""),
            ("private", "true"),
        ];

    private static Gen<string> Json(IEnumerable<(string Name, string Value)> members) =>
        from mark in Gen.Elements("", "", "\uFEFF")
        from line in Gen.Elements("", "\n", "\r\n", "\n  ", "\r\n\t")
        from colon in Gen.Elements(":", ": ", " : ", "\n:\t")
        from order in Gen.Shuffle(members)
        from final in Gen.Elements("", "\n", "\r\n")
        select $"{mark}{{{line}"
            + string.Join($",{line}", order.Select(member => $"\"{member.Name}\"{colon}{member.Value}"))
            + $"{line}}}{final}";

    private static Gen<string> Manifest(string version) =>
        from mark in Gen.Elements("", "\uFEFF")
        from line in LineEnds
        from quote in Gen.Elements("\"", "'", "\"\"\"", "'''")
        from blank in Blanks
        from head in Gen.Elements(
            $"[{blank}package{blank}]",
            "[\"package\"]",
            $"# [package]{line}[ package ] # version = \"{version}\""
        )
        from key in Gen.Elements("version", "'version'", "\"v\\u0065rsion\"")
        from own in Gen.Shuffle(
            new[]
            {
                $"{blank}{key}{blank}={blank}{quote}{version}{quote}{blank}# was \"{version}\"",
                "name = 'app'",
                $"description = \"\"\"{line}[package]{line}version = \"{version}\"{line}\"\"\"",
                $"versions = [ '{version}', # ]{line} \"{version}\" ]",
                $"metadata.version = \"{version}\"",
            }
        )
        from tables in Gen.Shuffle(
            new[]
            {
                string.Join(line, own.Prepend(head)),
                $"[package.metadata.deb]{line}version = \"{version}\"",
                $"[dependencies]{line}app-core = {{ version = \"{version}\", path = \"x\" }}{line}version = "
                    + $"\"{version}\"",
                $"[dependencies.app]{line}version = \"{version}\"",
                $"[workspace.package]{line}version = \"{version}\"",
                $"[[bin]]{line}name = \"app\"{line}version = '{version}'",
            }
        )
        from final in Gen.Elements("", line)
        select mark + string.Join($"{line}{line}", tables) + final;

    private static Gen<string> Lock(string version) =>
        from line in LineEnds
        from blank in Blanks
        from own in Gen.Shuffle(
            new[]
            {
                $"name{blank}={blank}\"app\"",
                $"version{blank}={blank}\"{version}\"",
                $"dependencies = [{line} \"app-core\",{line} \"app {version}\",{line}]",
            }
        )
        from packages in Gen.Shuffle(
            new[]
            {
                string.Join(line, own),
                $"name = \"app-core\"{line}version = \"{version}\"",
                $"name = \"app\"{line}version = \"{version}\"{line}source = \"registry+https://example.com\"",
                $"name = \"ap\"{line}version = \"{version}\"",
            }
        )
        select $"# made by Cargo{line}version = 4{line}{line}"
            + string.Join(line + line, packages.Select(package => $"[[package]]{line}{package}{line}"));
}
