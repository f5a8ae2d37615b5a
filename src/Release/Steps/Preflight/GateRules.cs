using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Steps.Preflight;

/// <summary>Whether somebody is asked before a release, and whether what builds can sign. Pure.</summary>
internal static class GateRules
{
    private const string Where = "Settings, Environments";

    private static readonly string[] WantedVariables = ["TAURI_UPDATER_PUBKEY", "CANDIDATE_PUBLIC_KEY"];

    public static IEnumerable<PreflightFinding> Of(PreflightFacts facts, ReleaseSettings settings) =>
    [
        .. OfRelease(facts, settings),
        .. OfCandidate(facts.Candidate),
        OfSecrets(facts.Secrets),
        OfVariables(facts.Variables),
    ];

    /// <summary>Whether somebody is asked.</summary>
    public static IEnumerable<PreflightFinding> OfRelease(PreflightFacts facts, ReleaseSettings settings)
    {
        var (release, name) = (facts.Release, settings.Environment);
        if (release is { Failure: { } failure })
        {
            return [Ready.Unknown(name, failure)];
        }
        if (release.Value is not { } environment)
        {
            return [Ready.Failed(name, $"the environment {name} does not exist; GitHub would create it without any rule, and nobody would be asked", $"Create it with required reviewers: {Where}")];
        }
        if (!environment.RequiresReview)
        {
            return [Ready.Failed(name, $"the environment {name} has no required reviewers: nobody would be asked", $"Add them: {Where}, {name}")];
        }
        var rule = environment.ProtectionRules.First(rule => rule.Type == "required_reviewers");
        return
        [
            Ready.Ok(name, $"asks {string.Join(", ", rule.Reviewers.Select(reviewer => reviewer.Account?.Shown ?? "?"))}{(rule.PreventSelfReview ? ", and never who dispatched" : ", who dispatched included")}"),
            OfPolicy(environment, name),
        ];
    }

    private static IEnumerable<PreflightFinding> OfCandidate(Fact<DeploymentEnvironment> candidate)
    {
        const string name = PreflightReader.CandidateEnvironment;
        return candidate switch
        {
            { Failure: { } failure } => [Ready.Unknown(name, failure)],
            { Value: null } => [Ready.Warning(name, $"the environment {name} does not exist yet: its first run creates it, open to every branch", $"Create it, for the default branch only, and put the signing secrets there: {Where}")],
            { Value: var environment } => [OfPolicy(environment, name)],
        };
    }

    private static PreflightFinding OfPolicy(DeploymentEnvironment environment, string name) => environment.DeploymentBranchPolicy is null
        ? Ready.Warning(name, $"{name} is open to every branch: a workflow file of any branch can use it", $"Restrict it to the default branch: {Where}, {name}, Deployment branches")
        : Ready.Ok(name, $"{name} is restricted to {(environment.DeploymentBranchPolicy.ProtectedBranches ? "protected" : "chosen")} branches");

    private static PreflightFinding OfSecrets(Fact<IReadOnlyList<string>> secrets)
    {
        const string name = "TAURI_SIGNING_PRIVATE_KEY";
        return secrets switch
        {
            { Failure: { } failure } => Ready.Unknown("secrets", failure),
            { Value: var names } when names!.Contains(name, StringComparer.OrdinalIgnoreCase) => Ready.Ok("secrets", $"{name} is set; the candidate lane gets {string.Join(", ", names!.Distinct(StringComparer.OrdinalIgnoreCase))}"),
            _ => Ready.Failed("secrets", $"{name} is set nowhere: without it no update can be signed, and no candidate is sealed", $"Put it into the environment {PreflightReader.CandidateEnvironment}: `gh secret set {name} --env {PreflightReader.CandidateEnvironment}`"),
        };
    }

    private static PreflightFinding OfVariables(Fact<IReadOnlyList<string>> variables)
    {
        if (variables is { Failure: { } failure })
        {
            return Ready.Unknown("variables", failure);
        }
        var missing = WantedVariables.Where(name => !variables.Value!.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
        return missing.Count == 0
            ? Ready.Ok("variables", $"{string.Join(" and ", WantedVariables)} are set: signatures are verified before anybody approves")
            : Ready.Warning("variables", $"{string.Join(" and ", missing)} {(missing.Count == 1 ? "is" : "are")} not set: what they verify, nobody verifies before the release", "Set them with `gh variable set NAME`");
    }
}
