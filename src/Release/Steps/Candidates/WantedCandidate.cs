using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Steps.Candidates;

/// <summary>A candidate that a release needs, and how it is asked for.</summary>
/// <param name="Tag">Under which it is sealed.</param>
/// <param name="Workflow">File name of the workflow that builds it.</param>
/// <param name="RunTitle">The first words of the title of its runs.</param>
/// <param name="Inputs">Of its dispatch, without the request's id.</param>
internal sealed record WantedCandidate(
    CandidateTag Tag,
    string Workflow,
    string RunTitle,
    IReadOnlyDictionary<string, string> Inputs
)
{
    /// <summary>
    /// What stands against a candidate that is sealed and contradicts itself nowhere; null: nothing does.
    /// </summary>
    public Func<Candidate, StepReport?> Against { get; init; } = _ => null;

    /// <summary>
    /// What names its repository to a command that is not typed in a clone of it; empty where it is the product's own.
    /// </summary>
    public string Elsewhere { get; init; } = "";

    /// <summary>Deletes it.</summary>
    public string Discard => $"{CandidateRules.Discard(Tag)}{Elsewhere}";

    /// <summary>The one build of an app.</summary>
    /// <param name="source">The commit that is released.</param>
    /// <param name="tag">The release; null: only the candidate's state is asked for.</param>
    public static WantedCandidate OfApp(CommitSha source, ReleaseTag? tag, ReleaseSettings settings)
    {
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal) { ["source_sha"] = source.Text };
        var wanted = new WantedCandidate(
            CandidateTag.Of(source),
            settings.CandidateWorkflow,
            $"candidate {source}",
            inputs
        );
        return wanted with
        {
            Against = candidate => tag is null ? null : CandidateReports.OtherVersion(candidate, tag, wanted.Discard),
        };
    }
}
