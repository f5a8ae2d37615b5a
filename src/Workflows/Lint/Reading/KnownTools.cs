namespace MsReleaseActions.Workflows.Lint.Reading;

/// <summary>What commands do, as far as their words tell.</summary>
internal static class KnownTools
{
    /// <summary>Null for a command that no lane minds.</summary>
    public static ToolKind? KindOf(ShellCommand command) => KindOf(command.Name, [.. command.Words.Skip(1)]);

    private static ToolKind? KindOf(string name, IReadOnlyList<string> arguments) =>
        name switch
        {
            "tauri" => Tauri(arguments),
            "cargo" => Cargo([.. arguments.SkipWhile(word => word.StartsWith('+') || word.StartsWith('-'))]),
            "git" => First(arguments) is { } verb && ToolNames.GitFetchers.Contains(verb) ? ToolKind.ChecksOut : null,
            "gh" => GitHub(arguments),
            "python" or "python3" => arguments.Count > 1 && arguments[0] == "-m"
                ? KindOf(arguments[1], [.. arguments.Skip(2)])
                : null,
            "platformio" or "pio" => PlatformIo(arguments),
            "mvn" or "mvnw" => Maven(arguments),
            "cmake" => CMake(arguments),
            "go" or "dotnet" => First(arguments) switch
            {
                "build" or "publish" or "test" or "pack" or "run" or "vet" or "msbuild" => ToolKind.Compiles,
                "install" or "tool" or "workload" or "restore" or "get" => ToolKind.Installs,
                _ => null,
            },
            "docker" or "podman" => First(arguments) is "build" or "buildx" ? ToolKind.Compiles : null,
            "hdiutil" => First(arguments) == "create" ? ToolKind.Bundles : null,
            "dpkg-deb" => arguments.Any(word => word is "-b" or "--build") ? ToolKind.Bundles : null,
            _ when ToolNames.PackageManagers.Contains(name) => Packages(name, arguments),
            "pacman" => arguments.Any(word => word.StartsWith("-S", StringComparison.Ordinal))
                ? ToolKind.Installs
                : null,
            _ when ToolNames.SystemInstallers.Contains(name) => arguments.Any(ToolNames.InstallingVerbs.Contains)
            && !arguments.Contains("list")
                ? ToolKind.Installs
                : null,
            _ when ToolNames.Bundlers.Contains(name) || name.StartsWith("linuxdeploy", StringComparison.Ordinal) =>
                ToolKind.Bundles,
            _ when ToolNames.Compilers.Contains(name) => ToolKind.Compiles,
            _ => null,
        };

    private static ToolKind? Cargo(IReadOnlyList<string> words) =>
        First(words) switch
        {
            "tauri" => Tauri([.. words.Skip(1)]),
            "install" or "binstall" or "fetch" => ToolKind.Installs,
            // optimised, and for a system that is named: nobody does that to look whether it compiles
            "build"
            or "b"
                when words.Any(word => word is "--release" or "-r")
                    && words.Any(word =>
                        word == "--target" || word.StartsWith("--target=", StringComparison.Ordinal)
                    ) => ToolKind.Bundles,
            { } verb when ToolNames.CargoBundlers.Contains(verb) => ToolKind.Bundles,
            { } verb when ToolNames.CargoCompilers.Contains(verb) => ToolKind.Compiles,
            _ => null,
        };

    private static ToolKind? Tauri(IReadOnlyList<string> words)
    {
        var verb = words.FirstOrDefault(word => word is "build" or "bundle" or "android" or "ios");
        return verb is null ? null
            : words.Contains("--no-bundle") ? ToolKind.Compiles
            : ToolKind.Bundles;
    }

    private static ToolKind? PlatformIo(IReadOnlyList<string> words) =>
        First(words) switch
        {
            "run" => words.Any(ToolNames.ReleasedFirmware.Contains) ? ToolKind.Bundles : ToolKind.Compiles,
            "test" or "check" or "ci" => ToolKind.Compiles,
            "pkg" or "lib" or "platform" when words.Contains("install") || words.Contains("update") =>
                ToolKind.Installs,
            _ => null,
        };

    private static ToolKind? Maven(IReadOnlyList<string> words) =>
        words.Any(word => word is "package" or "install" or "deploy") ? ToolKind.Bundles
        : words.Any(word => !word.StartsWith('-')) ? ToolKind.Compiles
        : null;

    // what is configured without a word is built to be looked at
    private static ToolKind? CMake(IReadOnlyList<string> words) =>
        words.Contains("--version") ? null
        : words.Contains("--build") && words.Any(ToolNames.ReleasedPrograms.Contains) ? ToolKind.Bundles
        : ToolKind.Compiles;

    private static ToolKind? GitHub(IReadOnlyList<string> arguments) =>
        arguments switch
        {
            ["repo", "clone", ..] or ["pr", "checkout", ..] => ToolKind.ChecksOut,
            ["release", "create" or "upload" or "edit" or "delete" or "delete-asset", ..] => ToolKind.WritesRelease,
            _ => null,
        };

    /// <summary>A package manager installs, runs a script of <c>package.json</c>, or runs a tool.</summary>
    private static ToolKind? Packages(string name, IReadOnlyList<string> arguments)
    {
        var words = arguments.Where(word => word != "--").SkipWhile(word => word.StartsWith('-')).ToList();
        if (words is [var first, .. var rest])
        {
            return first switch
            {
                "install" or "i" or "ci" or "add" or "clean-install" => ToolKind.Installs,
                "run" or "run-script" or "exec" or "dlx" or "x" when rest.Count > 0 => Script(rest),
                "test" or "t" => ToolKind.Compiles,
                _ when name is "npm" => null,
                _ => Script(words),
            };
        }
        return name is "yarn" ? ToolKind.Installs : null;
    }

    // "tauri build", "tauri:build", "@tauri-apps/cli build"; a script is judged by its name, for what it runs is not in
    // this file
    private static ToolKind? Script(List<string> words)
    {
        var name = words[0];
        if (name is "tauri" || name.StartsWith("@tauri-apps/cli", StringComparison.Ordinal))
        {
            return Tauri([.. words.Skip(1)]);
        }
        var parts = name.Split(':', '-', '_');
        return parts.Contains("tauri") && parts.Contains("build") ? ToolKind.Bundles
            : parts.Any(part => part is "bundle" or "package" or "dist" or "make" or "electron") ? ToolKind.Bundles
            : parts.Any(part => part is "build" or "test" or "check" or "compile" or "lint" or "typecheck")
                ? ToolKind.Compiles
            : KindOf(name, [.. words.Skip(1)]);
    }

    private static string? First(IReadOnlyList<string> words) => words.FirstOrDefault(word => !word.StartsWith('-'));
}
