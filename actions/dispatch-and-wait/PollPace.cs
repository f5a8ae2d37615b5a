namespace MsReleaseActions.DispatchAndWait;

/// <summary>How long to wait before each look: short at first, when most happens, then every 15 seconds.</summary>
internal sealed class PollPace
{
    private static readonly int[] First = [2, 3, 5, 8, 12];
    private const int Then = 15;
    private int looks;

    public TimeSpan Next() => TimeSpan.FromSeconds(looks < First.Length ? First[looks++] : Then);
}
