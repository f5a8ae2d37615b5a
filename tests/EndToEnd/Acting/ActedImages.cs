using System.Text.Json;
using MsReleaseActions.EndToEnd.Containers;
using MsReleaseActions.Runner.Options;

namespace MsReleaseActions.EndToEnd.Acting;

/// <summary>
/// The real image of this checkout, its containers started as <c>act</c> starts them: <c>start-as-act.py</c> says how
/// that is.
/// </summary>
internal sealed class ActedImages(ContainerEngine engine, string folder) : IContainerImages
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Acting", "start-as-act.py");

    /// <summary>Entry points that were started, in order.</summary>
    public List<string> Started { get; } = [];

    /// <inheritdoc/>
    public LocalProgram? Find(ContainerStart start)
    {
        if (Path.GetFileName(start.Dockerfile) != "Dockerfile")
        {
            return null;
        }
        Started.Add(start.Entrypoint);
        var program = Path.Combine(folder, $"act-{Started.Count}");
        File.WriteAllText(program, $"#!/usr/bin/env python3\n{Constants(start)}{File.ReadAllText(Script)}");
#pragma warning disable CA1416 // there are no containers elsewhere
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
#pragma warning restore CA1416
        return new LocalProgram(program);
    }

    // a JSON text is a Python literal
    private string Constants(ContainerStart start) =>
        string.Concat(
            new (string Name, string Value)[]
            {
                ("ENGINE", JsonSerializer.Serialize(engine.Command)),
                ("IMAGE", JsonSerializer.Serialize(engine.Image)),
                ("ENTRYPOINT", JsonSerializer.Serialize(start.Entrypoint)),
                ("CONFIGURATION", JsonSerializer.Serialize(Configuration)),
            }.Select(constant => $"{constant.Name} = {constant.Value}\n")
        );

    // a job's variables are its own: where the engine's configuration is, only this process knows
    private static Dictionary<string, string> Configuration { get; } =
        Environment.GetEnvironmentVariable("CONTAINERS_CONF") is { Length: > 0 } file
            ? new(StringComparer.Ordinal) { ["CONTAINERS_CONF"] = file }
            : [];
}
