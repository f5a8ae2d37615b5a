using MsReleaseActions.Testing;

namespace MsReleaseActions.WorkflowsTests.Documents;

/// <summary>A block of YAML in a document, as a whole workflow file: steps alone get a job around them.</summary>
/// <param name="Where">Document and line, for people.</param>
/// <param name="IsWhole">It stands in the document as a whole file, to be copied as it is.</param>
/// <param name="IsBefore">It shows what is to be replaced, and is marked <c>yaml before</c>.</param>
internal sealed record DocumentedYaml(string Where, string Text, bool IsWhole, bool IsBefore)
{
    private const string Around = "on: push\njobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n";

    public static IReadOnlyList<DocumentedYaml> All { get; } =
    [
        .. Checkout
            .Files(".md")
            .Where(path => !path.StartsWith("tests/", StringComparison.Ordinal))
            .Select(MarkdownFile.Read)
            .SelectMany(file =>
                file.Blocks.Where(block => block.Info is "yaml" or "yaml before").Select(block => Of(file.Path, block))
            ),
    ];

    public static DocumentedYaml Of(string path, MarkdownBlock block)
    {
        var isSteps = block.Text.StartsWith("- ", StringComparison.Ordinal);
        var text = isSteps
            ? Around + string.Concat(block.Text.TrimEnd('\n').Split('\n').Select(line => $"      {line}\n"))
            : block.Text;
        return new DocumentedYaml($"{path}:{block.Line}", text, !isSteps, block.Info == "yaml before");
    }
}
