using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.VerifyRelease;

/// <summary>Every check of one release. Pure.</summary>
internal sealed class ReleaseChecks(VerifyInputs inputs, VerifyState state, SeenRelease release, DateTimeOffset now)
{
    // how long GitHub keeps runs
    private static readonly TimeSpan RunsAreKept = TimeSpan.FromDays(400);

    /// <summary>In the order of the table.</summary>
    public IEnumerable<CheckResult> All()
    {
        if (release.Content.Value is not { } content)
        {
            return release.Content.Check("release", _ => [], "");
        }
        return
        [
            OfKind(),
            .. OfTag(content),
            .. OfManifest(content),
            .. OfAssets(content),
            .. OfKeys(content),
            .. OfBuild(content),
            .. OfPromotion(content),
        ];
    }

    private CheckResult OfKind() =>
        release is { Tag.IsPrerelease: true, Release.Prerelease: false }
            ? CheckResult.Failed(
                "release",
                "it is a preview, and not marked as a prerelease: everybody may be led to it"
            )
            : CheckResult.Passed("release", release.Origin);

    private IEnumerable<CheckResult> OfTag(SeenContent content) =>
        content.Commit is not { } commit
            ? [CheckResult.Failed("tag", $"there is no tag {release.Tag} in git, although the release is published")]
            : release.Comparison?.Check(
                "tag",
                seen =>
                    seen switch
                    {
                        null => [$"{commit} or {inputs.ReachableFrom} is not in {state.Repository}"],
                        { Status: "ahead" or "identical" } => [],
                        _ => [$"{commit} is not part of {inputs.ReachableFrom}'s history ({seen.Status})"],
                    },
                $"on {commit}, which is part of {inputs.ReachableFrom}"
            ) ?? [CheckResult.Passed("tag", $"on {commit}")];

    private IEnumerable<CheckResult> OfManifest(SeenContent content) =>
        content.Manifest is { } manifest
            ? CheckResult.Of(
                AssetName.Manifest,
                PublishedRules.OfIdentity(manifest, release.Tag, content.Commit, state.Repository),
                $"{manifest.Files.Count} files, built from {manifest.SourceSha} by run {manifest.RunId}"
            )
            : CheckResult.Of(
                AssetName.Manifest,
                content.ManifestProblems.DefaultIfEmpty("it is not there any more, or too large to be one"),
                ""
            );

    private IEnumerable<CheckResult> OfAssets(SeenContent content)
    {
        if (content.Manifest is { } manifest)
        {
            foreach (
                var result in CheckResult
                    .Of(
                        "assets",
                        PublishedRules.OfAssets(manifest, content.Assets, inputs.Added),
                        $"{content.Assets.Count}: the candidate's and what promotion adds, nothing else"
                    )
                    .Concat(
                        CheckResult.Of(
                            "bytes",
                            PublishedRules.OfBytes(manifest, content.Hashes),
                            "the candidate's, byte for byte"
                        )
                    )
            )
            {
                yield return result;
            }
        }
        foreach (
            var result in CheckResult.Of(
                AssetName.Checksums,
                PublishedRules.OfChecksums(content.Small.GetValueOrDefault(AssetName.Checksums), content.Hashes),
                "lists exactly the files that are there, with their hashes"
            )
        )
        {
            yield return result;
        }
        foreach (
            var result in content.Updates is { } problems
                ? CheckResult.Of(AssetName.LatestJson, problems, "leads to this release, with the signatures in it")
                : []
        )
        {
            yield return result;
        }
    }

    private IEnumerable<CheckResult> OfKeys(SeenContent content)
    {
        if (inputs.PublicKey is not null)
        {
            yield return content.SealProblem is { } problem
                ? CheckResult.Failed("signature", problem)
                : CheckResult.Passed("signature", $"{AssetName.Manifest} is signed with a key that was reviewed");
        }
        if (inputs.ManifestPublicKey is { } key)
        {
            yield return WhyNot(content, key) is { } problem
                ? CheckResult.Failed(ContentManifest.SignatureName, problem)
                : CheckResult.Passed(ContentManifest.SignatureName, "signed with the key that clients know");
        }
    }

    private static string? WhyNot(SeenContent content, CandidatePublicKey key)
    {
        if (
            content.Small.GetValueOrDefault(ContentManifest.FileName) is not { } manifest
            || content.Small.GetValueOrDefault(ContentManifest.SignatureName) is not { } signature
        )
        {
            return $"{ContentManifest.FileName} or {ContentManifest.SignatureName} is not there, and "
                + "manifest-public-key asks for both";
        }
        try
        {
            return key.WhyNot(manifest, signature) is { } problem
                ? $"{ContentManifest.SignatureName}: {problem}"
                : null;
        }
        catch (SignatureNotChecked failure)
        {
            return failure.Message;
        }
    }

    // how its jobs ended was asked before it was published
    private IEnumerable<CheckResult> OfBuild(SeenContent content)
    {
        const string name = "candidate run";
        return content.Manifest is not { } manifest ? []
            : release.Build!.Value is { Run: null } && manifest.Workflow == inputs.Workflow
                ? [CheckResult.Unknown(name, $"cannot be checked any more: run {manifest.RunId} is gone")]
            : release.Build.Check(
                name,
                run => run!.OfIdentity(manifest, inputs.Workflow),
                $"run {manifest.RunId} of {inputs.Workflow}"
            );
    }

    private IEnumerable<CheckResult> OfPromotion(SeenContent content)
    {
        const string name = "promotion";
        if (content.Manifest is not { } manifest || release.Promotions is not { } promotions)
        {
            return [];
        }
        if (promotions.Value is { Count: 0 } && now - release.Release.PublishedAt > RunsAreKept)
        {
            return [CheckResult.Unknown(name, "cannot be checked any more: GitHub keeps runs for 400 days")];
        }
        IReadOnlyList<string> Problems(Promotion promotion) =>
            [.. promotion.Problems(inputs.ReleaseWorkflow, state.DefaultBranch, inputs.Environment)];

        var holds = promotions.Value?.FirstOrDefault(promotion => Problems(promotion).Count == 0);
        return promotions.Check(
            name,
            all =>
                holds is not null ? []
                : all!.Count == 0
                    ? [$"no run of {inputs.ReleaseWorkflow} was dispatched for {release.Tag} of {manifest.SourceSha}"]
                : Problems(all[0]),
            holds?.Shown(inputs.Environment) ?? ""
        );
    }
}
