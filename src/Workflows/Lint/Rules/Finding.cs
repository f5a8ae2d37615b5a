using MsReleaseActions.Workflows.Lint.Reading;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Lint.Rules;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>The model holds, and would hold better.</summary>
    Warning,

    /// <summary>The model does not hold.</summary>
    Error,
}

/// <summary>A file to look at.</summary>
/// <param name="Path">As findings name it.</param>
/// <param name="Text">The whole file.</param>
public sealed record SourceFile(string Path, string Text);

/// <summary>A place where a rule does not hold.</summary>
/// <param name="Rule">The rule, with why it is there and what to do.</param>
/// <param name="Severity">The rule's own, or less where it matters less.</param>
/// <param name="File">The path that was given.</param>
/// <param name="At">The place in that file.</param>
/// <param name="Message">What is wrong, as a sentence without a full stop.</param>
public sealed record Finding(LintRule Rule, Severity Severity, string File, Position At, string Message);

/// <summary>A file that was looked at.</summary>
/// <param name="Path">As it was given.</param>
/// <param name="Text">The whole file.</param>
/// <param name="Lane">Null: it is no workflow file, or cannot be read, and the findings say why.</param>
public sealed record LintedFile(string Path, string Text, RecognisedLane? Lane)
{
    /// <summary>It describes the product.</summary>
    public bool IsDescription { get; init; }
}

/// <summary>What was looked at, and what was found.</summary>
/// <param name="Files">In the order in which they were given.</param>
/// <param name="Findings">By file, in the order of the files; then by place.</param>
public sealed record LintReport(IReadOnlyList<LintedFile> Files, IReadOnlyList<Finding> Findings)
{
    /// <summary>Nothing was looked at.</summary>
    public static LintReport Nothing { get; } = new([], []);

    /// <summary>It is what was found in one of the files, which were looked at together.</summary>
    public bool IsPart { get; private init; }

    /// <summary>How many findings there are of a severity.</summary>
    public int Count(Severity severity) => Findings.Count(finding => finding.Severity == severity);

    /// <summary>Whether a file is in that lane.</summary>
    public bool Has(Lane lane) => Files.Any(file => file.Lane?.Lane == lane);

    /// <summary>With what was looked at beside it.</summary>
    public LintReport With(LintReport other) => new([.. Files, .. other.Files], [.. Findings, .. other.Findings]);

    /// <summary>What it says of one file alone.</summary>
    public LintReport Of(string path) =>
        new([.. Files.Where(file => file.Path == path)], [.. Findings.Where(finding => finding.File == path)])
        {
            IsPart = true,
        };
}
