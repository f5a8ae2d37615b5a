using MsReleaseActions.Runner.BuiltinActions.Files;
using MsReleaseActions.Runner.FakeTools;

namespace MsReleaseActions.Runner.BuiltinActions.Setup;

/// <summary><c>actions/setup-node</c>: nothing is fetched; what its inputs demand of the tree is checked.</summary>
internal sealed class SetupNodeAction : INativeAction
{
    private static readonly Dictionary<string, string[]> Locks = new(StringComparer.Ordinal)
    {
        ["npm"] = ["package-lock.json", "npm-shrinkwrap.json", "yarn.lock"],
        ["yarn"] = ["yarn.lock"],
        ["pnpm"] = ["pnpm-lock.yaml"],
    };

    public IReadOnlySet<string> Inputs { get; } =
        NativeInputs.Declare(
            "always-auth",
            "node-version",
            "node-version-file",
            "architecture",
            "check-latest",
            "registry-url",
            "scope",
            "token",
            "cache",
            "package-manager-cache",
            "cache-dependency-path",
            "mirror",
            "mirror-token"
        );

    public Task<NativeOutcome> RunAsync(NativeStep step, CancellationToken cancellation)
    {
        step.Refuse("actions/setup-node", ("registry-url", []), ("mirror", []), ("always-auth", ["false"]));
        var outputs = new Dictionary<string, string> { ["node-version"] = Version(step) };
        if (step.Text("cache") is { Length: > 0 } manager)
        {
            RequireLock(step, manager);
            outputs["cache-hit"] = "false";
        }
        step.Log(
            $"Node {outputs["node-version"]} was asked for; the one of this machine is used, and no package is cached"
        );
        return Task.FromResult(new NativeOutcome(outputs));
    }

    private static string Version(NativeStep step)
    {
        var asked = step.Text("node-version");
        if (asked.Length == 0 && step.Text("node-version-file") is { Length: > 0 } file)
        {
            var path = Path.Combine(step.Workspace, file);
            // package.json and .tool-versions hold more than the version: which one is for the machine's node to say
            asked =
                !File.Exists(path)
                    ? throw new NativeFailure($"The specified node version file at: {path} does not exist")
                : Path.GetFileName(file) is "package.json" or ".tool-versions" or "mise.toml" ? ""
                : File.ReadAllText(path).Trim().TrimStart('v');
        }
        return asked.Split('.') is [var major] && int.TryParse(major, out _) ? $"v{major}.0.0"
            : asked.Length > 0 && char.IsAsciiDigit(asked[0]) ? $"v{asked}"
            : asked;
    }

    private static void RequireLock(NativeStep step, string manager)
    {
        if (!Locks.TryGetValue(manager, out var names))
        {
            throw new NativeFailure($"Caching for '{manager}' is not supported");
        }
        if (manager == "pnpm" && !new JobTools(step.Home()).Has("pnpm"))
        {
            throw new NativeFailure("Unable to locate executable file: pnpm. A step before this one must install it");
        }
        var asked = step.Lines("cache-dependency-path");
        var found =
            asked.Count > 0
                ? new PathPatterns(step, asked).Find(hidden: true).Count > 0
                : names.Any(name => File.Exists(Path.Combine(step.Workspace, name)));
        if (!found)
        {
            throw new NativeFailure(
                $"Dependencies lock file is not found in {step.Workspace}. Supported file patterns: "
                    + $"{string.Join(',', asked.Count > 0 ? asked : names)}"
            );
        }
    }
}
