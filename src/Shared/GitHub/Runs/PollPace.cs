namespace MsReleaseActions.GitHub.Runs;

/// <summary>How long to wait before each look: short at first, when most happens, then a steady pace.</summary>
internal sealed class PollPace(TimeSpan then)
{
    private static readonly int[] First = [2, 3, 5, 8, 12];
    private int looks;

    public PollPace()
        : this(TimeSpan.FromSeconds(15)) { }

    public TimeSpan Next() => looks < First.Length ? TimeSpan.FromSeconds(First[looks++]) : then;
}
