using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MsReleaseActions.Runner.FakeTools.Building;

/// <summary>
/// Writes what stands for something that was built: bytes that the tree, the salt and the file's own name decide, and
/// nothing else.
/// </summary>
internal sealed class BuiltFiles
{
    /// <summary>A program's share of the total, in thousandths.</summary>
    public const int ProgramShare = 5;

    private const int Shares = 1000;
    private const int Piece = 1 << 20;
    private readonly StandInOptions options;
    private readonly string tree;

    private BuiltFiles(StandInOptions options, string tree) => (this.options, this.tree) = (options, tree);

    /// <param name="folder">In the source tree.</param>
    public static Task<BuiltFiles> OfAsync(StandInCall call, string folder, CancellationToken cancellation) =>
        OfAsync(call, [folder], cancellation);

    /// <param name="folders">Each in a source tree that is built from.</param>
    public static async Task<BuiltFiles> OfAsync(
        StandInCall call,
        IReadOnlyList<string> folders,
        CancellationToken cancellation
    )
    {
        var trees = new List<string>();
        foreach (var folder in folders)
        {
            trees.Add(Convert.ToHexStringLower(await SourceTree.HashAsync(folder, cancellation)));
        }
        return new BuiltFiles(call.Options, string.Join('+', trees));
    }

    /// <param name="path">Where it goes; the folder is made.</param>
    /// <param name="name">What tells it from every other file of the same tree, the target's name with it.</param>
    /// <param name="share">Of the total, in thousandths.</param>
    public async Task WriteAsync(string path, string name, int share, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var own = SHA256.HashData(Encoding.UTF8.GetBytes($"{tree}/{options.Salt}/{name}"));
        var random = new PseudoRandom(BinaryPrimitives.ReadUInt64LittleEndian(own.AsSpan(8)));
        await using var file = File.Create(path);
        var piece = new byte[Piece];
        // sizes of real files are not round
        for (var left = ((long)options.Megabytes * Piece * share / Shares) + own[0]; left > 0; left -= Piece)
        {
            var part = piece.AsMemory(0, (int)Math.Min(left, Piece));
            random.Fill(part.Span);
            await file.WriteAsync(part, cancellation);
        }
    }
}
