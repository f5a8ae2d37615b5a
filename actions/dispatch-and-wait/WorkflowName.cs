using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using MsReleaseActions.Core;

namespace MsReleaseActions.DispatchAndWait;

/// <summary>A workflow as a caller names it: its number, its file's name, or its path.</summary>
/// <param name="Text">What the API takes: the number or the file's name.</param>
internal sealed partial record WorkflowName(string Text) : IInputValue<WorkflowName>
{
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out WorkflowName? value,
        [NotNullWhen(false)] out string? problem
    )
    {
        var match = Form().Match(text);
        value = match.Success ? new WorkflowName(match.Groups["id"].Success ? text : match.Groups["file"].Value) : null;
        problem = value is null
            ? "must be a file name such as release.yml, its path under .github/workflows, or a workflow's "
                + $"number, not '{text}'"
            : null;
        return value is not null;
    }

    public override string ToString() => Text;

    // only digits are a number: 2-build.yml is a file
    [GeneratedRegex(
        @"\A(?:(?<id>[0-9]{1,18})|(?:\.?/?\.github/workflows/)?(?<file>[^/\\\p{C}]+\.ya?ml))\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();
}
