using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Runner.Steps;

/// <summary>A step that is to be run now.</summary>
/// <param name="Session">The job's.</param>
/// <param name="Step">As written.</param>
/// <param name="Frame">Whose step it is.</param>
/// <param name="Id">Its id, or the one that the runner gives it: <c>GITHUB_ACTION</c>.</param>
/// <param name="Name">As the log shows it.</param>
/// <param name="Scope">What its expressions see.</param>
/// <param name="Env">Its variables, evaluated: the job's, the frame's, its own.</param>
/// <param name="Own">Those of them that the step itself names.</param>
/// <param name="Timeout">Its own limit, or null.</param>
/// <param name="Cancelled">The job is to stop.</param>
internal sealed record StepCall(
    JobSession Session,
    Step Step,
    StepFrame Frame,
    string Id,
    string Name,
    ExpressionScope Scope,
    IReadOnlyDictionary<string, string> Env,
    IReadOnlyList<KeyValuePair<string, string>> Own,
    TimeSpan? Timeout,
    CancellationToken Cancelled
)
{
    /// <summary>What it prints.</summary>
    public StepLog Log { get; } = new(Session.Masks, Session.Machine.Folders.Workspace);

    /// <summary>Its inputs, evaluated; names without regard to case.</summary>
    public IReadOnlyDictionary<string, string> With() =>
        new Dictionary<string, string>(Evaluation.Texts(Step.With, Scope), StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes a line that a program printed.</summary>
    public void Take(string line)
    {
        var (shown, log, annotations) = Log.Read(line);
        Session.Print(log, shown);
        foreach (var annotation in annotations)
        {
            Session.Annotate(annotation);
        }
    }
}
