using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ValidateCandidate;

/// <summary>Every check that was asked for, with its result: the same state gives the same table.</summary>
/// <param name="Checks">In the order of the table; those of one check stand together.</param>
internal sealed record ValidatePlan(IReadOnlyList<CheckResult> Checks)
{
    private const string NotSealed = "not checked: the candidate is not sealed";

    public static ValidatePlan Of(ValidateInputs inputs, ValidateState state) =>
        new([
            StateCheck.Of(inputs, state),
            .. OfCommit(inputs, state).Concat(OfSeal(inputs, state)).SelectMany(results => results),
        ]);

    private static IEnumerable<IReadOnlyList<CheckResult>> OfCommit(ValidateInputs inputs, ValidateState state)
    {
        if (inputs.ReachableFrom is { } branch && state.Comparison is { } comparison)
        {
            yield return comparison.Check(
                $"reachable from {branch}",
                seen =>
                    seen switch
                    {
                        null => [$"{inputs.Tag.SourceSha} or {branch} is not in {state.Repository}"],
                        { Status: "ahead" or "identical" } => [],
                        _ => [$"{inputs.Tag.SourceSha} is not part of {branch}'s history ({seen.Status})"],
                    },
                $"{inputs.Tag.SourceSha.Short} is part of its history"
            );
        }
        if (inputs.Checks.Count > 0 && state.Verdicts is { } verdicts)
        {
            yield return verdicts.Check(
                "required checks",
                seen => seen!.Problems(inputs.Checks),
                $"{string.Join(", ", inputs.Checks.Select(check => check.Name))}: green"
            );
        }
        if (state.Pinned is { } pinned)
        {
            yield return pinned.Check(
                "pins",
                seen => [.. seen!.Values.Select(pin => pin.Problem).OfType<string>()],
                string.Join(", ", inputs.Pins.Select(pin => pin.Pin.Id))
            );
        }
        if (inputs.Environment is { } name && state.Environment is { } environment)
        {
            yield return environment.Check(
                $"environment {name}",
                seen =>
                    seen switch
                    {
                        null =>
                        [
                            $"the environment '{name}' does not exist, or this token may not see it; GitHub would "
                                + "create it without any rule, and nobody would be asked",
                        ],
                        { RequiresReview: false } =>
                        [
                            $"the environment '{name}' has no required reviewers: nobody would be asked",
                        ],
                        _ => [],
                    },
                "has required reviewers"
            );
            if (environment.Value is { RequiresReview: true } reviewed)
            {
                yield return [.. reviewed.Weaknesses().Select(why => CheckResult.Warning($"environment {name}", why))];
            }
        }
    }

    private static IEnumerable<IReadOnlyList<CheckResult>> OfSeal(ValidateInputs inputs, ValidateState state)
    {
        var seal = state.Candidate.Seal;
        IReadOnlyList<CheckResult> IfSealed(string name, Func<Seal, IReadOnlyList<CheckResult>> check) =>
            seal is null ? [CheckResult.Skipped(name, NotSealed)] : check(seal);

        if (inputs.Version is { } version)
        {
            yield return IfSealed(
                "version",
                seal =>
                    CheckResult.Of(
                        "version",
                        seal.Manifest.Version == version
                            ? []
                            :
                            [
                                $"the candidate's version is {seal.Manifest.Version ?? "not named"}, expected "
                                    + $"{version}",
                            ],
                        version
                    )
            );
        }
        if (!inputs.Required.IsEmpty || !inputs.Forbidden.IsEmpty)
        {
            yield return IfSealed(
                "assets",
                seal =>
                    CheckResult.Of(
                        "assets",
                        AssetPolicy.Problems(
                            [.. seal.Manifest.Files.Select(file => file.Name)],
                            inputs.Required,
                            inputs.Forbidden
                        ),
                        $"{seal.Manifest.Files.Count} files, all required ones and no forbidden one"
                    )
            );
        }
        yield return IfSealed("bytes", seal => BytesCheck.Of(inputs.Verify, seal, state.Hashes!));
        if (inputs.Workflow is { } workflow)
        {
            yield return IfSealed(
                "workflow run",
                seal =>
                    state.Run!.Check(
                        "workflow run",
                        run =>
                            run!.Problems(seal.Manifest, workflow, state.Candidate.Find(AssetName.Manifest)?.CreatedAt),
                        $"run {seal.Manifest.RunId}, attempt {seal.Manifest.RunAttempt} of {workflow}"
                    )
            );
        }
        if (inputs.PublicKey is { } key)
        {
            yield return IfSealed("signature", seal => SignatureCheck.Of(key, inputs.OtherKeys, seal));
        }
    }
}
