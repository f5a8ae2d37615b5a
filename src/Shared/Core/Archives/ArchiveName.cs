using System.Text;
using System.Text.RegularExpressions;

namespace MsReleaseActions.Core.Archives;

/// <summary>
/// What a file in an archive may be called: the same on every system, whatever it is unpacked on. An archive is packed
/// on one system, looked at on another and unpacked on a third.
/// </summary>
public static partial class ArchiveName
{
    private const int Longest = 1024;
    private const int LongestPart = 255;

    /// <summary>Why a name is not a plain relative path, as a clause; null where it is one.</summary>
    /// <param name="name">With <c>/</c>, and none at its end.</param>
    public static string? WhyNot(string name) =>
        name.Length == 0 ? "it is empty"
        : name.Length > Longest ? $"it is longer than {Longest} characters"
        : name[0] == '/' ? "it is absolute"
        : name.Any(char.IsControl) ? "it has control characters"
        : name.EnumerateRunes().Contains(Rune.ReplacementChar) ? "it has bytes that are no text"
        : name.Contains('\\', StringComparison.Ordinal) ? "it has a backslash"
        : name.AsSpan().IndexOfAny(":*?\"<>|") >= 0 ? "it has a character that Windows does not take"
        : name.Split('/').Select(WhyNotPart).FirstOrDefault(problem => problem is not null);

    /// <summary>The first file that is there twice, or in which something lies, as a clause; null where none
    /// is.</summary>
    /// <param name="files">Each a plain relative path.</param>
    /// <param name="folders">The same; those of the files need not be among them.</param>
    public static string? Clash(IEnumerable<string> files, IEnumerable<string> folders)
    {
        // what some disk does not tell apart: upper from lower case
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var all = files.ToList();
        return all.Find(file => !names.Add(file)) is { } twice ? $"'{twice}' is there twice"
            : (folders.FirstOrDefault(IsFileOrInside) ?? all.Find(LiesInFile)) is { } inside
                ? $"'{inside}' lies in something that is a file"
            : null;

        bool IsFileOrInside(string name) => names.Contains(name) || LiesInFile(name);

        bool LiesInFile(string name) => Folders(name).Any(names.Contains);
    }

    private static string? WhyNotPart(string part) =>
        part.Length == 0 ? "a part of it is empty"
        : part is "." or ".." ? $"it has '{part}' in it"
        : part.Length > LongestPart ? $"a part of it is longer than {LongestPart} characters"
        : part[^1] is ' ' or '.' ? "a part of it ends with a blank or a dot"
        : Device().IsMatch(part) ? $"Windows takes '{part}' for a device"
        : null;

    private static IEnumerable<string> Folders(string name)
    {
        for (var slash = name.LastIndexOf('/'); slash > 0; slash = name.LastIndexOf('/', slash - 1))
        {
            yield return name[..slash];
        }
    }

    // whatever stands behind a dot
    [GeneratedRegex(
        @"\A(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|\z)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Device();
}
