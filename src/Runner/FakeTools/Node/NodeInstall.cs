using System.Text.Json;

namespace MsReleaseActions.Runner.FakeTools.Node;

/// <summary>Installs a project's packages as far as scripts notice: the tools that they bring.</summary>
internal static class NodeInstall
{
    // packages whose tools are called otherwise than they are
    private static readonly Dictionary<string, string> Bins = new(StringComparer.Ordinal)
    {
        ["@tauri-apps/cli"] = "tauri",
        ["typescript"] = "tsc",
        ["@sveltejs/kit"] = "svelte-kit",
        ["@biomejs/biome"] = "biome",
    };

    private static readonly string[] NpmLocks = ["package-lock.json", "npm-shrinkwrap.json"];

    /// <summary>Makes <c>node_modules</c> with a tool for each package that the project names.</summary>
    public static async Task RunAsync(StandInCall call, NodeProject project)
    {
        var count = 0;
        foreach (var (name, _) in project.Dependencies)
        {
            ToolScript.Link(call.Options.Tools, Bins.GetValueOrDefault(name) ?? name.Split('/')[^1], project.Bin);
            count++;
        }
        Directory.CreateDirectory(Path.Combine(project.Folder, "node_modules"));
        await call.SayAsync($"added {count} packages (stand-in: only the tools that they bring)");
    }

    /// <summary>What <c>npm ci</c> demands: a lock file that names the same packages as <c>package.json</c>.</summary>
    /// <exception cref="ToolFailure">It is missing, or out of step.</exception>
    public static void RequireNpmLock(NodeProject project)
    {
        var file =
            NpmLocks.Select(name => Path.Combine(project.Folder, name)).FirstOrDefault(File.Exists)
            ?? throw new ToolFailure("npm ci needs a package-lock.json of lockfileVersion 1 or higher (EUSAGE)");
        var root = NodeProject.Read(file);
        if (!root.TryGetProperty("packages", out var packages) || !packages.TryGetProperty("", out var own))
        {
            throw new ToolFailure(
                $"{Path.GetFileName(file)} has no member packages: the rehearsal reads lockfileVersion 2 and 3"
            );
        }
        var problems = Differences(project, own).Concat(Missing(project, packages)).ToList();
        if (problems.Count > 0)
        {
            throw new ToolFailure(
                "npm ci installs only where package.json and package-lock.json are in step (EUSAGE): run npm "
                    + "install and commit the lock file.\n"
                    + string.Join('\n', problems)
            );
        }
    }

    /// <exception cref="ToolFailure">None of the lock files is there.</exception>
    public static void RequireLock(NodeProject project, params string[] names)
    {
        if (!names.Any(name => File.Exists(Path.Combine(project.Folder, name))))
        {
            throw new ToolFailure(
                $"the lock file may not change, and there is none: {string.Join(" or ", names)} is missing"
            );
        }
    }

    private static IEnumerable<string> Differences(NodeProject project, JsonElement own) =>
        from section in NodeProject.Sections
        let wanted = NodeProject.Texts(project.Root, section)
        let locked = NodeProject.Texts(own, section)
        from name in wanted.Keys.Union(locked.Keys)
        let here = wanted.GetValueOrDefault(name, "nothing")
        let there = locked.GetValueOrDefault(name, "nothing")
        where here != there
        select $"  {name}: package.json wants {here}, the lock file {there}";

    private static IEnumerable<string> Missing(NodeProject project, JsonElement packages) =>
        NodeProject
            .Texts(project.Root, "dependencies")
            .Concat(NodeProject.Texts(project.Root, "devDependencies"))
            .Where(wanted => !packages.TryGetProperty($"node_modules/{wanted.Key}", out _))
            .Select(wanted => $"  {wanted.Key}@{wanted.Value} is missing from the lock file");
}
