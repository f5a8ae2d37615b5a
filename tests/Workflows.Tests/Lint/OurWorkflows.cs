using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Reading;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.WorkflowsTests.Lint;

/// <summary>The workflow files that we ship.</summary>
internal static class OurWorkflows
{
    public static ActionNeeds Needs { get; } =
        ActionNeeds.Read(
            Checkout.ActionIds.Select(id => KeyValuePair.Create(id, Checkout.Read($"actions/{id}/action.yml")))
        );

    /// <summary>The build of the app, where its lane names it.</summary>
    public static IReadOnlyDictionary<string, SourceFile> Actions { get; } = ActionsOf("ms-manager");

    /// <summary>The folders of <c>workflows/</c>.</summary>
    public static IReadOnlyList<string> Products { get; } =
    [
        .. Checkout
            .Files(".yml")
            .Where(file => file.StartsWith("workflows/", StringComparison.Ordinal))
            .Select(file => file.Split('/')[1])
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The app's.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } = Of("ms-manager");

    /// <summary>
    /// What a repository has: the files that are installed, and those of its own that the rehearsal starts it with.
    /// </summary>
    public static IReadOnlyList<SourceFile> Of(string product) =>
        [
            .. Checkout
                .Files(".yml")
                .Where(file =>
                    file.StartsWith($"workflows/{product}/", StringComparison.Ordinal)
                    || file.StartsWith($"src/Rehearsal/Seeds/{product}/.github/workflows/", StringComparison.Ordinal)
                )
                .Select(file => new SourceFile(Path.GetFileName(file), Checkout.Read(file)))
                .OrderBy(file => file.Path, StringComparer.Ordinal),
        ];

    /// <summary>The builds that the rehearsal starts a repository with, where its lanes name them.</summary>
    public static Dictionary<string, SourceFile> ActionsOf(string product)
    {
        var root = $"src/Rehearsal/Seeds/{product}/";
        return Checkout
            .Files(".yml")
            .Where(file => file.StartsWith($"{root}.github/actions/", StringComparison.Ordinal))
            .ToDictionary(
                file => $"./{Path.GetDirectoryName(file[root.Length..])}",
                file => new SourceFile("action.yml", Checkout.Read(file)),
                StringComparer.Ordinal
            );
    }

    /// <summary>Findings as a compiler would head them, <c>ci.yml:3:5 error rule</c>.</summary>
    public static IReadOnlyList<string> Heads(IReadOnlyList<SourceFile> files, string product = "ms-manager") =>
        [
            .. Linter
                .Check(files, Needs, ActionsOf(product))
                .Findings.Select(finding =>
                    $"{finding.File}:{finding.At.Line}:{finding.At.Column} "
                    + $"{finding.Severity.ToString().ToLowerInvariant()} {finding.Rule.Id}"
                ),
        ];
}
