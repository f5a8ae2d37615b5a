using System.IO.Abstractions;
using MsReleaseActions.GitHub;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.Testing;

/// <summary>
/// A job folder as the runner lays it out, in which actions are run in-process, or as processes where these are asked
/// for. Deleted when disposed.
/// </summary>
public sealed class ActionRunner : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("msra-");

    public ActionRunner() => Directory.CreateDirectory(Workspace);

    public string Workspace => Path.Combine(root.FullName, "workspace");

    /// <summary>Variables besides the inputs; <c>GITHUB_API_URL</c> and the like.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public TimeProvider Time { get; init; } = new TestClock();

    public NetworkLimits Network { get; set; } = new();

    /// <summary>
    /// Where it is set, actions are run as the programs that they are: on the real clock, with the real limits of the
    /// network. Called with each of them once it has begun.
    /// </summary>
    public Action<ActionProcess>? Processes { get; set; }

    /// <summary>Writes a file under the workspace.</summary>
    public string Write(string path, byte[] content)
    {
        var full = Path.Combine(Workspace, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        return full;
    }

    /// <summary>Runs an action with inputs as a <c>with:</c> block gives them.</summary>
    public async Task<ActionResult> RunAsync(
        Func<ActionEnvironment, Task<int>> action,
        IReadOnlyDictionary<string, string> inputs,
        CancellationToken cancellation = default
    )
    {
        var output = Path.Combine(root.FullName, $"output-{Guid.NewGuid():N}");
        var summary = Path.Combine(root.FullName, $"summary-{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(output, "", cancellation);
        await File.WriteAllTextAsync(summary, "", cancellation);
        var variables = new Dictionary<string, string>(Variables, StringComparer.Ordinal)
        {
            ["GITHUB_WORKSPACE"] = Workspace,
            ["GITHUB_OUTPUT"] = output,
            ["GITHUB_STEP_SUMMARY"] = summary,
        };
        foreach (var (name, value) in inputs)
        {
            variables["INPUT_" + name.Replace(' ', '_').ToUpperInvariant()] = value;
        }
        if (Processes is { } begun)
        {
            var id = action.Method.DeclaringType!.Assembly.GetName().Name!;
            await using var process = ActionProcess.Start(id, variables);
            begun(process);
            return await process.WaitAsync(cancellation);
        }
        var log = new StringWriter();
        var code = await action(
            new ActionEnvironment(variables, TextWriter.Synchronized(log), new FileSystem(), Time, cancellation)
            {
                Network = Network,
            }
        );
        return new ActionResult(
            code,
            log.ToString(),
            ActionResult.ReadOutputs(await File.ReadAllTextAsync(output, CancellationToken.None)),
            await File.ReadAllTextAsync(summary, CancellationToken.None)
        );
    }

    public void Dispose() => root.Delete(recursive: true);
}
