using System.Text.Json;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Scenarios;

/// <summary>
/// Does to a sealed candidate what nobody should: an asset is replaced by one of the same name and size, with one bit
/// changed.
/// </summary>
internal static class Tampering
{
    public static async Task PlayAsync(ScenarioDriver driver)
    {
        await driver.LandAsync();
        var stopped = await new OperatorDriver(driver) { StopAt = (StepId.Candidate, StepStatus.Done) }.PublishAsync(
            driver.Environment.Product.Request,
            driver.Cancellation
        );
        driver.Expect(stopped?.ExitCode == ExitCode.Cancelled, "the operator stops once the candidate is sealed");
        driver.Act(
            "intruder",
            "changes one bit of "
                + await ChangeOneBitAsync(
                    driver.Environment,
                    driver.Environment.Product.Repository,
                    IsBuilt,
                    driver.Cancellation
                )
        );
        var refused = await new OperatorDriver(driver).PublishAsync(
            driver.Environment.Product.Request,
            driver.Cancellation
        );
        driver.Expect(refused?.ExitCode == ExitCode.No, $"the train stops: {refused?.Message ?? "it went through"}");
        // whoever goes past the train meets the workflow
        var release = await driver.ReleaseAsync();
        driver.Expect(
            release.Conclusion == "failure",
            $"release #{release.Number} ended as {release.Conclusion}: {driver.Ends(release)}"
        );
        driver.Expect(driver.ApprovalRequired != true, "nobody was asked to approve it");
    }

    private static bool IsBuilt(string name) =>
        !AssetName.IsOfSeal(name) && name != AssetName.LatestJson && !name.EndsWith(".sig", StringComparison.Ordinal);

    /// <summary>Of the repository's newest candidate.</summary>
    /// <returns>The name of the asset.</returns>
    public static async Task<string> ChangeOneBitAsync(
        RehearsalEnvironment environment,
        SandboxRepository repository,
        Func<string, bool> which,
        CancellationToken cancellation
    )
    {
        using var http = environment.Authorized();
        using var list = JsonDocument.Parse(
            await http.GetStringAsync(
                new Uri($"{environment.GitHub.ApiUrl}/repos/{repository.FullName}/releases"),
                cancellation
            )
        );
        var release = list
            .RootElement.EnumerateArray()
            .First(found => found.GetProperty("tag_name").GetString()!.StartsWith("rc-", StringComparison.Ordinal));
        var asset = release
            .GetProperty("assets")
            .EnumerateArray()
            .First(found => which(found.GetProperty("name").GetString()!));
        var (name, address) = (asset.GetProperty("name").GetString()!, new Uri(asset.GetProperty("url").GetString()!));
        var bytes = await BytesAsync(http, address, cancellation);
        bytes[bytes.Length / 2] ^= 1;
        using var deleted = await http.DeleteAsync(address, cancellation);
        deleted.EnsureSuccessStatusCode();
        using var body = new ByteArrayContent(bytes);
        body.Headers.ContentType = new("application/octet-stream");
        var upload = release.GetProperty("upload_url").GetString()!.Split('{')[0];
        using var uploaded = await http.PostAsync(
            new Uri($"{upload}?name={Uri.EscapeDataString(name)}"),
            body,
            cancellation
        );
        uploaded.EnsureSuccessStatusCode();
        return name;
    }

    private static async Task<byte[]> BytesAsync(HttpClient http, Uri address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("application/octet-stream");
        using var answer = await http.SendAsync(request, cancellation);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancellation);
    }
}
