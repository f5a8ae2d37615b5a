namespace MsReleaseActions.Core.Archives;

/// <summary>Takes from an entry exactly what its header promised: a header may lie, and a packed byte may become a
/// thousand.</summary>
public static class ArchiveContent
{
    private const int Piece = 128 * 1024;

    /// <summary>Hands on every byte of an entry.</summary>
    /// <param name="entry">What was judged.</param>
    /// <param name="next">Puts its next bytes, unpacked, into a buffer, and says how many; 0 at the end.</param>
    /// <param name="take">Is given piece after piece.</param>
    /// <exception cref="FormatException">There are more, or fewer; the message is a clause. No more than was promised
    /// has been handed on.</exception>
    public static void Read(ArchiveEntry entry, Func<byte[], int> next, Action<ReadOnlyMemory<byte>> take)
    {
        var (piece, left) = (new byte[Piece], entry.Size);
        for (var read = next(piece); read > 0; read = next(piece))
        {
            left -= read;
            if (left < 0)
            {
                throw Lied(entry);
            }
            take(piece.AsMemory(0, read));
        }
        if (left > 0)
        {
            throw Lied(entry);
        }
    }

    private static FormatException Lied(ArchiveEntry entry) =>
        new($"the entry '{entry.Path}' does not have the {entry.Size} bytes that it should");
}
