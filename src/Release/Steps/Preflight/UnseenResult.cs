using System.Diagnostics.CodeAnalysis;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.ReleaseTrain.Steps.Preflight;

/// <summary>What the token may not see is no failure: the workflows look again, with tokens of their own.</summary>
[SuppressMessage("Design", "CA1034", Justification = "an extension block is no nested type")]
internal static class UnseenResult
{
    extension(GitHubFailure failure)
    {
        /// <summary>The result of a check for which GitHub did not show what was asked.</summary>
        public CheckResult Unknown(string name) =>
            CheckResult.Unknown(
                name,
                $"not to be seen: {failure.Message}",
                failure.Status is System.Net.HttpStatusCode.Forbidden ? "An administrator's token sees it" : ""
            );
    }
}
