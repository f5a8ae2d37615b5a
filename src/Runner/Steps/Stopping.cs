using MsReleaseActions.Workflows.Expressions;

namespace MsReleaseActions.Runner.Steps;

/// <summary>What a cancellation stops: GitHub asks the condition of what is under way again.</summary>
internal static class Stopping
{
    /// <summary>
    /// Stops it unless it wants to run after the cancellation too; a condition that cannot be evaluated now counts as
    /// no.
    /// </summary>
    public static void Unless(Func<bool> wanted, CancellationTokenSource stop)
    {
        try
        {
            if (wanted())
            {
                return;
            }
        }
        catch (ExpressionException)
        {
            stop.Cancel();
        }
        stop.Cancel();
    }
}
