namespace MsReleaseActions.Runner.FakeTools.Cargo;

/// <summary>The systems that this job's Rust compiles for.</summary>
internal static class RustTargets
{
    /// <summary>The version that everything of Rust claims.</summary>
    public const string Version = "1.90.0";

    private const string Universal = "universal-apple-darwin";

    /// <summary>The machine's own.</summary>
    public static string Host(StandInCall call)
    {
        var cpu = call.Variable("RUNNER_ARCH") == "ARM64" ? "aarch64" : "x86_64";
        return call.Os switch
        {
            "Windows" => $"{cpu}-pc-windows-msvc",
            "macOS" => $"{cpu}-apple-darwin",
            _ => $"{cpu}-unknown-linux-gnu",
        };
    }

    public static void Add(JobTools installed, string target) => installed.Add($"rust-target {target}");

    /// <summary>What follows if something is to be compiled for <paramref name="target"/>.</summary>
    /// <param name="folder">Its <c>rust-toolchain.toml</c>, or that of a folder above, counts too.</param>
    /// <exception cref="ToolFailure">Nobody added it.</exception>
    public static void Require(StandInCall call, string? target, string folder)
    {
        string[] wanted =
            target is null ? []
            : target == Universal ? ["aarch64-apple-darwin", "x86_64-apple-darwin"]
            : [target];
        var pinned = Pinned(folder);
        var missing = wanted
            .Where(name => name != Host(call) && !call.Installed.Has($"rust-target {name}") && !pinned.Contains(name))
            .ToList();
        if (missing.Count > 0)
        {
            throw new ToolFailure(
                $"error: the target {string.Join(", ", missing)} is not installed (installed: {Host(call)}): run "
                    + $"rustup target add {string.Join(' ', missing)}",
                CargoTool.Failed
            );
        }
    }

    private static IReadOnlyList<string> Pinned(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, "rust-toolchain.toml");
            if (File.Exists(file))
            {
                return CargoManifest.Read(file).Texts("toolchain", "targets");
            }
        }
        return [];
    }
}
