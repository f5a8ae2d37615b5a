using System.Text.Json;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.VerifyRelease;

/// <summary>The key that the <c>ms-release.json</c> of a commit names, which was reviewed with it.</summary>
internal static class DescribedKey
{
    private const string File = "ms-release.json";

    /// <summary>Null where it names none, or cannot be read.</summary>
    /// <exception cref="GitHubFailure">GitHub did not answer.</exception>
    public static async Task<CandidatePublicKey?> ReadAsync(
        GitHubClient gitHub,
        RepositoryName repository,
        CommitSha? commit,
        CancellationToken cancellation
    )
    {
        if (
            commit is null
            || await gitHub.Contents.ReadFileAsync(repository, File, commit.Text, cancellation) is not { } bytes
        )
        {
            return null;
        }
        try
        {
            using var description = JsonDocument.Parse(bytes);
            return
                description.RootElement.TryGetProperty("keys", out var keys)
                && keys.TryGetProperty("public_key", out var key)
                && key.GetString() is { } text
                ? CandidatePublicKey.Parse(text)
                : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
