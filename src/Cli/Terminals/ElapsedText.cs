namespace MsReleaseActions.Cli.Terminals;

/// <summary>Elapsed times as they are read at a glance, at most six columns below 100 hours.</summary>
internal static class ElapsedText
{
    public static string Of(TimeSpan time) =>
        time < TimeSpan.FromMinutes(1) ? $"{(int)time.TotalSeconds}s"
        : time < TimeSpan.FromHours(1) ? $"{time.Minutes}m{time.Seconds:00}s"
        : $"{(int)time.TotalHours}h{time.Minutes:00}m";

    /// <summary>With tenths of a second below a minute, for what is over soon: <c>3.4s</c>, <c>2m05s</c>.</summary>
    public static string Tenths(TimeSpan time) =>
        time < TimeSpan.FromMinutes(1) ? $"{time.TotalSeconds:0.0}s" : Of(time);
}
