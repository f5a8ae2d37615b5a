namespace MsReleaseActions.Runner.FakeTools.Cargo;

/// <summary>Packages that share a lock file and a target folder.</summary>
/// <param name="Root">The manifest with <c>[workspace]</c>, or that of the only package.</param>
/// <param name="Asked">The manifest that was asked for.</param>
/// <param name="Packages">Every package of it.</param>
internal sealed record CargoWorkspace(CargoManifest Root, CargoManifest Asked, IReadOnlyList<CargoManifest> Packages)
{
    /// <summary>The workspace of the nearest manifest at a folder or above it.</summary>
    /// <exception cref="ToolFailure">There is none.</exception>
    public static CargoWorkspace Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, "Cargo.toml");
            if (File.Exists(path))
            {
                return Of(CargoManifest.Read(path));
            }
        }
        throw new ToolFailure(
            $"error: could not find `Cargo.toml` in `{folder}` or any parent directory",
            CargoTool.Failed
        );
    }

    public static CargoWorkspace Of(CargoManifest asked)
    {
        var root = RootOf(asked);
        var members = root.Texts("workspace", "members").SelectMany(member => Folders(root.Folder, member)).ToList();
        var manifests = members
            .Prepend(root.Folder)
            .Append(asked.Folder)
            .Select(Path.GetFullPath)
            .Distinct(StringComparer.Ordinal)
            .Select(folder => CargoManifest.Read(Path.Combine(folder, "Cargo.toml")));
        return new CargoWorkspace(root, asked, [.. manifests.Where(manifest => manifest.Name is not null)]);
    }

    /// <summary>A package's version, its own or the workspace's.</summary>
    public string VersionOf(CargoManifest package) =>
        package.Inherits("package", "version")
            ? Root.Text("workspace.package", "version") ?? ""
            : package.Version ?? "0.0.0";

    /// <summary>Where programs are made.</summary>
    /// <param name="call">May say otherwise by <c>CARGO_TARGET_DIR</c>, then a <c>.cargo/config.toml</c>.</param>
    public string Target(StandInCall call) =>
        call.Variable("CARGO_TARGET_DIR") is { } other
            ? call.Full(other)
            : Configured(call.Full(".")) ?? Path.Combine(Root.Folder, "target");

    // cargo looks from where it is started, not from the manifest
    private static string? Configured(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            foreach (var name in (string[])["config.toml", "config"])
            {
                var path = Path.Combine(at.FullName, ".cargo", name);
                if (File.Exists(path) && CargoManifest.Read(path).Text("build", "target-dir") is { } said)
                {
                    return Path.GetFullPath(Path.Combine(at.FullName, said));
                }
            }
        }
        return null;
    }

    /// <summary>
    /// What <c>--locked</c> demands: a lock file that names every package with its version, and everything it depends
    /// on.
    /// </summary>
    /// <exception cref="ToolFailure">It is missing, or would have to change.</exception>
    public void RequireLock()
    {
        var file = Path.Combine(Root.Folder, "Cargo.lock");
        if (!File.Exists(file))
        {
            throw new ToolFailure(
                $"error: {file} is missing, but --locked was passed, so that it cannot be made",
                CargoTool.Failed
            );
        }
        var locked = File.ReadAllText(file).Replace("\r", "", StringComparison.Ordinal);
        var problems = Packages
            .Where(package =>
                !locked.Contains(
                    $"name = \"{package.Name}\"\nversion = \"{VersionOf(package)}\"\n",
                    StringComparison.Ordinal
                )
            )
            .Select(package => $"{package.Name} {VersionOf(package)}")
            .Concat(
                Packages
                    .SelectMany(package => package.Dependencies)
                    .Distinct(StringComparer.Ordinal)
                    .Where(name => !locked.Contains($"name = \"{name}\"\n", StringComparison.Ordinal))
            )
            .ToList();
        if (problems.Count > 0)
        {
            throw new ToolFailure(
                $"error: the lock file {file} needs to be updated but --locked was passed to prevent this: it "
                    + $"lacks {string.Join(", ", problems)}. Run cargo update --workspace and commit it.",
                CargoTool.Failed
            );
        }
    }

    private static CargoManifest RootOf(CargoManifest asked)
    {
        if (asked.IsWorkspace)
        {
            return asked;
        }
        if (asked.Text("package", "workspace") is { } named)
        {
            return CargoManifest.Read(Path.GetFullPath(Path.Combine(asked.Folder, named, "Cargo.toml")));
        }
        for (var at = Directory.GetParent(asked.Folder); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, "Cargo.toml");
            if (File.Exists(path) && CargoManifest.Read(path) is { IsWorkspace: true } above)
            {
                return above
                    .Texts("workspace", "exclude")
                    .Any(folder =>
                        Path.GetFullPath(Path.Combine(above.Folder, folder)) == Path.GetFullPath(asked.Folder)
                    )
                    ? asked
                    : above;
            }
        }
        return asked;
    }

    private static IEnumerable<string> Folders(string root, string member)
    {
        if (!member.Contains('*'))
        {
            return [Path.Combine(root, member)];
        }
        var parent = Path.Combine(root, Path.GetDirectoryName(member) ?? "");
        return Directory.Exists(parent)
            ? Directory
                .EnumerateDirectories(parent, Path.GetFileName(member))
                .Where(folder => File.Exists(Path.Combine(folder, "Cargo.toml")))
                .Order(StringComparer.Ordinal)
            : [];
    }
}
