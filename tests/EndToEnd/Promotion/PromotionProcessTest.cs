using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.EndToEnd.Promotion;

/// <summary>
/// A sandbox with a sealed candidate of twelve files, and the real executable to promote it as v1.2.0.
/// </summary>
public abstract class PromotionProcessTest : IAsyncLifetime
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected GitHubSandbox Github { get; private set; } = null!;

    protected SandboxRepository Repo { get; private set; } = null!;

    protected string Token { get; private set; } = "";

    protected string Sha { get; private set; } = "";

    protected virtual IReadOnlyDictionary<string, byte[]> Files { get; } =
        Enumerable
            .Range(1, 12)
            .ToDictionary(i => $"file-{i:00}.bin", i => Bytes(i, i % 3 == 0 ? 3_000_000 : 40_000 * i));

    public async ValueTask InitializeAsync()
    {
        Github = await GitHubSandbox.StartAsync(null, Cancel);
        Repo = Github.CreateRepository("org/ms-manager");
        Sha = Repo.Commit(new Dictionary<string, string> { ["package.json"] = "{}\n" }, "first");
        Token = Github.WriteToken(Repo);
        SealedCandidate.Put(Repo, Sha, Files, version: "1.2.0");
    }

    public async ValueTask DisposeAsync()
    {
        await Github.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected ActionProcess Start(long? largestFile = null, params (string Name, string Value)[] inputs)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["token"] = Token,
            ["source-sha"] = Sha,
            ["release-tag"] = "v1.2.0",
        };
        foreach (var (name, value) in inputs)
        {
            all[name] = value;
        }
        return ActionProcess.Start("promote-assets", Github, all, largestFile);
    }

    /// <summary>One release of the tag, published, with every file byte for byte.</summary>
    protected void ExpectWhole()
    {
        var release = Repo.Releases.All.Should().ContainSingle(release => release.TagName == "v1.2.0").Subject;
        release.Draft.Should().BeFalse();
        release.Assets.Should().HaveCount(Files.Count + 2).And.OnlyContain(asset => asset.State == AssetState.Uploaded);
        foreach (var (name, bytes) in Files)
        {
            Sha256
                .Of(release.Assets.Single(asset => asset.Name == name).ReadBytes())
                .Should()
                .Be(Sha256.Of(bytes), name);
        }
        Repo.Resolve("refs/tags/v1.2.0").Should().Be(Sha);
    }

    /// <summary>The publications that took effect, heard or not.</summary>
    protected int Publications =>
        Github.Log.Writes.Count(write =>
            write.Method == "PATCH"
            && (write.RequestBody?.Contains("\"draft\":false", StringComparison.Ordinal) ?? false)
        );

    protected static byte[] Bytes(int seed, int count)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
