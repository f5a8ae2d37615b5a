using MsReleaseActions.Runner.Steps;
using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Runner.Jobs;

/// <summary>What a job gives to those that need it.</summary>
internal static class JobOutputs
{
    /// <summary>The evaluated outputs. One that holds a secret is left out with a warning, as on GitHub.</summary>
    public static Dictionary<string, string> Of(Mapping? outputs, ExpressionScope scope, JobSession session)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Evaluation.Texts(outputs, scope))
        {
            if (session.Masks.Hide(value) != value)
            {
                var message = $"Skip output '{name}' since it may contain secret.";
                session.Print($"##[warning]{message}");
                session.Annotate(new MsReleaseActions.Runner.Processes.Annotation("warning", message));
                continue;
            }
            values[name] = value;
        }
        return values;
    }
}
