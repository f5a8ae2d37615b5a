namespace MsReleaseActions.Server.Git;

/// <summary>The refs that git has packed into one file.</summary>
/// <param name="folder">The bare repository.</param>
internal sealed class PackedRefs(string folder)
{
    /// <summary>The file's name in the repository.</summary>
    public const string Name = "packed-refs";

    private string File => Path.Combine(folder, Name);

    /// <summary>
    /// The object that each names, by full name; none where there is no such file. What is no ref is passed over.
    /// </summary>
    public Dictionary<string, string> All() =>
        (System.IO.File.Exists(File) ? System.IO.File.ReadAllLines(File) : [])
            .Where(line => line is not ['#' or '^', ..])
            .Select(line => line.Split(' ', 2))
            .Where(parts => parts.Length == 2)
            .DistinctBy(parts => parts[1], StringComparer.Ordinal)
            .ToDictionary(parts => parts[1], parts => parts[0], StringComparer.Ordinal);

    /// <summary>The file as it is without a ref.</summary>
    public string Without(string name)
    {
        // a line that begins with ^ is what the tag above it names
        var isLeft = true;
        return string.Concat(
            System
                .IO.File.ReadLines(File)
                .Where(line =>
                    isLeft = line.StartsWith('^') ? isLeft : !line.EndsWith(" " + name, StringComparison.Ordinal)
                )
                .Select(line => line + "\n")
        );
    }
}
