using MsReleaseActions.Core;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.CheckVersions;

/// <summary>The flow: find the version files of a checkout, read them, and compare what they say.</summary>
internal static class CheckVersionsAction
{
    public static Task<int> RunAsync(ActionEnvironment environment) =>
        ActionHost.RunLocalAsync(
            "check-versions",
            environment,
            CheckInputs.Read,
            (inputs, run, _) => Task.FromResult(Act(inputs, run))
        );

    private static ActionReport Act(CheckInputs inputs, LocalRun run)
    {
        var state = StateOf(inputs, run);
        var plan = CheckPlan.Of(state, inputs.Expected);
        foreach (var place in plan.Places)
        {
            run.Workflow.Info($"{place.Shown} says {place.Text}");
        }
        foreach (var left in state.LeftOut)
        {
            run.Workflow.Info($"left out: {left}");
        }
        if (plan.Version is { } version)
        {
            return CheckReport.Agreed(plan, version);
        }
        foreach (var problem in plan.Problems)
        {
            run.Workflow.Info($"differs: {problem}");
        }
        var failure = ActionFailure.No(
            plan.Problems,
            "What is built and released would call itself by another version than the files say",
            "Put the files right with a pull request, or name others as version_files in ms-release.json"
        );
        return CheckReport.Differing(plan) with { Failure = failure };
    }

    private static CheckState StateOf(CheckInputs inputs, LocalRun run)
    {
        try
        {
            return CheckState.Read(inputs, run);
        }
        catch (FormatException problem)
        {
            throw ActionFailure.No(
                $"{VersionDescription.File} cannot be used: {problem.Message}",
                "It names the files that say the version",
                "Correct it with a pull request"
            );
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw ActionFailure.No(
                $"The folder cannot be read: {failure.Message}",
                "Every version file must be seen",
                "Check out the repository anew, as the user of the container, root"
            );
        }
    }
}
