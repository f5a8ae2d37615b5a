using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Steps.Preflight;

/// <summary>Words findings.</summary>
internal static class Ready
{
    public static PreflightFinding Ok(string name, string text) => new(name, Readiness.Ok, text);

    public static PreflightFinding Warning(string name, string text, string toDo = "") => new(name, Readiness.Warning, text, toDo);

    public static PreflightFinding Failed(string name, string text, string toDo) => new(name, Readiness.Failed, text, toDo);

    /// <summary>What the token may not see is no failure: the workflows look again, with tokens of their own.</summary>
    public static PreflightFinding Unknown(string name, GitHubFailure failure) =>
        new(name, Readiness.Unknown, $"not to be seen: {failure.Message}", failure.Status is System.Net.HttpStatusCode.Forbidden ? "An administrator's token sees it" : "");
}
