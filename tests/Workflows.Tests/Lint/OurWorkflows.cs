using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Lint;

namespace MsReleaseActions.WorkflowsTests.Lint;

/// <summary>The workflow files that we ship.</summary>
internal static class OurWorkflows
{
    public static ActionNeeds Needs { get; } =
        ActionNeeds.Read(Checkout.ActionIds.Select(id => KeyValuePair.Create(id, Checkout.Read($"actions/{id}/action.yml"))));

    public static IReadOnlyList<SourceFile> Files { get; } =
        [.. new[] { "candidate.yml", "ci.yml", "release.yml" }.Select(name => new SourceFile(name, Checkout.Read($"workflows/ms-manager/{name}")))];

    /// <summary>Findings as a compiler would head them, <c>ci.yml:3:5 error rule</c>.</summary>
    public static IReadOnlyList<string> Heads(IReadOnlyList<SourceFile> files) =>
    [
        .. Linter.Check(files, Needs).Findings
            .Select(finding => $"{finding.File}:{finding.At.Line}:{finding.At.Column} {finding.Severity.ToString().ToLowerInvariant()} {finding.Rule.Id}"),
    ];
}
