using System.Text.RegularExpressions;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Model;
using DeclaredAction = MsReleaseActions.Testing.ActionFile;

namespace MsReleaseActions.WorkflowsTests.Documents;

/// <summary>How a workflow uses this project's actions, compared with their <c>action.yml</c> files.</summary>
internal static partial class OurUses
{
    private static readonly Dictionary<string, DeclaredAction> Declared = Checkout.ActionIds.ToDictionary(
        id => id,
        DeclaredAction.Read
    );

    /// <summary>Inputs that are not declared or are missing, and outputs that do not exist.</summary>
    public static IEnumerable<string> Problems(WorkflowFile workflow)
    {
        var uses = workflow
            .Jobs.SelectMany(job => job.Steps)
            .Select(step => (Step: step, Match: Ours().Match(step.Uses?.Text ?? "")))
            .Where(use => use.Match.Success)
            .Select(use => (use.Step, Id: use.Match.Groups["id"].Value))
            .ToList();
        var known = uses.Where(use => Declared.ContainsKey(use.Id)).ToList();
        return
        [
            .. uses.Except(known).Select(use => $"there is no action '{use.Id}'"),
            .. known.SelectMany(use => Inputs(use.Step, Declared[use.Id])),
            .. known
                .Where(use => use.Step.Id is not null)
                .SelectMany(use => Outputs(workflow.Text, use.Step.Id!.Text, Declared[use.Id])),
        ];
    }

    private static IEnumerable<string> Inputs(Step step, DeclaredAction action)
    {
        var given = (step.With?.Members ?? []).Select(member => member.Name).ToList();
        return
        [
            .. given
                .Except(action.Inputs.Select(input => input.Name))
                .Select(name => $"{action.Id} has no input '{name}'"),
            .. action
                .Inputs.Where(input => input is { IsRequired: true, Default: "" })
                .Select(input => input.Name)
                .Except(given)
                .Select(name => $"{action.Id} needs the input '{name}'"),
        ];
    }

    private static IEnumerable<string> Outputs(string text, string step, DeclaredAction action) =>
        StepOutput()
            .Matches(text)
            .Where(reference => reference.Groups["step"].Value == step)
            .Select(reference => reference.Groups["output"].Value)
            .Except(action.Outputs.Select(output => output.Key))
            .Select(name => $"{action.Id} has no output '{name}'");

    [GeneratedRegex(
        @"\A(?:org/ms-release-actions/(?:actions/)?|\./(?:actions/)?)(?<id>[\w-]+)(?:@\S+)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Ours();

    [GeneratedRegex(
        @"\bsteps\.(?<step>[\w-]+)\.outputs\.(?<output>[\w-]+)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex StepOutput();
}
