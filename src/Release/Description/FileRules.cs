using MsReleaseActions.Core.Versions;
using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Workflows.Lint.Rules;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.ReleaseTrain.Description;

/// <summary>The files that a description names.</summary>
internal static class FileRules
{
    private const string Workflows = ".github/workflows/";

    public static IEnumerable<Finding> Of(DescribedCheckout checkout) =>
        [
            .. Versions(checkout),
            .. App(checkout),
            .. Action(checkout, checkout.Settings.Build.Action, "build.action"),
            .. Unheard(checkout),
            .. Lane(checkout, "workflows.ci", checkout.Settings.CiWorkflow),
            .. Lane(checkout, "workflows.candidate", checkout.Settings.CandidateWorkflow),
            .. Lane(checkout, "workflows.release", checkout.Settings.ReleaseWorkflow),
            .. Watch(checkout),
        ];

    /// <summary>Those of a repository that releases content.</summary>
    public static IEnumerable<Finding> OfContent(DescribedCheckout checkout) =>
        [.. Lane(checkout, "workflows.release", checkout.Settings.ReleaseWorkflow), .. Watch(checkout)];

    /// <summary>Those of a repository whose candidates another one releases.</summary>
    public static IEnumerable<Finding> OfCandidates(DescribedCheckout checkout) =>
        [
            .. checkout
                .Settings.Candidates.Index()
                .SelectMany(candidate =>
                    (Finding[])
                        [
                            .. Action(checkout, candidate.Item.Action, $"candidates.[{candidate.Index}].action"),
                            .. Lane(
                                checkout,
                                $"candidates.[{candidate.Index}].workflow",
                                candidate.Item.Producer.Workflow
                            ),
                        ]
                ),
            .. Lane(checkout, "workflows.ci", checkout.Settings.CiWorkflow),
        ];

    private static IEnumerable<Finding> Versions(DescribedCheckout checkout)
    {
        var files = checkout.Settings.VersionFiles;
        var reading = VersionFiles.Read(files.ToDictionary(path => path, checkout.Read, StringComparer.Ordinal));
        return reading.Problems.Select(problem =>
            checkout.Found(
                DescriptionRules.VersionFiles,
                // a problem of one file begins with its name
                files
                    .Index()
                    .Where(file => problem.StartsWith(file.Item, StringComparison.Ordinal))
                    .OrderByDescending(file => file.Item.Length)
                    .Select(file => $"version_files.[{file.Index}]")
                    .FirstOrDefault("version_files"),
                problem
            )
        );
    }

    private static IEnumerable<Finding> App(DescribedCheckout checkout)
    {
        var folder = checkout.AppFolder;
        var isThere = checkout.Tree.Paths.Any(path => path.StartsWith(folder, StringComparison.Ordinal));
        if (checkout.Settings.Build is { Kind: BuildKind.Tauri, Config: { } config } && !checkout.Tree.Has(config))
        {
            return [checkout.Found(DescriptionRules.AppFolder, "app.config", $"there is no {config}")];
        }
        return checkout.Settings.Build.Kind != BuildKind.Tauri || TauriFiles.In(checkout).Any()
            ? []
            :
            [
                checkout.Found(
                    DescriptionRules.AppFolder,
                    "app.folder",
                    !isThere ? $"there is no folder {checkout.Settings.Build.Folder}"
                        : folder.Length > 0 ? $"no tauri.conf.json is in {checkout.Settings.Build.Folder}"
                        : "no tauri.conf.json is in the repository"
                ),
            ];
    }

    private static IEnumerable<Finding> Action(DescribedCheckout checkout, string action, string member)
    {
        var file = BuildAction.FileOf(checkout.Tree, action);
        var problem =
            file is null ? $"there is no {action}/action.yml"
            : BuildAction.IsUnsaid(checkout.Tree.Text(file) ?? "") ? $"{file} does not say yet how this is built"
            : Unusable(file, checkout.Tree.Text(file) ?? "");
        return problem is null ? [] : [checkout.Found(DescriptionRules.BuildAction, member, problem)];
    }

    // the action is its owner's: what is said after it was written reaches it by hand alone
    private static IEnumerable<Finding> Unheard(DescribedCheckout checkout)
    {
        var build = checkout.Settings.Build;
        var file = BuildAction.FileOf(checkout.Tree, build.Action);
        var text = file is null ? null : checkout.Tree.Text(file);
        (string Member, string? Said)[] all =
        [
            ("app.node", build.Node),
            ("app.rust", build.Rust),
            ("app.package_manager", build.PackageManager),
        ];
        return all.Where(one => one.Said is not null && text?.Contains(one.Said, StringComparison.Ordinal) == false)
            .Select(one =>
                checkout.Found(
                    DescriptionRules.BuildAction,
                    one.Member,
                    $"{file} does not have {one.Said} in it: the action is yours, and `ms init` does not change it",
                    Severity.Warning
                )
            );
    }

    // what the lane gives it arrives only where it is declared
    private static string? Unusable(string file, string text)
    {
        try
        {
            var read = ActionFile.Parse(file, text);
            return read.Using != "composite" ? $"{file} is an action of {read.Using}, and a composite one is called"
                : read.Inputs.All(input => input.Name != "output")
                    ? $"{file} declares no input `output`: the folder that the files are left in"
                : read.Steps.Count == 0 ? $"{file} has no step"
                : null;
        }
        catch (InvalidWorkflowException failure)
        {
            return $"{file} cannot be read: {failure.Problems[0].Message}";
        }
    }

    // it came later than the other lanes, and nothing is released by it
    private static IEnumerable<Finding> Watch(DescribedCheckout checkout) =>
        Lane(checkout, "workflows.watch", checkout.Settings.WatchWorkflow)
            .Select(finding => finding with { Severity = Severity.Warning });

    private static IEnumerable<Finding> Lane(DescribedCheckout checkout, string member, string file) =>
        checkout.Tree.Has(Workflows + file)
            ? []
            : [checkout.Found(DescriptionRules.Workflow, member, $"there is no {Workflows}{file}")];
}
