using System.Text.Json.Serialization;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.GitHub;

/// <summary>The wire form: snake_case, members that are null are not sent.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(List<ListedCommit>))]
[JsonSerializable(typeof(List<Release>))]
[JsonSerializable(typeof(List<ReleaseAsset>))]
[JsonSerializable(typeof(NewRelease))]
[JsonSerializable(typeof(ReleaseUpdate))]
[JsonSerializable(typeof(GeneratedReleaseNotes))]
[JsonSerializable(typeof(GenerateReleaseNotes))]
[JsonSerializable(typeof(Repository))]
[JsonSerializable(typeof(Reference))]
[JsonSerializable(typeof(GitTag))]
[JsonSerializable(typeof(Commit))]
[JsonSerializable(typeof(CommitComparison))]
[JsonSerializable(typeof(DeploymentEnvironment))]
[JsonSerializable(typeof(WorkflowRun))]
[JsonSerializable(typeof(WorkflowRunList))]
[JsonSerializable(typeof(WorkflowJobList))]
[JsonSerializable(typeof(WorkflowFile))]
[JsonSerializable(typeof(WorkflowDispatch))]
[JsonSerializable(typeof(DispatchedRun))]
[JsonSerializable(typeof(List<PendingDeployment>))]
[JsonSerializable(typeof(List<RunReview>))]
[JsonSerializable(typeof(CheckRunList))]
[JsonSerializable(typeof(CombinedStatus))]
[JsonSerializable(typeof(ErrorAnswer))]
internal sealed partial class GitHubJson : JsonSerializerContext;

internal sealed record WorkflowRunList(int TotalCount, List<WorkflowRun> WorkflowRuns);

internal sealed record WorkflowJobList(int TotalCount, List<WorkflowJob> Jobs);

internal sealed record CheckRunList(int TotalCount, List<CheckRun> CheckRuns);

internal sealed record CombinedStatus(string State, List<CommitStatus> Statuses);

internal sealed record WorkflowDispatch(string Ref, IReadOnlyDictionary<string, string> Inputs)
{
    public bool? ReturnRunDetails { get; init; }
}
