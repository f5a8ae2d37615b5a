using System.Diagnostics.CodeAnalysis;
using MsReleaseActions.Sandbox.Runner.Steps;
using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Sandbox.Runner;

/// <summary>The steps of a job, or of a composite action, one after the other.</summary>
internal sealed class StepSequence(JobSession session, StepFrame frame, IReadOnlyList<Step> steps)
{
    private readonly List<KeyValuePair<string, ExpressionValue>> states = [];
    private readonly StepIds ids = new();
    private bool failed;

    /// <summary>Runs them all.</summary>
    /// <returns><c>success</c>, <c>failure</c> or <c>cancelled</c>.</returns>
    public async Task<string> RunAsync(CancellationToken cancelled)
    {
        foreach (var step in steps)
        {
            session.Cancelled |= cancelled.IsCancellationRequested;
            // once cancelled, what still wants to run (always()) gets the time that GitHub gives it
            using var grace = session.Cancelled ? new CancellationTokenSource(JobExecution.Grace, session.Options.Time) : null;
            await StepAsync(step, grace?.Token ?? cancelled);
        }
        return session.Cancelled ? "cancelled" : failed ? "failure" : "success";
    }

    /// <summary>What an expression sees here.</summary>
    public ExpressionScope Scope(string[] names, IEnumerable<KeyValuePair<string, string>> env)
    {
        var values = session.Contexts();
        values["steps"] = ExpressionValue.Object(states);
        values["env"] = Contexts.Texts(env);
        if (!frame.IsJob)
        {
            values["inputs"] = frame.Inputs!;
        }
        var functions = Contexts.Status(!Failed && !session.Cancelled, Failed, session.Cancelled);
        functions["hashFiles"] = arguments => ExpressionValue.Of(HashFiles.Of(session.Machine.Folders.Workspace, [.. arguments.Select(argument => argument.ToText())]));
        return Contexts.Scope(names, values, functions);
    }

    private bool Failed => frame.IsJob ? session.Failed : failed;

    private async Task StepAsync(Step step, CancellationToken cancelled)
    {
        var id = ids.Of(step);
        var env = Merge(session.Variables, frame.Env);
        var name = Named(step, env);
        var shown = frame.IsJob ? session.Shown.Step(name) : null;
        Tell(shown);
        var end = await EndAsync(step, id, name, env, cancelled);
        if (cancelled.IsCancellationRequested && end.Outcome == "failure")
        {
            end = end with { Outcome = "cancelled" };
        }
        var conclusion = end.Outcome == "failure" && Continues(step, env) ? "success" : end.Outcome;
        states.Add(KeyValuePair.Create(id, State(end, conclusion)));
        Count(conclusion);
        shown?.End(conclusion);
        Tell(shown);
    }

    private async Task<StepEnd> EndAsync(Step step, string id, string name, Dictionary<string, string> env, CancellationToken cancelled)
    {
        try
        {
            if (!Template.Condition(step.If?.Text, Scope(Contexts.OfStepCondition, env)))
            {
                return StepEnd.Of("skipped");
            }
            var own = Merge(env, Evaluation.Texts(step.Env, Scope(Names, env)));
            var scope = Scope(Names, own);
            TimeSpan? timeout = step.TimeoutMinutes is null ? null : TimeSpan.FromMinutes(Evaluation.Number(step.TimeoutMinutes, scope));
            var call = new StepCall(session, step, frame, id, name, scope, own, timeout, cancelled);
            return await (step.Run is not null ? ScriptStep.RunAsync(call) : UsesStep.RunAsync(call));
        }
        catch (Exception failure) when (failure is WorkflowFailure or ExpressionException or UnsupportedShell)
        {
            var unsupported = failure is UnsupportedShell ? failure.Message : (failure as UnsupportedFailure)?.What;
            if (unsupported is not null)
            {
                session.Unsupported(unsupported, (step.Uses ?? step.Run)!.At.Line, passed: false);
            }
            session.Error(failure.Message);
            return StepEnd.Of("failure");
        }
    }

    private string[] Names => frame.IsJob ? Contexts.OfStep : Contexts.OfComposite;

    // a name that cannot be evaluated is shown as written
    [SuppressMessage("Usage", "CA1031", Justification = "only expressions' own failures are caught")]
    private string Named(Step step, Dictionary<string, string> env)
    {
        var written = step.Name?.Text ?? step.DefaultName;
        try
        {
            return Template.Render(written, Scope(Names, env));
        }
        catch (ExpressionException)
        {
            return written;
        }
    }

    private bool Continues(Step step, Dictionary<string, string> env) =>
        step.ContinueOnError is not null && Evaluation.Value(step.ContinueOnError, Scope(Names, env)).IsTruthy;

    private void Count(string conclusion)
    {
        failed |= conclusion == "failure";
        session.Failed |= frame.IsJob && conclusion == "failure";
        session.Cancelled |= conclusion == "cancelled";
    }

    private void Tell(SandboxStep? shown)
    {
        if (shown is not null)
        {
            session.Tell(new StepChanged(session.Run, session.Shown, shown));
        }
    }

    private static ExpressionValue State(StepEnd end, string conclusion) => ExpressionValue.Object(
    [
        KeyValuePair.Create("outputs", Contexts.Texts(end.Outputs)),
        KeyValuePair.Create("outcome", ExpressionValue.Of(end.Outcome)),
        KeyValuePair.Create("conclusion", ExpressionValue.Of(conclusion)),
    ]);

    private static Dictionary<string, string> Merge(IEnumerable<KeyValuePair<string, string>> first, IEnumerable<KeyValuePair<string, string>> second)
    {
        var merged = new Dictionary<string, string>(first, StringComparer.Ordinal);
        foreach (var (name, value) in second)
        {
            merged[name] = value;
        }
        return merged;
    }
}

/// <summary>The ids of steps that give themselves none, as the runner makes them: <c>__run</c>, <c>__run_2</c>, <c>__actions_checkout</c>.</summary>
internal sealed class StepIds
{
    private readonly Dictionary<string, int> used = new(StringComparer.OrdinalIgnoreCase);

    public string Of(Step step)
    {
        if (step.Id is { } own)
        {
            return own.Text;
        }
        var name = step.Run is not null ? "__run" : $"__{string.Concat(step.Uses!.Text.Split('@')[0].TrimStart('.', '/').Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '_'))}";
        used[name] = used.GetValueOrDefault(name) + 1;
        return used[name] == 1 ? name : $"{name}_{used[name]}";
    }
}
