using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.ReleaseTrain.Description;

/// <summary>
/// What a checkout's <c>ms-release.json</c> says, compared with what is there: before anything is built.
/// </summary>
/// <param name="Lanes">What it makes of the workflow files.</param>
/// <param name="Report">What would stop a release later. Of a description of schema 1, and of what is no build of this
/// repository, nothing is known.</param>
public sealed record LintedDescription(DescribedLanes Lanes, LintReport Report)
{
    /// <param name="path">As findings name the file.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="tree">The files of the checkout.</param>
    /// <exception cref="ActionFailure">It does not keep to its form (exit 2): every problem, with its line.</exception>
    public static LintedDescription Of(string path, byte[] bytes, RepositoryTree tree)
    {
        // where it is, changes nothing
        var settings = SettingsFile.Parse(bytes, RepositoryName.Parse("owner/name"));
        var places = DescriptionPlaces.Of(bytes);
        if (
            settings.Schema == 1
            || (settings is { Kind: ProductKind.App, Candidates.Count: 0 } && !places.DescribesBuild)
        )
        {
            return new LintedDescription(DescribedLanes.None, LintReport.Nothing);
        }
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        return new LintedDescription(
            LaneFiles.Described(settings),
            new LintReport(
                [new LintedFile(path, reader.ReadToEnd(), Lane: null) { IsDescription = true }],
                [
                    .. Findings(new DescribedCheckout(settings, tree, places, path))
                        .OrderBy(finding => (finding.At.Line, finding.At.Column))
                        .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal),
                ]
            )
        );
    }

    private static IEnumerable<Finding> Findings(DescribedCheckout checkout) =>
        // what a release of content is made of is no file of its checkout
        checkout.Settings.Kind == ProductKind.Content
            ? [.. FileRules.OfContent(checkout)]
        : checkout.Settings.Candidates.Count > 0
            ? [.. FileRules.OfCandidates(checkout), .. RequiredCheckRules.Of(checkout)]
        :
        [
            .. FileRules.Of(checkout),
            .. RequiredCheckRules.Of(checkout),
            .. UpdaterRules.Of(checkout),
            .. LegRules.Of(checkout),
            .. LegRules.OfMsi(checkout),
        ];
}
