namespace MsReleaseActions.Runner.FakeTools.Cargo;

/// <summary>The programs that a package builds, with the features that were asked for.</summary>
internal static class CargoPrograms
{
    private const string Main = "src/main.rs";

    /// <exception cref="ToolFailure">A feature is not the package's, or a program's source is not there.</exception>
    public static IReadOnlyList<string> Of(CargoManifest package, CargoArguments arguments)
    {
        var features = Features(package, arguments);
        var declared = package
            .Tables("bin")
            .Select(table =>
                (
                    Name: package.Text(table, "name") ?? package.Name!,
                    Path: package.Text(table, "path"),
                    Needs: package.Texts(table, "required-features")
                )
            )
            .ToList();
        if (
            declared.Find(program => program.Path is { } path && !File.Exists(Path.Combine(package.Folder, path))) is
            { Path: { } missing } lost
        )
        {
            throw new ToolFailure(
                $"error: couldn't read `{missing}`: the source of the program `{lost.Name}` is not there",
                CargoTool.Failed
            );
        }
        // src/main.rs is a program of its own accord, unless a declared one is made of it
        var found =
            File.Exists(Path.Combine(package.Folder, Main))
            && !declared.Exists(program => program.Path == Main || program.Name == package.Name);
        return
        [
            .. declared
                .Where(program => program.Needs.All(need => arguments.AllFeatures || features.Contains(need)))
                .Select(program => program.Name),
            .. found ? [package.Name!] : Array.Empty<string>(),
        ];
    }

    private static HashSet<string> Features(CargoManifest package, CargoArguments arguments)
    {
        var unknown = arguments
            .Features.Where(feature => !feature.Contains('/') && !package.HasFeature(feature))
            .ToList();
        if (unknown.Count > 0)
        {
            throw new ToolFailure(
                $"error: the package '{package.Name}' does not contain "
                    + $"{(unknown.Count == 1 ? "this feature" : "these features")}: {string.Join(", ", unknown)}",
                CargoTool.Failed
            );
        }
        var enabled = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(arguments.Features.Concat(arguments.DefaultFeatures ? ["default"] : []));
        while (open.TryDequeue(out var feature))
        {
            foreach (var more in enabled.Add(feature) ? package.Texts("features", feature) : [])
            {
                open.Enqueue(more);
            }
        }
        return enabled;
    }
}
