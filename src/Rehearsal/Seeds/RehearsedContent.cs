using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>The content of <c>org/distribution</c>, and the four repositories that it is made in.</summary>
/// <param name="seed">The five repositories.</param>
internal sealed class RehearsedContent(ContentSeed seed) : IRehearsedProduct
{
    private bool hasLanded;

    public ContentSeed Seed => seed;

    public SandboxRepository Repository => seed.Distribution;

    public IReadOnlyList<SandboxRepository> Repositories =>
        [seed.Distribution, seed.Loader, seed.Bridge, seed.Core, seed.PluginBitwig];

    public ProductKind Kind => ProductKind.Content;

    public ReleaseSettings Settings => seed.Settings with { Branch = Repository.DefaultBranch };

    public string Version => "0.1.1-beta.1";

    public ReleaseRequest Request { get; } = new(Channel.Beta);

    /// <summary>What was released before was green then.</summary>
    /// <param name="keys">Of the rehearsal.</param>
    public static RehearsedContent Plant(GitHubSandbox github, ReleaseKeys keys)
    {
        var seed = ContentSeed.Plant(github, keys: keys);
        foreach (var producer in seed.Producers)
        {
            seed.MarkGreen(producer, seed.EarlierPins[producer.Name == "bridge" ? "oc-bridge" : producer.Name]);
        }
        return new RehearsedContent(seed);
    }

    /// <summary>Content has no version to bump by hand.</summary>
    public string Push() => Land();

    /// <summary>A commit in <c>core</c>; the first time one in <c>plugin-bitwig</c>, too.</summary>
    public string Land()
    {
        if (!hasLanded)
        {
            hasLanded = true;
            seed.Land(seed.PluginBitwig);
        }
        return seed.Land(seed.Core);
    }
}
