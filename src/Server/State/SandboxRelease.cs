using System.Security.Cryptography;

namespace MsReleaseActions.Server.State;

/// <summary>A release, published or draft.</summary>
public sealed class SandboxRelease
{
    private readonly List<SandboxAsset> assets = [];

    internal SandboxRelease(SandboxRepository repository, long id, string tag, SandboxUser author)
    {
        (Repository, Id, TagName, Author) = (repository, id, tag, author);
        CreatedAt = UpdatedAt = repository.Sandbox.Now;
        TargetCommitish = repository.DefaultBranch;
    }

    /// <summary>Where it belongs.</summary>
    public SandboxRepository Repository { get; }

    /// <summary>GitHub's number.</summary>
    public long Id { get; }

    /// <summary>The tag it has or will have.</summary>
    public string TagName { get; set; }

    /// <summary>Branch or commit that the tag will be made at; of no effect where the tag exists.</summary>
    public string TargetCommitish { get; set; }

    /// <summary>The title.</summary>
    public string? Name { get; set; }

    /// <summary>The notes.</summary>
    public string? Body { get; set; }

    /// <summary>Whether only those who may push see it.</summary>
    public bool Draft { get; internal set; } = true;

    /// <summary>Whether it says of itself that it is not for everybody.</summary>
    public bool Prerelease { get; set; }

    /// <summary>Whether tag and assets are locked for good.</summary>
    public bool Immutable { get; internal set; }

    /// <summary>Whether it was published with <c>make_latest: false</c>.</summary>
    internal bool NeverLatest { get; set; }

    /// <summary>Who made it.</summary>
    public SandboxUser Author { get; }

    /// <summary>When the draft was made; once published, the date of the tag's commit, as GitHub has it.</summary>
    public DateTimeOffset CreatedAt { get; internal set; }

    /// <summary>When it became visible, or null.</summary>
    public DateTimeOffset? PublishedAt { get; internal set; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; internal set; }

    /// <summary>Its assets, oldest first.</summary>
    public IReadOnlyList<SandboxAsset> Assets =>
        Repository.Sandbox.Change<IReadOnlyList<SandboxAsset>>(() => [.. assets]);

    /// <summary>What stands for the tag in a draft's addresses: <c>untagged-</c> and 20 hex digits.</summary>
    public string AddressTag => Draft ? untagged : TagName;

    private string untagged = NewUntagged();

    /// <summary>
    /// Adds a whole asset without HTTP. The name is taken as it is, also one that GitHub would change.
    /// </summary>
    public SandboxAsset AddAsset(string name, byte[] bytes, string contentType = "application/octet-stream") =>
        Repository.Sandbox.Change(() =>
        {
            var asset = Begin(name);
            asset.ReplaceBytes(bytes, keepDigest: !Repository.Sandbox.Options.Digests);
            (asset.ContentType, asset.State) = (contentType, AssetState.Uploaded);
            return asset;
        });

    /// <summary>Adds what an interrupted upload leaves.</summary>
    public SandboxAsset AddStarter(string name, string state = AssetState.Starter) =>
        Repository.Sandbox.Change(() =>
        {
            var asset = Begin(name);
            asset.State = state;
            return asset;
        });

    /// <summary>Takes an asset away behind everybody's back.</summary>
    public void RemoveAsset(SandboxAsset asset) =>
        Repository.Sandbox.Change(() =>
        {
            assets.Remove(asset);
            asset.RemoveFile();
            return 0;
        });

    internal SandboxAsset Begin(string name)
    {
        var sandbox = Repository.Sandbox;
        var folder = Directory.CreateDirectory(Path.Combine(sandbox.DataFolder, "assets")).FullName;
        var id = sandbox.NextId();
        var asset = new SandboxAsset(this, id, name, Path.Combine(folder, id.ToString()));
        assets.Add(asset);
        return asset;
    }

    internal void ToDraft() => (Draft, untagged, PublishedAt) = (true, NewUntagged(), null);

    private static string NewUntagged() => "untagged-" + RandomNumberGenerator.GetHexString(20, lowercase: true);
}
