using System.Globalization;

namespace MsReleaseActions.Arrows;

/// <summary>Prints what was found.</summary>
internal static class ArrowsCommand
{
    private const string Usage = """
        usage: dotnet run --project eng/arrows [-- ROOT]
          ROOT  the checkout; the current folder if left out

        For each project its files, lines, median and largest; then which folder uses which; then the circles.
        Ends with 1 where there is a circle.
        """;

    /// <returns>0 where the arrows go one way, 1 where they do not, 2 where nothing could be read.</returns>
    public static int Run(string[] arguments, string current, TextWriter output, TextWriter error)
    {
        if (arguments is ["-h" or "--help"])
        {
            output.WriteLine(Usage);
            return 0;
        }
        var root = arguments is [var given] ? given : current;
        if (arguments.Length > 1 || !Directory.Exists(Path.Combine(root, "src")))
        {
            error.WriteLine(
                arguments.Length > 1
                    ? Usage
                    : $"arrows: {root} is no checkout of this project: it has no folder src; give its path, as in "
                        + "dotnet run --project eng/arrows -- ROOT"
            );
            return 2;
        }
        var tree = SourceTree.Read(root);
        var arrows = tree.Arrows();
        Sizes(tree, output);
        output.WriteLine("\nwhich folder uses which (files, one of them)");
        foreach (var arrow in arrows)
        {
            output.WriteLine($"  {arrow}");
        }
        var circles = Circles.Of(arrows);
        output.WriteLine($"\ncircles: {circles.Count}");
        foreach (var circle in circles)
        {
            output.WriteLine($"  {string.Join(", ", circle)}");
        }
        return circles.Count == 0 ? 0 : 1;
    }

    private static void Sizes(SourceTree tree, TextWriter output)
    {
        output.WriteLine("project                      files   lines  median  largest");
        foreach (var project in tree.Files.GroupBy(file => string.Join('/', file.Path.Split('/').Take(2))))
        {
            var lines = project.Select(file => file.Lines).Order().ToList();
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{project.Key, -28} {lines.Count, 5} {lines.Sum(), 7} {lines[lines.Count / 2], 7} {lines[^1], 8}"
                )
            );
        }
    }
}
