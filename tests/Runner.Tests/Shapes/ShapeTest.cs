using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Runner.FakeTools;
using MsReleaseActions.Runner.FakeTools.Toolchain;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.Shapes;

/// <summary>
/// A Tauri app with a release workflow in the shape of a well-known project's, run with the real stand-ins.
/// </summary>
public abstract class ShapeTest : RunnerTest
{
    private readonly MinisignSigner signer = new();
    private readonly StandInServer standIns = new(TimeProvider.System);

    protected IReadOnlyList<ToolUse> Tools => ToolLog.Read(Record);

    private string Record => Path.Combine(Folder, "tools.jsonl");

    public override async ValueTask DisposeAsync()
    {
        signer.Dispose();
        await base.DisposeAsync();
        await standIns.DisposeAsync();
    }

    protected override RunnerOptions Configure(RunnerOptions options) =>
        options with
        {
            Tools = async (root, _, cancellation) =>
            {
                var folder = Path.Combine(root, "tools");
                await ToolchainFolder.InstallAsync(
                    standIns,
                    new StandInOptions(Record, folder) { Megabytes = 1 },
                    cancellation
                );
                return folder;
            },
        };

    /// <summary>Commits the app with the workflow, runs it, and waits for the end.</summary>
    protected async Task<SandboxRun> RunShape(string name)
    {
        Repo.Actions.Secrets["TAURI_SIGNING_PRIVATE_KEY"] = signer.ToTauriSecretText();
        Repo.Commit(
            new Dictionary<string, string>(App()) { [".github/workflows/test.yml"] = Shape($"{name}.yml") },
            "The app [skip ci]"
        );
        var run = await DispatchAgain();
        await Ended(run);
        return run;
    }

    /// <summary>
    /// Each job with its steps and how they ended, in the order of their names: <c>+</c> well, <c>-</c> badly, <c>.</c>
    /// skipped.
    /// </summary>
    protected static IEnumerable<string> Story(SandboxRun run) =>
        run
            .Jobs.OrderBy(job => job.Name, StringComparer.Ordinal)
            .Select(job =>
                $"{job.Name}: {job.Conclusion}"
                + string.Concat(
                    job.Steps.Skip(1)
                        .Where(step => step.Name is not "Complete job")
                        .Select(step =>
                            " "
                            + (
                                step.Conclusion switch
                                {
                                    "success" => '+',
                                    "skipped" => '.',
                                    _ => '-',
                                }
                            )
                            + $"{step.Name.Replace("Run ", "")}"
                        )
                )
            );

    /// <summary>What was said not to be supported, with its line, each once.</summary>
    protected IEnumerable<string> Named =>
        Events
            .OfType<Unsupported>()
            .Select(unsupported => $"{unsupported.Line}: {unsupported.What}")
            .Distinct()
            .Order(StringComparer.Ordinal);

    protected IEnumerable<string> Errors =>
        Events
            .OfType<Annotated>()
            .Where(annotated => annotated.Annotation.Level == "error")
            .Select(annotated => annotated.Annotation.Message)
            .Distinct();

    /// <summary>The lines of a job's log, without their times.</summary>
    protected static IEnumerable<string> Printed(SandboxRun run, string job) =>
        Job(run, job).LogText.Split('\n').Select(line => line[(line.IndexOf(' ') + 1)..]);

    private static string Shape(string file) => Checkout.Read($"tests/Runner.Tests/Shapes/{file}");

    private Dictionary<string, string> App() =>
        new()
        {
            ["package.json"] =
                """{ "name": "app", "version": "1.4.0", "type": "module", "scripts": { "build": "vite build", "tauri": "tauri" }, "devDependencies": { "@tauri-apps/cli": "2.9.4", "vite": "7.1.12" } }""",
            ["package-lock.json"] =
                """{ "name": "app", "lockfileVersion": 3, "packages": { "": { "name": "app", "devDependencies": { "@tauri-apps/cli": "2.9.4", "vite": "7.1.12" } }, "node_modules/@tauri-apps/cli": {}, "node_modules/vite": {} } }""",
            ["pnpm-lock.yaml"] = "lockfileVersion: '9.0'\n",
            ["bun.lock"] = "{}\n",
            ["index.html"] = "<h1>app</h1>\n",
            ["README.md"] = "# App\n",
            ["src-tauri/Cargo.toml"] =
                "[package]\nname = \"app\"\nversion = \"1.4.0\"\n\n[dependencies]\ntauri = \"2.9.2\"\n",
            ["src-tauri/src/main.rs"] = "fn main() {}\n",
            ["src-tauri/tauri.conf.json"] = $$"""
                { "productName": "App", "version": "1.4.0",
                  "build": { "beforeBuildCommand": "npm run build", "frontendDist": "../dist" },
                  "bundle": { "active": true, "targets": "all", "createUpdaterArtifacts": true },
                  "plugins": { "updater": { "pubkey": "{{signer.PublicKey.ToTauriText()}}" } } }
                """,
            [".github/actions/setup/action.yml"] = Shape("setup-action.yml"),
            [".github/actions/keep/action.yml"] = Shape("keep-action.yml"),
        };
}
