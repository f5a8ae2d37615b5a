using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ValidateCandidate;

/// <summary>Every check that was asked for, with its result: the same state gives the same table.</summary>
/// <param name="Checks">In the order of the table.</param>
internal sealed record ValidatePlan(IReadOnlyList<Check> Checks)
{
    private const string NotSealed = "not checked: the candidate is not sealed";

    public static ValidatePlan Of(ValidateInputs inputs, ValidateState state) =>
        new([StateCheck.Of(inputs, state), .. OfCommit(inputs, state), .. OfSeal(inputs, state)]);

    private static IEnumerable<Check> OfCommit(ValidateInputs inputs, ValidateState state)
    {
        if (inputs.ReachableFrom is { } branch && state.Comparison is { } comparison)
        {
            yield return Check.Of(
                $"reachable from {branch}",
                comparison,
                seen => seen switch
                {
                    null => [$"{inputs.Tag.SourceSha} or {branch} is not in {state.Repository}"],
                    { Status: "ahead" or "identical" } => [],
                    _ => [$"{inputs.Tag.SourceSha} is not part of {branch}'s history ({seen.Status})"],
                },
                $"{inputs.Tag.SourceSha.Short} is part of its history");
        }
        if (inputs.Checks.Count > 0 && state.Verdicts is { } verdicts)
        {
            yield return Check.Of("required checks", verdicts, seen => seen!.Problems(inputs.Checks), $"{string.Join(", ", inputs.Checks)}: green");
        }
        if (inputs.Environment is { } name && state.Environment is { } environment)
        {
            yield return Check.Of(
                $"environment {name}",
                environment,
                seen => seen switch
                {
                    null => [$"the environment '{name}' does not exist, or this token may not see it; GitHub would create it without any rule, and nobody would be asked"],
                    { RequiresReview: false } => [$"the environment '{name}' has no required reviewers: nobody would be asked"],
                    _ => [],
                },
                "has required reviewers");
        }
    }

    private static IEnumerable<Check> OfSeal(ValidateInputs inputs, ValidateState state)
    {
        var seal = state.Candidate.Seal;
        Check IfSealed(string name, Func<Seal, Check> check) => seal is null ? Check.Skip(name, NotSealed) : check(seal);

        if (inputs.Version is { } version)
        {
            yield return IfSealed("version", seal => Check.Of(
                "version",
                seal.Manifest.Version == version ? [] : [$"the candidate's version is {seal.Manifest.Version ?? "not named"}, expected {version}"],
                version));
        }
        if (!inputs.Required.IsEmpty || !inputs.Forbidden.IsEmpty)
        {
            yield return IfSealed("assets", seal => Check.Of(
                "assets",
                AssetPolicy.Problems([.. seal.Manifest.Files.Select(file => file.Name)], inputs.Required, inputs.Forbidden),
                $"{seal.Manifest.Files.Count} files, all required ones and no forbidden one"));
        }
        yield return IfSealed("bytes", seal => BytesCheck.Of(inputs.Verify, seal, state.Hashes!));
        if (inputs.Workflow is { } workflow)
        {
            yield return IfSealed("workflow run", seal => Check.Of(
                "workflow run",
                state.Run!,
                run => run!.Problems(seal.Manifest, workflow, state.Candidate.Find(AssetName.Manifest)?.CreatedAt),
                $"run {seal.Manifest.RunId}, attempt {seal.Manifest.RunAttempt} of {workflow}"));
        }
        if (inputs.PublicKey is { } key)
        {
            yield return IfSealed("signature", seal => SignatureCheck.Of(key, seal));
        }
    }
}
