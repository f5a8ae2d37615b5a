using System.Text.Json.Serialization;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>The wire form of commits, git objects, pull requests and what a branch requires.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(List<PullRequest>))]
[JsonSerializable(typeof(List<PullRequestReview>))]
[JsonSerializable(typeof(NewPullRequest))]
[JsonSerializable(typeof(PullRequestState))]
[JsonSerializable(typeof(PullRequestMerge))]
[JsonSerializable(typeof(PullRequestMerged))]
[JsonSerializable(typeof(GitCommit))]
[JsonSerializable(typeof(GitTree))]
[JsonSerializable(typeof(NewTree))]
[JsonSerializable(typeof(NewCommit))]
[JsonSerializable(typeof(NewRef))]
[JsonSerializable(typeof(List<GitRef>))]
[JsonSerializable(typeof(List<BranchCommit>))]
[JsonSerializable(typeof(CommitDifference))]
[JsonSerializable(typeof(BranchAnswer))]
[JsonSerializable(typeof(ProtectionAnswer))]
[JsonSerializable(typeof(List<BranchRule>))]
[JsonSerializable(typeof(List<RulesetBrief>))]
[JsonSerializable(typeof(TagRuleset))]
internal sealed partial class GitHubTrainJson : JsonSerializerContext;

internal sealed record PullRequestState(string State);

internal sealed record NewTree(string BaseTree, IReadOnlyList<NewTreeEntry> Tree);

internal sealed record NewTreeEntry(string Path, string Mode, string Type, string Content);

internal sealed record NewCommit(string Message, string Tree, IReadOnlyList<string> Parents);

internal sealed record NewRef(string Ref, string Sha);
