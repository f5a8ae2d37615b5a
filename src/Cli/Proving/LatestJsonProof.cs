using System.Text.Json;
using MsReleaseActions.Cli.Building;
using MsReleaseActions.Signatures;

namespace MsReleaseActions.Cli.Proving;

/// <summary>Reads <c>latest.json</c> as Tauri's updater would, from the address that it polls.</summary>
/// <param name="release">The public's view.</param>
/// <param name="tag">The release's tag.</param>
/// <param name="version">The product's version.</param>
/// <param name="key">The updater's key.</param>
internal sealed class LatestJsonProof(PublicRelease release, string tag, string version, MinisignPublicKey key)
{
    /// <param name="files">What was built; those with a key must be there, and nothing else.</param>
    /// <param name="arrived">What was downloaded already, by address.</param>
    /// <returns>What does not hold; empty where everything does.</returns>
    public async Task<IReadOnlyList<string>> ProveAsync(
        IReadOnlyList<BuiltFile> files, IReadOnlyDictionary<string, Arrived> arrived, CancellationToken cancellation)
    {
        if (await release.DownloadAsync(release.LatestAddress, compareWith: null, cancellation) is not { } latest)
        {
            return [$"{release.LatestAddress} is not there for the public"];
        }
        try
        {
            using var manifest = JsonDocument.Parse(latest.Content);
            return await ProveAsync(manifest.RootElement, files, arrived, cancellation);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [$"latest.json cannot be read: {failure.Message}"];
        }
    }

    private async Task<IReadOnlyList<string>> ProveAsync(
        JsonElement manifest, IReadOnlyList<BuiltFile> files, IReadOnlyDictionary<string, Arrived> arrived, CancellationToken cancellation)
    {
        var problems = new List<string>();
        if (manifest.GetProperty("version").GetString() != version)
        {
            problems.Add($"latest.json says version {manifest.GetProperty("version")} instead of {version}");
        }
        var expected = files.Where(file => file.UpdaterKey is not null).ToDictionary(file => file.UpdaterKey!, StringComparer.Ordinal);
        var platforms = manifest.GetProperty("platforms").EnumerateObject().ToDictionary(platform => platform.Name, platform => platform.Value, StringComparer.Ordinal);
        problems.AddRange(expected.Keys.Except(platforms.Keys, StringComparer.Ordinal).Select(missing => $"latest.json lacks the platform {missing}"));
        problems.AddRange(platforms.Keys.Except(expected.Keys, StringComparer.Ordinal).Select(foreign => $"latest.json has the platform {foreign}, which nobody built"));
        foreach (var (name, file) in expected.Where(platform => platforms.ContainsKey(platform.Key)))
        {
            var url = platforms[name].GetProperty("url").GetString()!;
            var address = release.AddressOf(tag, file.Name);
            if (url != address)
            {
                problems.Add($"latest.json sends {name} to {url} instead of {address}");
            }
            else if (!arrived.TryGetValue(url, out var found) || found.Sha256 != file.Sha256.Hex)
            {
                problems.Add($"what latest.json offers to {name} is not what was built");
            }
            if (!await SignatureHoldsAsync(file, platforms[name].GetProperty("signature").GetString()!, cancellation))
            {
                problems.Add($"the signature that latest.json has for {name} does not hold");
            }
        }
        return problems;
    }

    /// <summary>Whether a signature is of the updater's key over the built bytes; the downloaded ones were found equal to these.</summary>
    public async Task<bool> SignatureHoldsAsync(BuiltFile file, string signature, CancellationToken cancellation)
    {
        try
        {
            await using var content = File.OpenRead(file.Path);
            return await Minisign.VerifyAsync(key, MinisignSignature.ParseTauri(signature), content, cancellation) == MinisignVerdict.Holds;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
