using System.Globalization;

namespace MsReleaseActions.Server.State;

/// <summary>Times as GitHub writes them.</summary>
public static class Dates
{
    /// <summary><c>2026-03-01T12:00:00Z</c>.</summary>
    public static string Iso(this DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
