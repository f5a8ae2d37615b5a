using System.Text.Json.Serialization;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>What the token is, and how much of its hour is left.</summary>
/// <param name="Scopes">Of a classic token; null for a fine-grained or app token, whose permissions GitHub does not
/// list.</param>
/// <param name="Limit">Requests an hour.</param>
/// <param name="Remaining">Of these.</param>
public sealed record TokenState(string? Scopes, int Limit, int Remaining);

/// <summary>A workflow file that GitHub knows.</summary>
/// <param name="Path"><c>.github/workflows/name.yml</c>.</param>
/// <param name="State"><c>active</c>, or why it is disabled.</param>
public sealed record KnownWorkflow(string Path, string State);

/// <summary>Something with a name: a secret, a variable.</summary>
public sealed record NamedSetting(string Name);

/// <summary>Whether workflows run at all.</summary>
public sealed record ActionsPermissions(bool Enabled);

/// <summary>Whether releases are locked when they are published.</summary>
public sealed record ImmutableReleases(bool Enabled);

/// <summary>How a repository is set up. Look-ups that find nothing are null.</summary>
public sealed class RepositorySetupClient
{
    private readonly ApiHttp api;

    internal RepositorySetupClient(ApiHttp api) => this.api = api;

    /// <summary>Costs nothing of the limit. Null on a server that has no limits.</summary>
    public async Task<TokenState?> GetTokenAsync(CancellationToken cancellation)
    {
        const string what = "read the token's limits";
        return
            await api.GetWithHeaderAsync(
                what,
                "/rate_limit",
                "X-OAuth-Scopes",
                RepositorySetupJson.Default.RateLimitAnswer,
                cancellation
            )
                is (var limits, var scopes)
            ? new TokenState(scopes, limits.Resources.Core.Limit, limits.Resources.Core.Remaining)
            : null;
    }

    public async Task<IReadOnlyList<KnownWorkflow>> ListWorkflowsAsync(
        RepositoryName repository,
        CancellationToken cancellation
    ) =>
        await api.ListAsync(
            $"list the workflows of {repository}",
            $"/repos/{repository}/actions/workflows?per_page=100",
            RepositorySetupJson.Default.WorkflowListAnswer,
            page => page.Workflows,
            cancellation
        ) ?? [];

    /// <summary>
    /// The names of the secrets that a job in this environment gets: its own, the repository's, the organisation's. No
    /// value is ever shown.
    /// </summary>
    /// <exception cref="GitHubFailure">The token may not list all of them.</exception>
    public async Task<IReadOnlyList<string>?> ListSecretsAsync(
        RepositoryName repository,
        string environment,
        CancellationToken cancellation
    ) =>
        [
            .. await NamesAsync(
                $"the secrets of the environment {environment} of {repository}",
                $"/repos/{repository}/environments/{Uri.EscapeDataString(environment)}/secrets",
                cancellation
            ),
            .. await NamesAsync($"the secrets of {repository}", $"/repos/{repository}/actions/secrets", cancellation),
            .. await NamesAsync(
                $"the organisation's secrets for {repository}",
                $"/repos/{repository}/actions/organization-secrets",
                cancellation
            ),
        ];

    /// <summary>The names of the variables of the repository and its organisation.</summary>
    /// <exception cref="GitHubFailure">The token may not list all of them.</exception>
    public async Task<IReadOnlyList<string>?> ListVariablesAsync(
        RepositoryName repository,
        CancellationToken cancellation
    ) =>
        [
            .. await NamesAsync(
                $"the variables of {repository}",
                $"/repos/{repository}/actions/variables",
                cancellation
            ),
            .. await NamesAsync(
                $"the organisation's variables for {repository}",
                $"/repos/{repository}/actions/organization-variables",
                cancellation
            ),
        ];

    public Task<ActionsPermissions?> GetActionsAsync(RepositoryName repository, CancellationToken cancellation) =>
        api.GetAsync(
            $"read whether Actions are enabled in {repository}",
            $"/repos/{repository}/actions/permissions",
            RepositorySetupJson.Default.ActionsPermissions,
            cancellation
        );

    /// <summary>Null also where the setting is off, which GitHub answers like "not found".</summary>
    public Task<ImmutableReleases?> GetImmutableReleasesAsync(
        RepositoryName repository,
        CancellationToken cancellation
    ) =>
        api.GetAsync(
            $"read whether releases of {repository} are immutable",
            $"/repos/{repository}/immutable-releases",
            RepositorySetupJson.Default.ImmutableReleases,
            cancellation
        );

    private async Task<IEnumerable<string>> NamesAsync(string what, string path, CancellationToken cancellation) =>
        (
            await api.ListAsync(
                $"list {what}",
                $"{path}?per_page=30",
                RepositorySetupJson.Default.NamedListAnswer,
                page => page.Secrets ?? page.Variables,
                cancellation
            ) ?? []
        ).Select(one => one.Name);
}

internal sealed record RateLimitAnswer(RateLimitResources Resources);

internal sealed record RateLimitResources(RateLimitCore Core);

internal sealed record RateLimitCore(int Limit, int Remaining);

internal sealed record WorkflowListAnswer(List<KnownWorkflow>? Workflows = null);

internal sealed record NamedListAnswer(List<NamedSetting>? Secrets = null, List<NamedSetting>? Variables = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(RateLimitAnswer))]
[JsonSerializable(typeof(WorkflowListAnswer))]
[JsonSerializable(typeof(NamedListAnswer))]
[JsonSerializable(typeof(ActionsPermissions))]
[JsonSerializable(typeof(ImmutableReleases))]
internal sealed partial class RepositorySetupJson : JsonSerializerContext;
