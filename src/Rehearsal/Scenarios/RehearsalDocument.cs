using System.Text.Json.Serialization;

namespace MsReleaseActions.Rehearsal.Scenarios;

/// <summary>What <c>ms rehearse --json</c> prints.</summary>
/// <param name="Ok">The scenario ended as it should.</param>
/// <param name="Scenario">Its name.</param>
/// <param name="SourceSha">The commit that is released, 40 hex digits.</param>
/// <param name="Tag">The release's tag.</param>
/// <param name="HeavyBuilds">Runs in which a bundling command ran, whatever the matrix.</param>
/// <param name="HeavyJobs">Jobs in which one ran, each leg of a matrix for itself.</param>
/// <param name="ReleaseCompiled">Whether the release lane compiled anything.</param>
/// <param name="Assets">Of the published release; empty where none was published.</param>
/// <param name="LatestJsonOk">Everything about <c>latest.json</c> holds; null where none should be there.</param>
/// <param name="ApprovalRequired">Whether a release waited for an approval; null where none came so far.</param>
/// <param name="Api">What the workflows asked of GitHub.</param>
/// <param name="Seconds">From start to proof.</param>
/// <param name="Problems">Why it is not ok, one sentence each.</param>
internal sealed record RehearsalDocument(
    bool Ok,
    string Scenario,
    string SourceSha,
    string Tag,
    int HeavyBuilds,
    int HeavyJobs,
    bool ReleaseCompiled,
    IReadOnlyList<DocumentedAsset> Assets,
    bool? LatestJsonOk,
    bool? ApprovalRequired,
    ApiUse Api,
    double Seconds,
    IReadOnlyList<string> Problems
)
{
    /// <summary>Workflow files that were there before the lanes, and that it went without.</summary>
    public IReadOnlyList<string> CutOver { get; init; } = [];
}

/// <summary>What <c>ms rehearse --scenario all --json</c> prints.</summary>
/// <param name="Ok">Every scenario ended as it should.</param>
/// <param name="Scenarios">One for each, in the order in which they were played.</param>
internal sealed record RehearsalsDocument(bool Ok, IReadOnlyList<RehearsalDocument> Scenarios);

/// <summary>An asset of the published release, as it arrived without a token.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">64 hex digits.</param>
/// <param name="SameAsCandidate">False for what the promotion makes anew: <c>latest.json</c> and
/// <c>checksums.txt</c>.</param>
internal sealed record DocumentedAsset(
    string Name,
    long Size,
    [property: JsonPropertyName("sha256")] string Sha256,
    bool SameAsCandidate
);

/// <summary>Requests of the workflows to the API and the upload host; the rehearsal's own are not among them.</summary>
/// <param name="Requests">All.</param>
/// <param name="NotModified">Answered with 304.</param>
/// <param name="Writes">That changed something.</param>
internal sealed record ApiUse(int Requests, int NotModified, int Writes);
