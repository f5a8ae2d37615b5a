using System.Globalization;

namespace MsReleaseActions.Runner.Processes;

/// <summary>
/// A process of this machine that has not ended, as <c>/proc</c> shows it; elsewhere than on Linux none is seen.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Session">Id of its session's first process.</param>
internal sealed record RunningProcess(int Id, int Session)
{
    private const string Root = "/proc";

    public static IEnumerable<RunningProcess> All() =>
        OperatingSystem.IsLinux()
            ? Directory
                .EnumerateDirectories(Root)
                .Select(folder =>
                    int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                        ? Read(id)
                        : null
                )
                .OfType<RunningProcess>()
            : [];

    /// <summary>Whether it was started with a variable; false as well where its environment may not be read.</summary>
    public bool HasVariable(string name, string value) =>
        Text($"{Root}/{Id}/environ") is { } environment
        && environment.Split('\0').Contains($"{name}={value}", StringComparer.Ordinal);

    private static RunningProcess? Read(int id)
    {
        // "12 (any name) S parent group session …"
        var fields = Text($"{Root}/{id}/stat") is { } stat
            ? stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            : [];
        return fields.Length > 3 && fields[0] is not ("Z" or "X")
            ? new RunningProcess(id, int.Parse(fields[3], CultureInfo.InvariantCulture))
            : null;
    }

    private static string? Text(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
