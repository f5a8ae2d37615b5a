namespace MsReleaseActions.Core;

/// <summary>Sizes for people, in powers of ten as GitHub's pages show them.</summary>
public static class ByteSize
{
    public static string Show(long bytes) =>
        bytes switch
        {
            < 1_000 => $"{bytes} B",
            < 1_000_000 => $"{bytes / 1e3:0.#} kB",
            < 1_000_000_000 => $"{bytes / 1e6:0.#} MB",
            _ => $"{bytes / 1e9:0.##} GB",
        };
}
