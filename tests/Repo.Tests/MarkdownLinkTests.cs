namespace MsReleaseActions.RepoTests;

[Needs(Need.Nothing)]
public sealed class MarkdownLinkTests
{
    // documents that a test writes are compared elsewhere, and lead to pages that are not in this repository
    private static readonly IReadOnlyList<string> Documents =
    [
        .. Checkout.Files(".md").Where(path => !path.StartsWith("tests/", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Every_link_within_the_repository_leads_somewhere() =>
        Documents.SelectMany(path => Dead(MarkdownFile.Read(path))).Should().BeEmpty();

    [Fact]
    public void Every_document_for_readers_is_linked_from_another_one()
    {
        var linked = Documents
            .Select(MarkdownFile.Read)
            .SelectMany(file =>
                file.Links.Select(link => Target(file.Path, link.Target).Path).Where(path => path != file.Path)
            )
            .ToHashSet(StringComparer.Ordinal);

        Documents
            .Where(path =>
                path.StartsWith("docs/", StringComparison.Ordinal)
                && !linked.Contains(path)
                && !linked.Contains(Path.GetDirectoryName(path)!)
            )
            .Should()
            .BeEmpty();
    }

    // a document that claims something leads to the test that shows it, and names it in the link's title
    [Fact]
    public void A_test_that_a_document_names_is_in_that_file()
    {
        var shown = Documents
            .Select(MarkdownFile.Read)
            .SelectMany(file =>
                file.Links.Where(link => link.Title.Length > 0)
                    .Select(link => (Test: link.Title, In: Target(file.Path, link.Target).Path))
            )
            .ToList();

        shown.Should().NotBeEmpty();
        shown
            .Where(link => !Checkout.Read(link.In).Contains($" {link.Test}(", StringComparison.Ordinal))
            .Should()
            .BeEmpty();
    }

    [Theory]
    [InlineData("[x](nowhere.md)", "docs/page.md:1: nowhere.md is not there")]
    [InlineData("[x](lint.md#nothing)", "docs/page.md:1: lint.md#nothing: docs/lint.md has no such heading")]
    [InlineData("[x](#own)", "docs/page.md:1: #own: docs/page.md has no such heading")]
    public void A_link_that_leads_nowhere_is_named(string text, string problem) =>
        Dead(MarkdownFile.Parse("docs/page.md", text)).Should().Equal(problem);

    [Theory]
    [InlineData("[x](lint.md#which-lane-a-file-is-in) [y](../README.md) [z](adr/) [w](https://example.org/a)")]
    [InlineData("# The *own* `one`\n[x](#the-own-one)\n`[no](link)`\n```\n[no](link)\n```")]
    [InlineData("## Again\n## Again\n[x](#again-1)")]
    public void A_link_that_leads_somewhere_is_let_through(string text) =>
        Dead(MarkdownFile.Parse("docs/page.md", text)).Should().BeEmpty();

    private static IEnumerable<string> Dead(MarkdownFile file) =>
        file
            .Links.Where(link => !link.Target.Contains("://", StringComparison.Ordinal))
            .Select(link => (link.Line, link.Target, Problem: Problem(file, link.Target)))
            .Where(link => link.Problem.Length > 0)
            .Select(link => $"{file.Path}:{link.Line}: {link.Problem}");

    private static string Problem(MarkdownFile file, string link)
    {
        var (path, anchor) = Target(file.Path, link);
        if (path != file.Path && !Path.Exists(Checkout.PathOf(path)))
        {
            return $"{link} is not there";
        }
        return anchor.Length == 0 || (path == file.Path ? file : MarkdownFile.Read(path)).Anchors.Contains(anchor)
            ? ""
            : $"{link}: {path} has no such heading";
    }

    // a folder is named without its final slash
    private static (string Path, string Anchor) Target(string from, string link)
    {
        var parts = link.Split('#', 2);
        var path =
            parts[0].Length == 0
                ? from
                : Path.GetRelativePath(
                        Checkout.Root,
                        Path.Combine(Checkout.Root, Path.GetDirectoryName(from)!, parts[0])
                    )
                    .Replace('\\', '/')
                    .TrimEnd('/');
        return (path, parts.Length > 1 ? parts[1] : "");
    }
}
