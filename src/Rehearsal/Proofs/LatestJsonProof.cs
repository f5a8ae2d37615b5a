using System.Text.Json;
using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.Rehearsal.Proofs;

/// <summary>Reads <c>latest.json</c> as Tauri's updater would, from the address that it polls.</summary>
/// <param name="release">The public's view.</param>
/// <param name="tag">The release's tag.</param>
/// <param name="version">The product's version.</param>
/// <param name="key">The updater's key.</param>
internal sealed class LatestJsonProof(PublicRelease release, string tag, string version, MinisignPublicKey key)
{
    private static readonly (string System, string[] Endings)[] Kinds =
    [
        ("windows", [".exe", ".msi", ".zip"]),
        ("linux", [".AppImage", ".deb", ".rpm", ".AppImage.tar.gz"]),
        ("darwin", [".app.tar.gz"]),
    ];

    /// <summary>How many platforms it names.</summary>
    public int Platforms { get; private set; }

    /// <param name="files">What was built: every signed one must be offered to a platform that it is for, and nothing
    /// else.</param>
    /// <param name="arrived">What was downloaded already, by address.</param>
    /// <returns>What does not hold; empty where everything does.</returns>
    public async Task<IReadOnlyList<string>> ProveAsync(
        IReadOnlyList<BuiltFile> files,
        IReadOnlyDictionary<string, Arrived> arrived,
        CancellationToken cancellation
    )
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
        JsonElement manifest,
        IReadOnlyList<BuiltFile> files,
        IReadOnlyDictionary<string, Arrived> arrived,
        CancellationToken cancellation
    )
    {
        var problems = new List<string>();
        if (manifest.GetProperty("version").GetString() != version)
        {
            problems.Add($"latest.json says version {manifest.GetProperty("version")} instead of {version}");
        }
        var signed = files
            .Where(file => file.Signature is not null)
            .ToDictionary(file => release.AddressOf(tag, file.Name), StringComparer.Ordinal);
        var offered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var platform in manifest.GetProperty("platforms").EnumerateObject())
        {
            Platforms++;
            var url = platform.Value.GetProperty("url").GetString()!;
            if (!signed.TryGetValue(url, out var file))
            {
                problems.Add($"latest.json sends {platform.Name} to {url}, which is no signed file of {tag}");
                continue;
            }
            offered.Add(url);
            if (!IsFor(platform.Name, file.Name))
            {
                problems.Add($"latest.json offers {file.Name} to {platform.Name}");
            }
            if (!arrived.TryGetValue(url, out var found) || found.Sha256 != file.Sha256)
            {
                problems.Add($"what latest.json offers to {platform.Name} is not what was built");
            }
            if (!await SignatureHoldsAsync(file, platform.Value.GetProperty("signature").GetString()!, cancellation))
            {
                problems.Add($"the signature that latest.json has for {platform.Name} does not hold");
            }
        }
        problems.AddRange(
            signed
                .Where(file => !offered.Contains(file.Key))
                .Select(file => $"latest.json offers {file.Value.Name} to nobody")
        );
        return problems;
    }

    /// <summary>
    /// Whether a signature is of the updater's key over the built bytes; the downloaded ones were found equal to these.
    /// </summary>
    public async Task<bool> SignatureHoldsAsync(BuiltFile file, string signature, CancellationToken cancellation)
    {
        try
        {
            await using var content = File.OpenRead(file.Path);
            return await Minisign.VerifyAsync(key, MinisignSignature.ParseTauri(signature), content, cancellation)
                == MinisignVerdict.Holds;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsFor(string platform, string name)
    {
        var parts = platform.Split('-');
        var isArm =
            name.Contains("aarch64", StringComparison.Ordinal) || name.Contains("arm64", StringComparison.Ordinal);
        return Kinds.Any(kind =>
                kind.System == parts[0] && kind.Endings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))
            ) && (isArm == (parts[1] == "aarch64") || name.Contains("universal", StringComparison.Ordinal));
    }
}
