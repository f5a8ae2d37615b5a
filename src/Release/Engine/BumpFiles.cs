using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Versions;

namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>The version files of a commit, and what they become.</summary>
/// <param name="Problems">Why they cannot be bumped; then there are no changes.</param>
/// <param name="Changes">The files that change, by path, as they shall be. Empty where they say the version
/// already.</param>
internal sealed record BumpFiles(IReadOnlyList<string> Problems, IReadOnlyDictionary<string, byte[]> Changes)
{
    /// <summary>What they say now; null where there is a problem.</summary>
    public string? Version { get; init; }

    public bool IsNeeded => Changes.Count > 0;

    /// <param name="files">The bytes by path; null where the commit has no such file.</param>
    /// <param name="tag">What they shall say.</param>
    public static BumpFiles Of(IReadOnlyDictionary<string, byte[]?> files, ReleaseTag tag)
    {
        var reading = VersionFiles.Read(files);
        return reading.Problems.Count > 0
            ? new BumpFiles(reading.Problems, new Dictionary<string, byte[]>(StringComparer.Ordinal))
            : new BumpFiles(
                [],
                VersionFiles
                    .Bump(files, tag)
                    .Where(file => !file.Value.AsSpan().SequenceEqual(files[file.Key]))
                    .ToDictionary(StringComparer.Ordinal)
            )
            {
                Version = reading.Version,
            };
    }

    /// <summary>git's name for the bytes of a file.</summary>
    public static string BlobOf(byte[] bytes)
    {
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {bytes.Length}\0"));
#pragma warning disable CA5350 // git names its objects so; nothing is kept secret or signed with it
        return Convert.ToHexStringLower(SHA1.HashData([.. head, .. bytes]));
#pragma warning restore CA5350
    }
}
