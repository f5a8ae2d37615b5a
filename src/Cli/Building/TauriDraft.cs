using System.Net.Http.Headers;
using System.Text.Json;

namespace MsReleaseActions.Cli.Building;

/// <summary>What <c>tauri-action</c> leaves behind when its release step runs inside a build leg: a draft with that leg's files.</summary>
/// <param name="Untagged">The draft's name in its own download addresses, <c>untagged-&lt;hex&gt;</c>.</param>
/// <param name="AssetUrls">The API address of each uploaded file, by name.</param>
internal sealed record TauriDraft(string Untagged, IReadOnlyDictionary<string, string> AssetUrls)
{
    /// <summary>Creates the draft and uploads files to it.</summary>
    /// <param name="http">Sends the token with each request.</param>
    /// <param name="repositoryUrl">Address of the repository at the API.</param>
    /// <param name="tag">The candidate's tag.</param>
    /// <param name="sourceSha">The commit that was built.</param>
    /// <param name="files">The leg's files.</param>
    public static async Task<TauriDraft> CreateAsync(
        HttpClient http, string repositoryUrl, string tag, string sourceSha, IReadOnlyList<BuiltFile> files, CancellationToken cancellation)
    {
        var wanted = CliJson.Write(new NewDraft(tag, sourceSha, tag, Draft: true), CliJson.Default.NewDraft);
        using var content = new StringContent(wanted, new MediaTypeHeaderValue("application/json"));
        using var release = await SendAsync(http, $"{repositoryUrl}/releases", content, cancellation);
        var upload = release.RootElement.GetProperty("upload_url").GetString()!.Split('{')[0];
        var urls = new Dictionary<string, string>(StringComparer.Ordinal);
        var untagged = "";
        foreach (var file in files)
        {
            await using var bytes = File.OpenRead(file.Path);
            using var body = new StreamContent(bytes);
            body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            body.Headers.ContentLength = file.Size;
            using var asset = await SendAsync(http, $"{upload}?name={Uri.EscapeDataString(file.Name)}", body, cancellation);
            urls[file.Name] = asset.RootElement.GetProperty("url").GetString()!;
            // …/releases/download/untagged-<hex>/<file>
            untagged = asset.RootElement.GetProperty("browser_download_url").GetString()!.Split('/')[^2];
        }
        return new TauriDraft(untagged, urls);
    }

    private static async Task<JsonDocument> SendAsync(HttpClient http, string url, HttpContent content, CancellationToken cancellation)
    {
        using var answer = await http.PostAsync(url, content, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode
            ? JsonDocument.Parse(text)
            : throw new HttpRequestException($"POST {url} was answered with {(int)answer.StatusCode}: {text}");
    }
}

/// <summary>The body of <c>POST /releases</c>.</summary>
internal sealed record NewDraft(string TagName, string TargetCommitish, string Name, bool Draft);
