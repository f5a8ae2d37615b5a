using System.Text.RegularExpressions;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Lanes;
using static MsReleaseActions.ReleaseTrain.Lanes.LaneText;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>The steps that make a file of a candidate that another repository releases.</summary>
internal static partial class ProducerSteps
{
    /// <param name="form">The file's name, or its form for platforms.</param>
    /// <param name="at">The folder of the checkout in the workspace; empty: the workspace itself.</param>
    /// <returns>Null where nobody can find out how it is made.</returns>
    public static IEnumerable<string>? Of(string form, string at, DetectedProduct product, RepositoryTree tree)
    {
        if (Platform.IsForm(form))
        {
            // the leg is called as the platform
            var name = form.Replace("{os}-{arch}", "$LEG", StringComparison.Ordinal)
                .Replace("{exe}", "$end", StringComparison.Ordinal);
            var program = form.Split("-{", 2)[0];
            return Platform.IsForm(name) || at.Length > 0 ? null
                : product.Program is not null ? Cargo(product, name)
                : CMakeLists(tree, program) is { } folder ? CMake(folder, program, name)
                : null;
        }
        return AssetKinds.OfFile(form) switch
        {
            AssetKind.Firmware when EnvironmentOf(tree) is { } environment => Firmware(form, at, environment, tree),
            AssetKind.BitwigExtension when ProjectOf(tree) is { } project => Maven(form, at, project, tree),
            null when form.EndsWith("-config.zip", StringComparison.Ordinal) && HasConfig(tree) => Config(form),
            _ => null,
        };
    }

    private static IEnumerable<string> Cargo(DetectedProduct product, string name) =>
        [
            .. Toolchains.Packages(product),
            .. Toolchains.Rust(product),
            .. CargoBuildSteps.Build(product),
            .. CargoBuildSteps.Collect(product, name),
        ];

    private static IEnumerable<string> CMake(string folder, string program, string name) =>
        [
            "- name: Configure",
            "  shell: bash",
            "  env:",
            $"    SOURCE: {Scalar(folder)}",
            "  run: cmake -S \"$SOURCE\" -B build -DCMAKE_BUILD_TYPE=Release",
            "- name: Build",
            "  shell: bash",
            "  run: cmake --build build --config Release",
            "- name: Collect the program",
            "  shell: bash",
            "  env:",
            "    LEG: ${{ inputs.leg }}",
            "    OUTPUT: ${{ inputs.output }}",
            "  run: |",
            "    mkdir -p \"$OUTPUT\"",
            "    case $LEG in windows-*) end=.exe ;; *) end= ;; esac",
            "    # Visual Studio has a folder for each configuration, make has not",
            $"    built=build/Release/{program}$end",
            $"    [ -f \"$built\" ] || built=build/{program}$end",
            $"    mv -- \"$built\" \"$OUTPUT/{name}\"",
        ];

    private static IEnumerable<string> Firmware(string file, string at, string environment, RepositoryTree tree) =>
        [
            $"- uses: {PinnedActions.SetupPython}",
            "  with:",
            tree.Has(".python-version")
                ? $"    python-version-file: {RepositoryTree.In(at, ".python-version")}"
                : "    python-version: '3.13'",
            "- name: PlatformIO",
            "  shell: bash",
            tree.Has("requirements.txt")
                ? $"  run: python -m pip install --requirement {RepositoryTree.In(at, "requirements.txt")}"
                : "  run: python -m pip install 'platformio>=6,<7'",
            "- name: Build",
            "  shell: bash",
            .. BuildAction.In(at),
            $"  run: python -m platformio run -e {environment}",
            .. Collect(RepositoryTree.In(at, $".pio/build/{environment}/firmware.hex"), file),
        ];

    private static IEnumerable<string> Maven(string file, string at, string project, RepositoryTree tree)
    {
        var folder = RepositoryTree.FolderOf(project);
        var version = RepositoryTree.In(folder, ".java-version");
        return
        [
            $"- uses: {PinnedActions.SetupJava}",
            "  with:",
            "    distribution: temurin",
            tree.Has(version)
                ? $"    java-version-file: {Scalar(RepositoryTree.In(at, version))}"
                : "    java-version: '21'",
            "- name: Build",
            "  shell: bash",
            "  env:",
            $"    PROJECT: {Scalar(RepositoryTree.In(at, project))}",
            "  run: mvn --batch-mode --file \"$PROJECT\" package",
            .. Collect(RepositoryTree.In(at, RepositoryTree.In(folder, $"target/{file}")), file),
        ];
    }

    // git reads the commit itself: sorted, dated by the commit, not compressed: every machine makes the same bytes
    private static IEnumerable<string> Config(string file) =>
        [
            "- name: Pack the contents of config/, the same bytes on every machine",
            "  shell: bash",
            "  env:",
            "    TZ: UTC",
            "    OUTPUT: ${{ inputs.output }}",
            "  run: |",
            "    mkdir -p \"$OUTPUT\"",
            $"    git -C config archive --format=zip -0 --output=\"$PWD/$OUTPUT/{file}\" HEAD",
        ];

    private static IEnumerable<string> Collect(string built, string file) =>
        [
            "- name: Collect what was built",
            "  shell: bash",
            "  env:",
            $"    BUILT: {Scalar(built)}",
            "    OUTPUT: ${{ inputs.output }}",
            "  run: |",
            "    mkdir -p \"$OUTPUT\"",
            $"    mv -- \"$BUILT\" \"$OUTPUT/{file}\"",
        ];

    // the only one that makes something; one of several modules somebody must name
    private static string? ProjectOf(RepositoryTree tree) =>
        tree.Named("pom.xml")
            .Where(path => tree.Text(path)?.Contains("<packaging>pom</packaging>", StringComparison.Ordinal) != true)
            .ToList()
            is [var only]
            ? only
            : null;

    private static bool HasConfig(RepositoryTree tree) =>
        tree.Paths.Any(path => path.StartsWith("config/", StringComparison.Ordinal));

    // the one that names the program, or the only one there is
    private static string? CMakeLists(RepositoryTree tree, string program)
    {
        var all = tree.Named("CMakeLists.txt").ToList();
        var path =
            all.Find(path => tree.Text(path)?.Contains(program, StringComparison.Ordinal) == true)
            ?? (all is [var only] ? only : null);
        return path is null ? null
            : RepositoryTree.FolderOf(path) is { Length: > 0 } folder ? folder
            : ".";
    }

    // what is released is called so, or is what is built where nobody says more
    private static string? EnvironmentOf(RepositoryTree tree)
    {
        var text = tree.Text("platformio.ini") ?? "";
        var all = Environments().Matches(text).Select(match => match.Groups["name"].Value).ToList();
        return all.Contains("release") ? "release"
            : Default().Match(text) is { Success: true } match && all.Contains(match.Groups["name"].Value)
                ? match.Groups["name"].Value
            : all is [var only] ? only
            : null;
    }

    [GeneratedRegex(@"^\[env:(?<name>[A-Za-z0-9_-]+)\]", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Environments();

    [GeneratedRegex(
        @"^default_envs[ \t]*=[ \t]*(?<name>[A-Za-z0-9_-]+)[ \t]*\r?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Default();
}
