using System.Text.RegularExpressions;

namespace MsReleaseActions.Toolkit;

/// <summary>The inputs that name a workflow file.</summary>
public static partial class WorkflowPathInputs
{
    /// <summary>The path of a workflow file; null where it is not given; a problem when it is none.</summary>
    public static string? WorkflowPath(this InputReader inputs, string name)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.GetInput(name) is not { } path)
        {
            return null;
        }
        if (!Form().IsMatch(path))
        {
            inputs.Problem(
                $"{name} must be the path of a workflow file, such as .github/workflows/candidate.yml, not '{path}'"
            );
        }
        return path;
    }

    [GeneratedRegex(@"\A\.github/workflows/[^/\s@]+\.ya?ml\z")]
    private static partial Regex Form();
}
