using System.Net;
using System.Text.Json;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>What a branch requires.</summary>
public sealed class BranchRequirementsClient
{
    private readonly ApiHttp api;

    internal BranchRequirementsClient(ApiHttp api) => this.api = api;

    /// <summary>
    /// Null when there is no such branch. Three requests at most; administration rights show a little more (see the
    /// members).
    /// </summary>
    public async Task<BranchRequirements?> GetAsync(
        RepositoryName repository,
        string branch,
        CancellationToken cancellation
    )
    {
        var path = $"/repos/{repository}/branches/{UrlPath.Escape(branch)}";
        if (
            await api.GetAsync(
                $"read the branch {branch} of {repository}",
                path,
                GitHubTrainJson.Default.BranchAnswer,
                cancellation
            )
            is not { } shown
        )
        {
            return null;
        }
        var rules = await api.ListAsync(
            $"read the rules of {branch} of {repository}",
            $"/repos/{repository}/rules/branches/{UrlPath.Escape(branch)}?per_page=100",
            GitHubTrainJson.Default.ListBranchRule,
            page => page,
            cancellation
        );
        // an older server has no rulesets: its 404 means that there are none
        return BranchRequirementsReading.Of(
            shown,
            await ProtectionAsync(repository, branch, shown, path, cancellation),
            rules ?? []
        );
    }

    /// <summary>
    /// All of classic protection, for administrators; others see its checks only, in the branch itself.
    /// </summary>
    private async Task<ProtectionAnswer?> ProtectionAsync(
        RepositoryName repository,
        string branch,
        BranchAnswer shown,
        string path,
        CancellationToken cancellation
    )
    {
        try
        {
            return shown.Protected
                ? await api.GetAsync(
                    $"read the protection of {branch} of {repository}",
                    path + "/protection",
                    GitHubTrainJson.Default.ProtectionAnswer,
                    cancellation
                )
                : null;
        }
        catch (GitHubFailure failure) when (failure.Status == HttpStatusCode.Forbidden)
        {
            return null;
        }
    }
}

internal sealed record BranchAnswer(string Name, bool Protected)
{
    public BranchProtectionAnswer? Protection { get; init; }
}

internal sealed record BranchProtectionAnswer
{
    public RequiredChecksAnswer? RequiredStatusChecks { get; init; }
}

internal sealed record ProtectionAnswer
{
    public RequiredChecksAnswer? RequiredStatusChecks { get; init; }

    public RequiredReviewsAnswer? RequiredPullRequestReviews { get; init; }

    public EnabledAnswer? RequiredLinearHistory { get; init; }

    public EnabledAnswer? RequiredSignatures { get; init; }
}

internal sealed record RequiredChecksAnswer
{
    public bool Strict { get; init; }

    public IReadOnlyList<string>? Contexts { get; init; }

    public IReadOnlyList<RequiredCheckAnswer>? Checks { get; init; }
}

internal sealed record RequiredCheckAnswer(string Context)
{
    // -1 also means any app
    public long? AppId { get; init; }
}

internal sealed record RequiredReviewsAnswer
{
    public int RequiredApprovingReviewCount { get; init; }
}

internal sealed record EnabledAnswer(bool Enabled);

internal sealed record BranchRule(string Type)
{
    // each type has parameters of its own
    public JsonElement? Parameters { get; init; }
}
