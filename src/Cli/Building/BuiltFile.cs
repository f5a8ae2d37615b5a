using MsReleaseActions.Candidates;

namespace MsReleaseActions.Cli.Building;

/// <summary>A file that lies in the build's folder.</summary>
/// <param name="Name">Its name as an asset.</param>
/// <param name="Path">Full path.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of its bytes, taken while they were written.</param>
/// <param name="Signature">What the <c>.sig</c> beside it and <c>latest.json</c> hold; null where it is not signed.</param>
/// <param name="UpdaterKey">Its key in <c>latest.json</c>, or null.</param>
internal sealed record BuiltFile(string Name, string Path, long Size, Sha256 Sha256, string? Signature = null, string? UpdaterKey = null);
