using MsReleaseActions.Core;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.Cli.Commands.Lint;

/// <summary>What somebody wants to be linted.</summary>
/// <param name="Root">The checkout that it is in, as it was typed; else the folder itself.</param>
/// <param name="File">Full path of the one file that is meant; null: all.</param>
internal sealed record LintedPlace(string Root, string? File)
{
    private const string GitHub = ".github";

    /// <summary>
    /// A checkout, what is in its <c>.github</c>, or a folder of files. How a workflow file is judged depends on the
    /// others, and on the description at the root: of both, whatever is named.
    /// </summary>
    public static LintedPlace Of(string typed)
    {
        var full = Path.GetFullPath(typed);
        var isFile = System.IO.File.Exists(full);
        var folder = Path.TrimEndingDirectorySeparator(isFile ? Path.GetDirectoryName(full)! : full);
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.GetFileName(at) == GitHub && Path.GetDirectoryName(at) is { } root)
            {
                folder = root;
                break;
            }
        }
        return !isFile && folder == Path.TrimEndingDirectorySeparator(full)
            ? new LintedPlace(typed, null)
            : new LintedPlace(
                Path.IsPathRooted(typed) ? folder : Path.GetRelativePath(".", folder),
                isFile ? full : null
            );
    }

    /// <summary>What was asked for of what was found.</summary>
    /// <exception cref="CommandFailure">The file is not among those that were looked at.</exception>
    public LintReport Of(LintReport report) =>
        File is null ? report
        : report.Files.FirstOrDefault(file => Path.GetFullPath(file.Path) == File) is { } only ? report.Of(only.Path)
        : throw new CommandFailure(
            ExitCode.BadInput,
            $"{File} is no workflow file: those of a checkout are in .github/workflows, and end with .yml or .yaml."
        );
}
