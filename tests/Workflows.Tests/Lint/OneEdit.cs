using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.WorkflowsTests.Lint;

/// <summary>An edit of one of our files that breaks one rule.</summary>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="File">The file that is edited.</param>
/// <param name="Changes">What is replaced, where it first occurs, by what. The mark <c>»</c> is not part of the
/// text.</param>
internal sealed record OneEdit(string Rule, string File, params (string Old, string New)[] Changes)
{
    private const string Mark = "»";

    /// <summary>
    /// Text of the edited file with <c>»</c> in front of the place that the finding must name; where it is not given,
    /// the change that holds the mark.
    /// </summary>
    public string? Place { get; init; }

    public Severity? Severity { get; init; }

    /// <summary>Whose files, by the folder of <c>workflows/</c>.</summary>
    public string Product { get; init; } = "ms-manager";

    public IReadOnlyList<SourceFile> Files =>
        [.. Ours.Select(source => source.Path == File ? source with { Text = Text } : source)];

    /// <summary>The one finding.</summary>
    public string Head
    {
        get
        {
            var place = Place ?? Changes.Single(change => change.New.Contains(Mark)).New;
            var at =
                Text.IndexOf(Unmarked(place), StringComparison.Ordinal) + place.IndexOf(Mark, StringComparison.Ordinal);
            at.Should()
                .BeGreaterThanOrEqualTo(
                    place.IndexOf(Mark, StringComparison.Ordinal),
                    $"'{place}' is in the edited {File}"
                );
            var severity = Severity ?? LintRules.All.Single(rule => rule.Id == Rule).Severity;
            return $"{File}:{Text[..at].Count(character => character == '\n') + 1}:"
                + $"{at - Text.LastIndexOf('\n', at - 1)} "
                + $"{severity.ToString().ToLowerInvariant()} {Rule}";
        }
    }

    private IReadOnlyList<SourceFile> Ours => OurWorkflows.Of(Product);

    private string Text => Changes.Aggregate(Ours.Single(source => source.Path == File).Text, Changed);

    public override string ToString() => $"{File}: {Rule}: {Changes[^1].New.ReplaceLineEndings(" ")}";

    private string Changed(string text, (string Old, string New) change)
    {
        var at = text.IndexOf(change.Old, StringComparison.Ordinal);
        at.Should().BeGreaterThanOrEqualTo(0, $"{File} holds '{change.Old}'");
        return text[..at] + Unmarked(change.New) + text[(at + change.Old.Length)..];
    }

    private static string Unmarked(string text) => text.Replace(Mark, "", StringComparison.Ordinal);
}
