using System.Text.Json.Serialization;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Checks;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Cli.Commands.Release;

/// <summary>A preflight, for machines.</summary>
/// <param name="Ok">A release can end.</param>
internal sealed record PreflightDocument(bool Ok, string Repository, IReadOnlyList<PreflightLine> Findings)
{
    public static PreflightDocument Of(ReleaseSettings settings, PreflightReport report) =>
        new(
            report.Problems.Count == 0,
            settings.Repository.ToString(),
            [
                .. report.Findings.Select(finding => new PreflightLine(
                    finding.Name,
                    finding.Status == CheckStatus.Passed ? "ok" : Words.Of(finding.Status),
                    finding.Text,
                    finding.ToDo
                )),
            ]
        );
}

/// <param name="State"><c>ok</c>, <c>warning</c>, <c>failed</c> or <c>unknown</c>.</param>
internal sealed record PreflightLine(string Name, string State, string Text, string ToDo);

/// <summary>Required checks, for machines.</summary>
/// <param name="Ok">Nothing is obsolete, missing or named in vain; after --apply: any more.</param>
/// <param name="Corrections">What --apply writes, or wrote.</param>
/// <param name="Applied">Whether it was written.</param>
/// <param name="Stuck">What cannot be corrected from here.</param>
internal sealed record ChecksDocument(
    bool Ok,
    string Repository,
    string Branch,
    IReadOnlyList<CheckLine> Checks,
    IReadOnlyList<string> Corrections,
    bool Applied,
    IReadOnlyList<string> Stuck
)
{
    public static ChecksDocument Of(
        ReleaseSettings settings,
        ChecksReport report,
        IReadOnlyList<string> corrections,
        bool applied
    ) =>
        new(
            report.Holds,
            settings.Repository.ToString(),
            settings.Branch,
            [
                .. report.Findings.Select(finding => new CheckLine(
                    finding.Name,
                    finding.Where,
                    Words.Of(finding.Standing),
                    finding.Text
                )),
            ],
            corrections,
            applied,
            report.Stuck
        );
}

/// <param name="Where"><c>branch protection</c>, <c>ruleset 7</c>, or empty.</param>
/// <param name="Standing"><c>fine</c>, <c>obsolete</c>, <c>missing</c>, <c>foreign</c>, <c>unresolved</c> or
/// <c>unproduced</c>.</param>
internal sealed record CheckLine(string Name, string Where, string Standing, string Text);

internal static class Words
{
    /// <summary>A value of an enumeration in lower case.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PreflightDocument))]
[JsonSerializable(typeof(ChecksDocument))]
[JsonSerializable(typeof(StatusDocument))]
internal sealed partial class ReadinessJson : JsonSerializerContext;
