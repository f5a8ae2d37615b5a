using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MsReleaseActions.Candidates;
using MsReleaseActions.Sandbox.Runner.Toolchain.Building;
using MsReleaseActions.Signatures;

namespace MsReleaseActions.Cli.Building;

/// <summary>Stands in for the build of every platform: files of the real names and of realistic sizes, signed as Tauri's bundler signs.</summary>
/// <param name="folder">The files go to <c>dist/&lt;leg&gt;/</c> under it.</param>
/// <param name="seed">The same seed gives the same bytes.</param>
/// <param name="signer">The updater's key.</param>
/// <param name="time">Dates the signatures.</param>
internal sealed class BuildStandIn(string folder, ulong seed, MinisignSigner signer, TimeProvider time)
{
    private const int Piece = 1 << 20;
    private const int Shares = 1000;

    /// <summary>Builds each file, and a <c>.sig</c> beside each one that an updater installs.</summary>
    /// <param name="files">What is built.</param>
    /// <param name="totalBytes">Of all of them together, about.</param>
    /// <param name="built">Told each name before it is made.</param>
    public async Task<IReadOnlyList<BuiltFile>> BuildAsync(
        IReadOnlyList<PlatformFile> files, long totalBytes, Action<string> built, CancellationToken cancellation)
    {
        var made = new List<BuiltFile>();
        foreach (var file in files)
        {
            built(file.Name);
            var path = Path.Combine(folder, "dist", file.Leg, file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var own = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{file.Name}"));
            // sizes of real files are not round
            var size = (totalBytes * file.Share / Shares) + own[0];
            var hash = await WriteAsync(path, size, new PseudoRandom(BinaryPrimitives.ReadUInt64LittleEndian(own.AsSpan(8))), cancellation);
            var signature = file.UpdaterKey is null ? null : await SignAsync(path, cancellation);
            made.Add(new BuiltFile(file.Name, path, size, hash, signature, file.UpdaterKey));
            if (signature is not null)
            {
                made.Add(await TextAsync($"{path}.sig", signature, cancellation));
            }
        }
        return made;
    }

    /// <summary>Writes a text of the build.</summary>
    public static async Task<BuiltFile> TextAsync(string path, string text, CancellationToken cancellation)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        await File.WriteAllBytesAsync(path, bytes, cancellation);
        return new BuiltFile(Path.GetFileName(path), path, bytes.Length, Sha256.Of(bytes));
    }

    private static async Task<Sha256> WriteAsync(string path, long size, PseudoRandom random, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = File.Create(path);
        var piece = new byte[Piece];
        for (var left = size; left > 0; left -= Piece)
        {
            var part = piece.AsMemory(0, (int)Math.Min(left, Piece));
            random.Fill(part.Span);
            hash.AppendData(part.Span);
            await file.WriteAsync(part, cancellation);
        }
        return Sha256.OfHash(hash.GetHashAndReset());
    }

    private async Task<string> SignAsync(string path, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(path);
        return await signer.SignForTauriAsync(content, $"timestamp:{time.GetUtcNow().ToUnixTimeSeconds()}\tfile:{Path.GetFileName(path)}", cancellation);
    }
}
