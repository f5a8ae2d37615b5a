using MsReleaseActions.Core;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.Toolkit;

/// <summary>The last lines of a run: outputs, summary, and at most one annotation.</summary>
internal sealed class ActionEnd(string id, Workflow workflow)
{
    public ExitCode Finish(ActionReport report)
    {
        Publish(report);
        return report.Failure is { } failure ? Annotate(failure) : ExitCode.Done;
    }

    public ExitCode BadInput(IReadOnlyList<string> problems) =>
        Fail(
            new ActionFailure(
                ExitCode.BadInput,
                string.Join("; ", problems),
                "Nothing was sent to GitHub",
                "Correct the `with:` block of this step"
            ),
            cancelled: false
        );

    public ExitCode Fail(Exception exception, bool cancelled)
    {
        if (workflow.IsDebug)
        {
            workflow.Info(exception.ToString());
        }
        var failure = Translate(exception, cancelled);
        try
        {
            Publish(failure.Report ?? new ActionReport([], FailureSummary(failure)));
        }
        catch (ActionFailure unwritable)
        {
            // the failure that ends the run matters more than the file that could not take it: it keeps the one
            // annotation
            workflow.Info(unwritable.Message);
        }
        return Annotate(failure);
    }

    /// <summary>What was cancelled goes on all the same.</summary>
    public ExitCode Overdue() =>
        Annotate(
            new ActionFailure(
                ExitCode.Cancelled,
                $"Cancelled, and what was under way did not end within {StopSignals.Patience.TotalSeconds} s",
                "What was begun is left in place",
                "Run the same step again: it completes what is missing"
            )
        );

    private static ActionFailure Translate(Exception exception, bool cancelled) =>
        exception switch
        {
            ActionFailure failure => failure,
            _ when cancelled => new ActionFailure(
                ExitCode.Cancelled,
                "Cancelled before the end",
                "What was begun is left in place",
                "Run the same step again: it completes what is missing"
            ),
            GitHubFailure failure => failure.ToActionFailure(),
            _ => ActionFailure.No(
                $"{exception.GetType().Name}: {exception.Message}",
                "This was not foreseen",
                "Run the job again with debug logging, and report it with the log if it stays"
            ),
        };

    private void Publish(ActionReport report)
    {
        foreach (var (name, value) in report.Outputs)
        {
            workflow.SetOutput(name, value);
        }
        if (report.Summary.Length > 0)
        {
            workflow.WriteSummary(report.Summary);
        }
    }

    private ExitCode Annotate(ActionFailure failure)
    {
        foreach (var problem in failure.Problems)
        {
            workflow.Info(problem);
        }
        workflow.Error(id, failure.Message);
        return failure.ExitCode;
    }

    private string FailureSummary(ActionFailure failure) =>
        "### ❌ "
        + $"{id}\n\n**{SummaryText.Escape(failure.What)}**\n\n{SummaryText.Escape(failure.Why)}\n\n"
        + $"{SummaryText.Escape(failure.ToDo)}\n";
}
