using System.Net.Http.Headers;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.ServerTests.Releases;

/// <summary>A sandbox with one draft to upload to.</summary>
public abstract class AssetTest : SandboxTest
{
    protected static readonly byte[] Bytes = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 31 >> 3))];

    protected SandboxRelease Draft { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Draft = Repo.Releases.AddDraft("v1.0.0", Sha);
    }

    protected string AssetPath => $"/repos/org/ms-manager/releases/assets/{Draft.Assets[0].Id}";

    protected string UploadUrl(string name) =>
        $"{Github.UploadUrl}/repos/org/ms-manager/releases/{Draft.Id}/assets?name={Uri.EscapeDataString(name)}";

    protected Task<Reply> Upload(string name, byte[]? bytes = null)
    {
        var content = new ByteArrayContent(bytes ?? Bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        return Send(HttpMethod.Post, UploadUrl(name), Writer, content);
    }
}
