using System.Diagnostics.CodeAnalysis;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Server.State;
using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Runner.Steps;

/// <summary>The steps of a job, or of a composite action, one after the other.</summary>
internal sealed class StepSequence(JobSession session, StepFrame frame, IReadOnlyList<Step> steps)
{
    private readonly List<KeyValuePair<string, ExpressionValue>> states = [];
    private readonly StepIds ids = new();
    private string current = "";
    private bool failed;

    /// <summary>Runs them all.</summary>
    /// <param name="limit">The time of the step that uses them is over.</param>
    /// <returns><c>success</c>, <c>failure</c> or <c>cancelled</c>.</returns>
    public async Task<string> RunAsync(CancellationToken limit)
    {
        using var forced = CancellationTokenSource.CreateLinkedTokenSource(limit, session.Forced);
        foreach (var step in steps.TakeWhile(_ => !forced.IsCancellationRequested))
        {
            await StepAsync(step, forced.Token);
        }
        return session.Cancelled ? "cancelled"
            : failed ? "failure"
            : "success";
    }

    /// <summary>What an expression sees here.</summary>
    public ExpressionScope Scope(
        string[] names,
        IEnumerable<KeyValuePair<string, string>> env,
        bool isCondition = false
    )
    {
        var values = session.Contexts();
        values["github"] = GitHub((ObjectValue)values["github"]);
        values["steps"] = ExpressionValue.Object(states);
        values["env"] = Contexts.Texts(env);
        if (!frame.IsJob)
        {
            values["inputs"] = frame.Inputs!;
        }
        // elsewhere GitHub does not know the status functions
        var functions = isCondition
            ? Contexts.Status(!Failed && !session.Cancelled, Failed, session.Cancelled)
            : Contexts.NoFunctions();
        functions["hashFiles"] = arguments =>
            ExpressionValue.Of(
                HashFiles.Of(session.Machine.Folders.Workspace, [.. arguments.Select(argument => argument.ToText())])
            );
        return Contexts.Scope(names, values, functions);
    }

    private bool Failed => frame.IsJob ? session.Failed : failed;

    private async Task StepAsync(Step step, CancellationToken forced)
    {
        current = ids.Of(step);
        var env = Merge(session.Variables, frame.Env);
        var name = Named(step, env);
        var shown = frame.IsJob ? session.Shown.Step(name) : null;
        Tell(shown);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(forced);
        var end = await EndAsync(step, name, env, stop);
        if (stop.IsCancellationRequested && end.Outcome == "failure")
        {
            end = end with { Outcome = "cancelled" };
        }
        var conclusion = end.Outcome == "failure" && Continues(step, env) ? "success" : end.Outcome;
        states.Add(KeyValuePair.Create(current, State(end, conclusion)));
        Count(conclusion);
        shown?.End(conclusion);
        Tell(shown);
    }

    private async Task<StepEnd> EndAsync(
        Step step,
        string name,
        Dictionary<string, string> env,
        CancellationTokenSource stop
    )
    {
        try
        {
            // the step's own variables are there before its condition is asked
            var own = Evaluation.Texts(step.Env, Scope(Names, env));
            var all = Merge(env, own);
            if (!Wants(step, all))
            {
                return StepEnd.Of("skipped");
            }
            await using var asked = session.Stop.Register(() => Stopping.Unless(() => Wants(step, all), stop));
            var scope = Scope(Names, all);
            var minutes = step.TimeoutMinutes is null ? 0 : Evaluation.Minutes(step.TimeoutMinutes, scope);
            TimeSpan? timeout = minutes == 0 ? null : TimeSpan.FromMinutes(minutes);
            var call = new StepCall(session, step, frame, current, name, scope, all, own, timeout, stop.Token);
            return await (step.Run is not null ? ScriptStep.RunAsync(call) : UsesStep.RunAsync(call));
        }
        catch (Exception failure)
            when (failure
                    is WorkflowFailure
                        or ExpressionException
                        or UnsupportedShell
                        or IOException
                        or UnauthorizedAccessException
            )
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

    private bool Wants(Step step, Dictionary<string, string> env) =>
        Template.Condition(
            step.If?.Text,
            Scope(frame.IsJob ? Contexts.OfStepCondition : Contexts.OfComposite, env, isCondition: true)
        );

    private ExpressionValue GitHub(ObjectValue github) =>
        ExpressionValue.Object([
            .. github.Members,
            KeyValuePair.Create("action", ExpressionValue.Of(current)),
            .. frame.Facts.Select(fact => KeyValuePair.Create(fact.Key, ExpressionValue.Of(fact.Value))),
        ]);

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

    private bool Continues(Step step, Dictionary<string, string> env)
    {
        try
        {
            return step.ContinueOnError is not null
                && Evaluation.Value(step.ContinueOnError, Scope(Names, env)).IsTruthy;
        }
        catch (ExpressionException failure)
        {
            session.Error(failure.Message);
            return false;
        }
    }

    private void Count(string conclusion)
    {
        failed |= conclusion == "failure";
        session.Failed |= frame.IsJob && conclusion == "failure";
    }

    private void Tell(SandboxStep? shown)
    {
        if (shown is not null)
        {
            session.Tell(new StepChanged(session.Run, session.Shown, shown));
        }
    }

    private static ExpressionValue State(StepEnd end, string conclusion) =>
        ExpressionValue.Object([
            KeyValuePair.Create("outputs", Contexts.Texts(end.Outputs)),
            KeyValuePair.Create("outcome", ExpressionValue.Of(end.Outcome)),
            KeyValuePair.Create("conclusion", ExpressionValue.Of(conclusion)),
        ]);

    private static Dictionary<string, string> Merge(
        IEnumerable<KeyValuePair<string, string>> first,
        IEnumerable<KeyValuePair<string, string>> second
    )
    {
        var merged = new Dictionary<string, string>(first, StringComparer.Ordinal);
        foreach (var (name, value) in second)
        {
            merged[name] = value;
        }
        return merged;
    }
}
