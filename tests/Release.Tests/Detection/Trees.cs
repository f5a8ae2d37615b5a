using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Detection;

namespace MsReleaseActions.ReleaseTrainTests.Detection;

/// <summary>Repositories out of a few files.</summary>
internal static class Trees
{
    public static RepositoryTree Of(params (string Path, string Text)[] files)
    {
        var texts = files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        return new RepositoryTree(
            [.. texts.Keys.Order(StringComparer.Ordinal)],
            path => texts.TryGetValue(path, out var text) ? Encoding.UTF8.GetBytes(text) : null
        );
    }

    public static DetectedProduct Detect(params (string Path, string Text)[] files) =>
        ProductDetector.Detect(Of(files), RepositoryName.Parse("acme/desk"), "main", ["candidate.yml", "release.yml"]);

    public static DetectedProduct Detect(IReadOnlyList<string> tags, params (string Path, string Text)[] files) =>
        ProductDetector.Detect(Of(files), RepositoryName.Parse("acme/desk"), "main", [], tags: tags);
}
