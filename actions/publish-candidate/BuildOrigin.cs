using System.Globalization;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>The run that seals the candidate. Outside a workflow run the path is empty and the numbers are 0.</summary>
/// <param name="Workflow">Path of the workflow file in its repository.</param>
internal sealed record BuildOrigin(string Workflow, long RunId, int RunAttempt)
{
    public static BuildOrigin Read(InputReader inputs) =>
        new(
            PathOf(inputs, inputs.Environment.Variable("GITHUB_WORKFLOW_REF")),
            Number(inputs, "GITHUB_RUN_ID", long.MaxValue),
            (int)Number(inputs, "GITHUB_RUN_ATTEMPT", int.MaxValue)
        );

    // owner/repo/.github/workflows/candidate.yml@refs/heads/main
    private static string PathOf(InputReader inputs, string? reference)
    {
        if (reference is null)
        {
            return "";
        }
        var parts = reference.Split('@', 2)[0].Split('/', 3);
        if (parts is [_, _, { Length: > 0 } path])
        {
            return path;
        }
        inputs.Problem(
            $"GITHUB_WORKFLOW_REF must be owner/name/<path>@<ref>, as the runner sets it, not '{reference}'"
        );
        return "";
    }

    private static long Number(InputReader inputs, string variable, long most)
    {
        if (inputs.Environment.Variable(variable) is not { } text)
        {
            return 0;
        }
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most)
        {
            return number;
        }
        inputs.Problem($"{variable} must be a number, as the runner sets it, not '{text}'");
        return 0;
    }
}
