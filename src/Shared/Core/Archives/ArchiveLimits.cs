namespace MsReleaseActions.Core.Archives;

/// <summary>How much an archive may hold.</summary>
/// <param name="Entries">How many entries.</param>
/// <param name="EntryBytes">Bytes of one, unpacked.</param>
/// <param name="Bytes">Bytes of all together, unpacked.</param>
/// <param name="Ratio">How many times its own bytes it may become; what becomes no more than <paramref name="Small"/>
/// is not asked.</param>
/// <param name="Small">Bytes that harm nobody, however well they were packed.</param>
public sealed record ArchiveLimits(int Entries, long EntryBytes, long Bytes, int Ratio, long Small)
{
    private const long MiB = 1024 * 1024;

    /// <summary>Settings that a bundle unpacks: a handful of texts, held in memory.</summary>
    public static ArchiveLimits Settings { get; } = new(500, 4 * MiB, 64 * MiB, 100, 8 * MiB);

    /// <summary>A bundle: programs, and the settings beside them. GitHub stores no asset of 2 GiB.</summary>
    public static ArchiveLimits Bundle { get; } = new(5_000, 2048 * MiB, 2048 * MiB, 100, 64 * MiB);

    /// <summary>What a job of the embedded runner keeps for another.</summary>
    public static ArchiveLimits OfJob { get; } = new(100_000, 4096 * MiB, 8192 * MiB, 100, 256 * MiB);
}
