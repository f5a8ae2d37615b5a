using System.Text.Json.Nodes;
using MsReleaseActions.Runner.FakeTools.Building;
using MsReleaseActions.Runner.FakeTools.Cargo;

namespace MsReleaseActions.Runner.FakeTools.Tauri;

/// <summary>One <c>tauri build</c>: the front end, the program, the bundles, the signatures.</summary>
internal sealed class TauriBuild(StandInCall call, TauriArguments arguments, TauriConfig config, string os)
{
    private readonly CargoWorkspace workspace = CargoWorkspace.Of(config.Manifest);

    public async Task RunAsync(bool compile, CancellationToken cancellation)
    {
        var formats = Formats();
        if (config.UpdaterArtifacts != "false" && config.UpdaterKey is null)
        {
            throw new ToolFailure("bundle > createUpdaterArtifacts is set, but plugins > updater > pubkey is not");
        }
        var built = await BuiltFiles.OfAsync(call, config.Folder, cancellation);
        if (compile)
        {
            await CompileAsync(built, cancellation);
        }
        else if (!File.Exists(Program))
        {
            throw new ToolFailure($"there is no {Program}: tauri bundle packs what tauri build --no-bundle made");
        }
        if (formats.Count > 0)
        {
            await HookAsync("beforeBundleCommand", cancellation);
            await BundleAsync(built, formats, cancellation);
        }
    }

    private string Profile => arguments.Debug ? "debug" : "release";

    private string Folder => Path.Combine(workspace.Target(call), arguments.Target ?? "", Profile);

    private string Program => Path.Combine(Folder, os == "Windows" ? $"{config.ProgramName}.exe" : config.ProgramName);

    private IReadOnlyList<string> Formats()
    {
        if (arguments.NoBundle || (arguments.Bundles is null && !config.BundlesAtAll))
        {
            return [];
        }
        // 'updater' was a format once; Tauri 2 takes the word and makes nothing of it
        var asked = arguments.Bundles?.Where(format => format != "updater").ToList();
        var wrong = asked?.Where(format => !TauriBundles.Formats(os).Contains(format)).ToList() ?? [];
        return wrong.Count == 0
            ? asked ?? TauriBundles.Wanted(config, os)
            : throw new ToolFailure(
                $"error: invalid value '{string.Join(", ", wrong)}' for '--bundles': on {os} there are "
                    + $"{string.Join(", ", TauriBundles.Formats(os))}",
                2
            );
    }

    private async Task CompileAsync(BuiltFiles built, CancellationToken cancellation)
    {
        await HookAsync("beforeBuildCommand", cancellation);
        if (TauriCrate.FrontEnd(config) is { } pages && !File.Exists(Path.Combine(pages, "index.html")))
        {
            throw new ToolFailure(
                $"the front end is not there: {pages} has no index.html. Does build > beforeBuildCommand make it?"
            );
        }
        CargoTool.Require(
            call,
            CargoArguments.Read(arguments.Cargo) with
            {
                Manifest = null,
                Target = arguments.Target,
                All = false,
                Packages = [],
            },
            workspace
        );
        await CargoTool.WriteProgramAsync(
            call,
            workspace,
            arguments.Target,
            Profile,
            config.ProgramName,
            built,
            cancellation
        );
    }

    private async Task BundleAsync(BuiltFiles built, IReadOnlyList<string> formats, CancellationToken cancellation)
    {
        var target = arguments.Target ?? RustTargets.Host(call);
        var names = new TauriBundles(config.ProductName, config.Version, target.Split('-')[0], config.UpdaterArtifacts);
        var made = new List<(string Path, bool Signed)>();
        foreach (var format in formats.Distinct())
        {
            MsiVersion.Check(format, config, call.Variable(TauriWrapper.Variable) is not null);
            foreach (var file in names.Files(format, MsiVersion.Languages(config)))
            {
                var path = Path.Combine(Folder, "bundle", file.Path);
                await built.WriteAsync(path, $"{target}/{Profile}/{file.Path}", file.Share, cancellation);
                made.Add((path, file.Signed));
            }
            await BundleFolders.WriteAsync(
                Path.Combine(Folder, "bundle"),
                format,
                names,
                config.ProgramName,
                cancellation
            );
        }
        await SayAsync("bundle", [.. made.Select(file => file.Path)]);
        var signed = made.Where(file => file.Signed).Select(file => file.Path).ToList();
        if (signed.Count == 0)
        {
            if (config.UpdaterArtifacts != "false")
            {
                await call.Error.WriteLineAsync(
                    "Warn updater artifacts were asked for, but none of these formats is one that an updater "
                        + "installs: app, appimage, deb, rpm, msi, nsis"
                );
            }
        }
        else if (arguments.NoSign)
        {
            await call.Error.WriteLineAsync("Warn --no-sign: the updater artifacts are not signed");
        }
        else
        {
            await SayAsync(
                "updater signature",
                await UpdaterSigning.SignAsync(call, config.UpdaterKey!, signed, cancellation)
            );
        }
    }

    private async Task SayAsync(string what, IReadOnlyList<string> paths)
    {
        await call.SayAsync($"    Finished {paths.Count} {what}{(paths.Count == 1 ? "" : "s")} at:");
        foreach (var path in paths)
        {
            await call.SayAsync($"        {path}");
        }
    }

    private async Task HookAsync(string name, CancellationToken cancellation)
    {
        var script = config.Build[name] is JsonObject hook
            ? TauriConfig.Text(hook["script"])
            : TauriConfig.Text(config.Build[name]);
        if (string.IsNullOrEmpty(script))
        {
            return;
        }
        var folder =
            config.Build[name] is JsonObject named && TauriConfig.Text(named["cwd"]) is { } cwd
                ? Path.GetFullPath(Path.Combine(config.AppFolder, cwd))
                : config.AppFolder;
        await call.SayAsync($"     Running {name} `{script}`");
        var code = await call.Shell(new ShellLine(script, folder, call.Environment), cancellation);
        if (code != 0)
        {
            throw new ToolFailure($"{name} `{script}` failed with exit code {code}");
        }
    }
}
