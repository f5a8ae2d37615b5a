using MsReleaseActions.Testing;

namespace MsReleaseActions.WorkflowsTests.Lint;

/// <summary>With <c>UPDATE_DOCS=1</c> the document is written instead of compared.</summary>
[Needs(Need.Nothing)]
public sealed class RulesDocumentTests
{
    private const string Document = "docs/lint.md";

    [Fact]
    public void The_document_says_what_the_rules_say()
    {
        var expected = RulesDocument.Of(Checkout.Read(Document));
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(Checkout.PathOf(Document), expected);
        }

        Checkout
            .Read(Document)
            .Should()
            .Be(expected, $"{Document} is generated: UPDATE_DOCS=1 writes it anew (see CONTRIBUTING.md)");
    }
}
