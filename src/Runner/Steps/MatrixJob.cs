using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Runner.Steps;

/// <summary>A job for one combination of its matrix; a job without a matrix has one leg.</summary>
/// <param name="Job">As written.</param>
/// <param name="Matrix">The combination; null without a matrix.</param>
/// <param name="Index">0 for the first.</param>
/// <param name="Total">How many legs there are.</param>
/// <param name="FailFast">A failed leg ends the others.</param>
/// <param name="MaxParallel">Legs at a time.</param>
internal sealed record MatrixJob(Job Job, ObjectValue? Matrix, int Index, int Total, bool FailFast, int MaxParallel)
{
    /// <summary>The context <c>strategy</c>.</summary>
    public ExpressionValue Strategy =>
        ExpressionValue.Object([
            KeyValuePair.Create("fail-fast", ExpressionValue.Of(FailFast)),
            KeyValuePair.Create("job-index", ExpressionValue.Of(Index)),
            KeyValuePair.Create("job-total", ExpressionValue.Of(Total)),
            KeyValuePair.Create("max-parallel", ExpressionValue.Of(MaxParallel)),
        ]);

    /// <summary>What tells it from every other leg of the run; names may be equal.</summary>
    public string Key => $"{Job.Id.Text} {Matrix?.ToJson()?.ToJsonString()}";

    /// <summary>
    /// As GitHub shows it: the evaluated name; the combination is added where the name does not speak of it.
    /// </summary>
    public string NameOf(ExpressionScope scope)
    {
        var written = Job.Name?.Text;
        var name = written is null ? Job.Id.Text : Template.Render(written, scope);
        return Matrix is null || (written is not null && Template.HasExpression(written))
            ? name
            : $"{name} ({Workflows.Model.Matrix.Describe(Matrix)})";
    }

    /// <summary>The legs of a job.</summary>
    /// <exception cref="WorkflowFailure">The matrix gives none.</exception>
    public static IReadOnlyList<MatrixJob> Of(Job job, ExpressionScope scope)
    {
        if (job.Strategy is not { } strategy)
        {
            return [new MatrixJob(job, null, 0, 1, true, 1)];
        }
        IReadOnlyList<ObjectValue?> combinations = strategy.Matrix is null
            ? [null]
            : [.. Workflows.Model.Matrix.Expand(Evaluation.Value(strategy.Matrix, scope))];
        var failFast = strategy.FailFast is null || Evaluation.Value(strategy.FailFast, scope).IsTruthy;
        var most = strategy.MaxParallel is null
            ? combinations.Count
            : Math.Max(1, (int)Evaluation.Number(strategy.MaxParallel, scope));
        return
        [
            .. combinations.Select(
                (combination, index) => new MatrixJob(job, combination, index, combinations.Count, failFast, most)
            ),
        ];
    }
}
