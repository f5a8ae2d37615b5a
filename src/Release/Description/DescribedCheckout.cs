using MsReleaseActions.Core.Versions;
using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.ReleaseTrain.Description;

/// <summary>A description and the files that it is about.</summary>
/// <param name="Settings">Of schema 2.</param>
/// <param name="File">As findings name it.</param>
internal sealed record DescribedCheckout(
    ReleaseSettings Settings,
    RepositoryTree Tree,
    DescriptionPlaces Places,
    string File
)
{
    /// <summary>The folder of the app, with a slash at its end; empty for the root.</summary>
    public string AppFolder { get; } = RepositoryPath.Folder(Settings.Build.Folder);

    /// <summary>A file's bytes; null where the repository has no such file.</summary>
    public byte[]? Read(string path) => Tree.Has(path) ? Tree.Read(path) : null;

    /// <param name="member">Where in the description, such as <c>legs.[0].bundles</c>.</param>
    /// <param name="severity">Null: the rule's.</param>
    public Finding Found(LintRule rule, string member, string message, Severity? severity = null) =>
        new(rule, severity ?? rule.Severity, File, Places.Of(member), message);
}
