using MsReleaseActions.Workflows.Expressions;

namespace MsReleaseActions.Sandbox.Actions;

/// <summary>The title of a run: what <c>run-name</c> makes of the contexts <c>github</c>, <c>inputs</c> and <c>vars</c>.</summary>
internal static class RunTitle
{
    /// <summary>The rendered <c>run-name</c>; where it is missing or blank the commit's first line for a push, else the workflow's name.</summary>
    /// <exception cref="ExpressionException">An expression in it cannot be evaluated.</exception>
    public static string Of(SandboxRun run, WorkflowDocument? document)
    {
        var title = Template.Render(document?.RunName ?? "", Scope(run, document?.Dispatch ?? []));
        return !string.IsNullOrWhiteSpace(title) ? title.Trim()
            : run.Made.Event == "push" ? run.HeadCommit.Message.Split('\n')[0]
            : run.Workflow.Name;
    }

    private static ExpressionScope Scope(SandboxRun run, IReadOnlyList<DeclaredInput> declared) =>
        new(
            new Dictionary<string, ExpressionValue>
            {
                ["github"] = GitHub(run),
                ["inputs"] = Members(run.Inputs.Select(input => (input.Key, Typed(input.Value, declared.FirstOrDefault(known => Same(known.Name, input.Key))?.Type)))),
                // no repository has variables here
                ["vars"] = Members([]),
            },
            new Dictionary<string, Func<IReadOnlyList<ExpressionValue>, ExpressionValue>>());

    private static ExpressionValue GitHub(SandboxRun run)
    {
        var made = run.Made;
        var isBranch = run.Repository.Resolve("refs/heads/" + made.HeadBranch) is not null;
        return Members([
            ("actor", ExpressionValue.Of(made.Actor)),
            ("event_name", ExpressionValue.Of(made.Event)),
            ("ref", ExpressionValue.Of($"refs/{(isBranch ? "heads" : "tags")}/{made.HeadBranch}")),
            ("ref_name", ExpressionValue.Of(made.HeadBranch)),
            ("ref_type", ExpressionValue.Of(isBranch ? "branch" : "tag")),
            ("repository", ExpressionValue.Of(run.Repository.FullName)),
            ("repository_owner", ExpressionValue.Of(run.Repository.Owner)),
            ("run_attempt", ExpressionValue.Of(run.Attempt.ToString())),
            ("run_id", ExpressionValue.Of(run.Id.ToString())),
            ("run_number", ExpressionValue.Of(run.Number.ToString())),
            ("sha", ExpressionValue.Of(made.HeadSha)),
            ("triggering_actor", ExpressionValue.Of(made.Actor)),
            ("workflow", ExpressionValue.Of(run.Workflow.Name)),
            ("event", Members([("inputs", Members(run.Inputs.Select(input => (input.Key, ExpressionValue.Of(input.Value)))))])),
        ]);
    }

    /// <summary>An input in the kind it is declared with; <c>github.event.inputs</c> has texts only.</summary>
    private static ExpressionValue Typed(string value, string? type) => type switch
    {
        "boolean" => ExpressionValue.Of(value == "true"),
        "number" when double.TryParse(value, out var number) => ExpressionValue.Of(number),
        _ => ExpressionValue.Of(value),
    };

    private static ExpressionValue Members(IEnumerable<(string Name, ExpressionValue Value)> members) =>
        ExpressionValue.Object(members.Select(member => KeyValuePair.Create(member.Name, member.Value)));

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
