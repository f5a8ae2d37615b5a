using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Steps.Preflight;

/// <summary>Whether somebody is asked before a release, and whether what builds can sign. Pure.</summary>
internal static class GateRules
{
    private const string Where = "Settings, Environments";

    private static readonly string[] WantedVariables = ["TAURI_UPDATER_PUBKEY", "CANDIDATE_PUBLIC_KEY"];

    public static IEnumerable<CheckResult> Of(PreflightFacts facts, ReleaseSettings settings) =>
        [
            .. OfRelease(facts, settings),
            .. OfCandidate(facts.Candidate),
            OfSecrets(facts.Secrets, settings),
            .. settings.Schema == 1 ? [OfVariables(facts.Variables)] : OfKeys(facts.Repository, settings),
        ];

    /// <summary>Whether somebody is asked.</summary>
    public static IEnumerable<CheckResult> OfRelease(PreflightFacts facts, ReleaseSettings settings)
    {
        var (release, name) = (facts.Release, settings.Environment);
        if (release is { Failure: { } failure })
        {
            return [failure.Unknown(name)];
        }
        if (release.Value is not { } environment)
        {
            return
            [
                CheckResult.Failed(
                    name,
                    $"the environment {name} does not exist; GitHub would create it without any rule, and nobody "
                        + "would be asked",
                    $"Create it with required reviewers: {Where}"
                ),
            ];
        }
        if (!environment.RequiresReview)
        {
            return
            [
                CheckResult.Failed(
                    name,
                    $"the environment {name} has no required reviewers: nobody would be asked",
                    $"Add them: {Where}, {name}"
                ),
            ];
        }
        var rule = environment.ProtectionRules.First(rule => rule.Type == "required_reviewers");
        return
        [
            CheckResult.Passed(
                name,
                "asks " + string.Join(", ", rule.Reviewers.Select(reviewer => reviewer.Account?.Shown ?? "?"))
            ),
            .. environment.DeploymentBranchPolicy is null ? [] : (CheckResult[])[OfPolicy(environment, name)],
            .. environment.Weaknesses().Select(why => CheckResult.Warning(name, $"{name}: {why}", $"{Where}, {name}")),
        ];
    }

    private static IEnumerable<CheckResult> OfCandidate(Fact<DeploymentEnvironment> candidate)
    {
        const string name = PreflightReader.CandidateEnvironment;
        return candidate switch
        {
            { Failure: { } failure } => [failure.Unknown(name)],
            { Value: null } =>
            [
                CheckResult.Warning(
                    name,
                    $"the environment {name} does not exist yet: its first run creates it, open to every branch",
                    $"Create it, for the default branch only, and put the signing secrets there: {Where}"
                ),
            ],
            { Value: var environment } => [OfPolicy(environment, name)],
        };
    }

    private static CheckResult OfPolicy(DeploymentEnvironment environment, string name) =>
        environment.DeploymentBranchPolicy is null
            ? CheckResult.Warning(
                name,
                $"{name} is open to every branch: a workflow file of any branch can use it",
                $"Restrict it to the default branch: {Where}, {name}, Deployment branches"
            )
            : CheckResult.Passed(
                name,
                $"{name} is restricted to "
                    + $"{(environment.DeploymentBranchPolicy.ProtectedBranches ? "protected" : "chosen")} branches"
            );

    private static CheckResult OfSecrets(Fact<IReadOnlyList<string>> secrets, ReleaseSettings settings)
    {
        var (seal, updater) = (settings.Keys.SigningSecret, settings.Keys.UpdaterSecret);
        return secrets switch
        {
            { Failure: { } failure } => failure.Unknown("secrets"),
            { Value: var names } when settings.Build.Updater && !Has(names, updater) => CheckResult.Failed(
                "secrets",
                $"{updater} is set nowhere: without it no update can be signed, and no candidate is sealed",
                Set(updater)
            ),
            { Value: var names } when settings.Keys.PublicKey is not null && !Has(names, seal) => CheckResult.Failed(
                "secrets",
                $"{seal} is set nowhere: without it keys.public_key of ms-release.json verifies nothing, and no "
                    + "candidate is built",
                Set(seal)
            ),
            { Value: var names } when !settings.Build.Updater && !Has(names, seal) => CheckResult.Warning(
                "secrets",
                $"{seal} is set nowhere: the seal of a candidate will not be signed",
                Set(seal)
            ),
            { Value: var names } => CheckResult.Passed(
                "secrets",
                $"{(settings.Build.Updater ? updater : seal)} is set; the candidate lane gets "
                    + $"{string.Join(", ", names!.Distinct(StringComparer.OrdinalIgnoreCase))}"
            ),
        };
    }

    private static bool Has(IReadOnlyList<string>? names, string name) =>
        names!.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string Set(string name) =>
        $"Put it into the environment {PreflightReader.CandidateEnvironment}: `gh secret set {name} --env "
        + $"{PreflightReader.CandidateEnvironment}`";

    // the lanes hold the public keys themselves
    private static IEnumerable<CheckResult> OfKeys(Repository repository, ReleaseSettings settings)
    {
        if (settings.Keys.PublicKey is null)
        {
            yield return settings.AllowUnsigned
                ? CheckResult.Warning(
                    "keys",
                    "allow_unsigned is true: a candidate that nothing proves is released, and whoever may write can "
                        + "have made it",
                    "Take allow_unsigned out of ms-release.json, then run `ms init`"
                )
            : repository.Private
                ? CheckResult.Warning(
                    "keys",
                    "the repository is private, and keys.public_key is not in ms-release.json: GitHub attests a "
                        + "private one only with Enterprise Cloud, and without it nothing can be released",
                    $"Make a pair: the secret half as {settings.Keys.SigningSecret} into the environment "
                        + $"{PreflightReader.CandidateEnvironment}, the public half into ms-release.json, then run "
                        + "`ms init`"
                )
            : CheckResult.Passed(
                "keys",
                "no key is needed: GitHub attests each candidate, and the promotion verifies that"
            );
        }
        if (settings.Build.Updater && settings.Keys.UpdaterPublicKey is null)
        {
            yield return CheckResult.Warning(
                "keys",
                "keys.updater_public_key is not in ms-release.json: the updater's signatures are verified by nobody "
                    + "before the release",
                "Put the pubkey of Tauri's configuration there, then run `ms init`"
            );
        }
    }

    private static CheckResult OfVariables(Fact<IReadOnlyList<string>> variables)
    {
        if (variables is { Failure: { } failure })
        {
            return failure.Unknown("variables");
        }
        var missing = WantedVariables
            .Where(name => !variables.Value!.Contains(name, StringComparer.OrdinalIgnoreCase))
            .ToList();
        return missing.Count == 0
            ? CheckResult.Passed(
                "variables",
                $"{string.Join(" and ", WantedVariables)} are set: signatures are verified before anybody approves"
            )
            : CheckResult.Warning(
                "variables",
                $"{string.Join(" and ", missing)} {(missing.Count == 1 ? "is" : "are")} not set: what they "
                    + "verify, nobody verifies before the release",
                "Set them with `gh variable set NAME`"
            );
    }
}
