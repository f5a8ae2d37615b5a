using System.Text;
using System.Text.Json.Nodes;

namespace MsReleaseActions.Runner.FakeTools;

/// <summary>The record of every use of a tool: a file with one JSON object a line, written by many processes.</summary>
public static class ToolLog
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Everything recorded so far, in the order in which the tools were started.</summary>
    /// <param name="path">Where no file is, nothing was used.</param>
    public static IReadOnlyList<ToolUse> Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.UTF8);
        // a line that is being written has no end yet
        return [.. reader.ReadToEnd().Split('\n')[..^1].Select(line => Parse(JsonNode.Parse(line)!.AsObject()))];
    }

    /// <summary>Adds a line; who comes at the same time waits its turn.</summary>
    internal static async Task AppendAsync(string path, ToolUse use, TimeProvider time, CancellationToken cancellation)
    {
        var line = Encoding.UTF8.GetBytes(Write(use).ToJsonString() + "\n");
        await using var file = await OpenAsync(path, time, cancellation);
        file.Seek(0, SeekOrigin.End);
        await file.WriteAsync(line, cancellation);
    }

    // nobody else may have it open for writing: an append of several processes would otherwise lose lines
    private static async Task<FileStream> OpenAsync(string path, TimeProvider time, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException) when (time.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(Pause, time, cancellation);
            }
        }
    }

    private static JsonObject Write(ToolUse use) =>
        new()
        {
            ["tool"] = use.Tool,
            ["arguments"] = new JsonArray([.. use.Arguments.Select(argument => (JsonNode)argument)]),
            ["folder"] = use.Folder,
            ["effect"] = use.Effect.ToString().ToLowerInvariant(),
            ["run"] = use.Run,
            ["job"] = use.Job,
            ["step"] = use.Step,
        };

    private static ToolUse Parse(JsonObject line) =>
        new(
            line["tool"]!.GetValue<string>(),
            [.. line["arguments"]!.AsArray().Select(argument => argument!.GetValue<string>())],
            line["folder"]!.GetValue<string>(),
            Enum.Parse<ToolEffect>(line["effect"]!.GetValue<string>(), ignoreCase: true)
        )
        {
            Run = line["run"]?.GetValue<string>(),
            Job = line["job"]?.GetValue<string>(),
            Step = line["step"]?.GetValue<string>(),
        };
}
