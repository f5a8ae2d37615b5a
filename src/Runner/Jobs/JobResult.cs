using MsReleaseActions.Server.State;

namespace MsReleaseActions.Runner.Jobs;

/// <summary>How a job, all of its legs together, ended.</summary>
/// <param name="Result"><c>success</c>, <c>failure</c>, <c>cancelled</c> or <c>skipped</c>:
/// <c>needs.x.result</c>.</param>
/// <param name="Outputs"><c>needs.x.outputs</c>.</param>
internal sealed record JobResult(string Result, IReadOnlyDictionary<string, string> Outputs)
{
    /// <summary>
    /// The job and everything that it waited for succeeded. A skipped one further up counts against it, as on GitHub.
    /// </summary>
    public bool ChainSucceeded { get; init; } = Result == "success";

    /// <summary>The job, or something that it waited for, failed.</summary>
    public bool ChainFailed { get; init; } = Result == "failure";

    /// <summary>It, or something that it waited for, was run in this attempt, not kept from the one before.</summary>
    public bool Reran { get; init; }

    public static JobResult Without(string result) =>
        new(result, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase));

    /// <summary>
    /// The legs of a matrix as one: the worst result; of equal outputs the last leg's that is not empty.
    /// </summary>
    public static JobResult Of(IReadOnlyCollection<JobResult> legs)
    {
        var outputs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in legs.SelectMany(matrixJob => matrixJob.Outputs))
        {
            outputs[name] = value.Length > 0 ? value : outputs.GetValueOrDefault(name, "");
        }
        string[] worstFirst = ["failure", "cancelled", "success"];
        return new JobResult(
            worstFirst.FirstOrDefault(result => legs.Any(matrixJob => matrixJob.Result == result)) ?? "skipped",
            outputs
        );
    }

    /// <summary>The same, knowing what the job waited for.</summary>
    public JobResult After(IReadOnlyCollection<JobResult> needs) =>
        this with
        {
            Reran = Reran || needs.Any(need => need.Reran),
            ChainSucceeded = ChainSucceeded && needs.All(need => need.ChainSucceeded),
            ChainFailed = ChainFailed || needs.Any(need => need.ChainFailed),
        };
}

/// <summary>How a leg ended in an earlier attempt.</summary>
/// <param name="Result">For those that need it.</param>
/// <param name="Shown">As the API showed it then.</param>
internal sealed record EarlierMatrixJob(JobResult Result, SandboxJob Shown);
