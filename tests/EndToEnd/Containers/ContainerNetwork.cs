using System.Net;
using System.Text.Json;

namespace MsReleaseActions.EndToEnd.Containers;

/// <summary>
/// A bridge network of its own, as the runner makes one for a job that has containers. Removed when disposed.
/// </summary>
internal sealed class ContainerNetwork : IAsyncDisposable
{
    private readonly ContainerEngine engine;

    private ContainerNetwork(ContainerEngine engine, string name, IPAddress gateway) =>
        (this.engine, Name, HostAddress) = (engine, name, gateway);

    public string Name { get; }

    /// <summary>This machine's address in it.</summary>
    public IPAddress HostAddress { get; }

    /// <summary>Skips the calling test, saying why, where the engine cannot.</summary>
    /// <param name="engine">What makes it.</param>
    /// <param name="options">Of <c>network create</c>.</param>
    public static async Task<ContainerNetwork> CreateAsync(ContainerEngine engine, params string[] options)
    {
        var name = $"github_network_{Guid.NewGuid():N}";
        var (code, output) = await engine.TryAsync([
            "network",
            "create",
            "--label",
            DockerRun.RunnerLabel,
            .. options,
            name,
        ]);
        Assert.SkipUnless(
            code == 0,
            $"NOT TESTED in a network of its own: {engine.Command} could not make one: {output}"
        );
        return new ContainerNetwork(engine, name, GatewayIn(await engine.RunAsync("network", "inspect", name)));
    }

    public async ValueTask DisposeAsync() => await engine.RunAsync("network", "rm", Name);

    // docker and podman describe the same under different names
    private static IPAddress GatewayIn(string description)
    {
        var network = JsonDocument.Parse(description).RootElement[0];
        var gateway = network.TryGetProperty("IPAM", out var addresses)
            ? addresses.GetProperty("Config")[0].GetProperty("Gateway")
            : network.GetProperty("subnets")[0].GetProperty("gateway");
        return IPAddress.Parse(gateway.GetString()!.Split('/')[0]);
    }
}
