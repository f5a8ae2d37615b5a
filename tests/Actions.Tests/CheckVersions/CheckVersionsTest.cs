using System.Text;
using MsReleaseActions.CheckVersions;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.CheckVersions;

/// <summary>A checkout in a job's workspace, without a token and without GitHub.</summary>
public abstract class CheckVersionsTest : IDisposable
{
    protected ActionRunner Runner { get; } = new();

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Runner.Dispose();
    }

    protected void Write(string path, string text) => Runner.Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Five files of a product, of which each says a version.</summary>
    protected void WriteProduct(string folder = "", string version = "1.3.2")
    {
        Write($"{folder}package.json", $"{{\"version\": \"{version}\"}}");
        Write(
            $"{folder}package-lock.json",
            $"{{\"version\": \"{version}\", \"packages\": {{\"\": {{\"version\": \"{version}\"}}}}}}"
        );
        Write($"{folder}src-tauri/Cargo.toml", $"[package]\nname = \"app\"\nversion = \"{version}\"\n");
        Write($"{folder}src-tauri/Cargo.lock", $"[[package]]\nname = \"app\"\nversion = \"{version}\"\n");
        Write($"{folder}src-tauri/tauri.conf.json", $"{{\"version\": \"{version}\"}}");
    }

    protected Task<ActionResult> RunAsync(params (string Name, string Value)[] inputs) =>
        Runner.RunAsync(
            CheckVersionsAction.RunAsync,
            inputs.ToDictionary(input => input.Name, input => input.Value, StringComparer.Ordinal),
            TestContext.Current.CancellationToken
        );
}
