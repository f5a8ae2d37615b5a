using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.PublishCandidate;

/// <summary>What stands against writing anything.</summary>
internal static class PublishRefusals
{
    /// <summary>The reason; null when there is none.</summary>
    public static ActionFailure? Of(PublishInputs inputs, CandidateContent content, PublishState state)
    {
        var (tag, candidate) = (inputs.Tag, state.Candidate);
        if (!state.HasCommit)
        {
            return ActionFailure.No(
                $"source-sha {tag.SourceSha} is not a commit of this repository",
                "A candidate is made of one commit, and the release's tag will be put on it",
                "Push the commit, or check `source-sha` and `repository`"
            );
        }
        if (candidate.State == CandidateState.Ambiguous)
        {
            return ActionFailure.No(
                candidate.Problems,
                "Nobody can tell which of them is the candidate",
                CandidateRules.Remedy(tag)
            );
        }
        if (candidate.Release is { Draft: false, Prerelease: false })
        {
            return ActionFailure.No(
                $"{tag} is a full release ({candidate.Release.HtmlUrl})",
                "A candidate is a draft or a prerelease; a full release is never changed",
                "Delete that release by hand if it is a mistake, or use another candidate-tag"
            );
        }
        if (candidate.State == CandidateState.Invalid)
        {
            return ActionFailure.No(
                [.. candidate.Problems.Prepend($"the candidate {tag} contradicts itself")],
                "A sealed candidate is never changed",
                CandidateRules.Remedy(tag)
            );
        }
        if (candidate.State == CandidateState.Sealed)
        {
            return state.IsSealedAs(content)
                ? OfTag(inputs, state)
                : ActionFailure.No(
                    [.. Differences(content, state).Prepend($"{tag} is sealed with other content")],
                    "A sealed candidate is never changed: what was tested must be what ships",
                    CandidateRules.Remedy(tag)
                );
        }
        return candidate.Release is { Draft: false } published
            ? ActionFailure.No(
                $"{tag} is a published prerelease that is not whole ({string.Join("; ", candidate.Problems)})",
                "What is published may have been downloaded, and is never changed",
                $"Look at {published.HtmlUrl}, then remove it with `{CandidateRules.Discard(tag)}`"
            )
            : OfTag(inputs, state);
    }

    // publishing puts the tag on the commit, unless the tag is there: then it stays where it is
    private static ActionFailure? OfTag(PublishInputs inputs, PublishState state) =>
        inputs.IsPublished && state.TagCommit is { } commit && commit != inputs.Tag.SourceSha.Text
            ? ActionFailure.No(
                $"The git tag {inputs.Tag} is on {commit}, not on {inputs.Tag.SourceSha}",
                "Published, the candidate would seem to be of that other commit",
                "Delete that tag, then run this step again"
            )
            : null;

    private static string Listed(IReadOnlyList<CandidateInput> inputs) =>
        inputs.Count == 0 ? "none" : string.Join(", ", inputs.Select(input => $"{input.Id} {input.Sha.Short}"));

    private static IEnumerable<string> Differences(CandidateContent content, PublishState state)
    {
        var (ours, theirs) = (content.Manifest, state.Candidate.Seal!.Manifest);
        if (ours.Version != theirs.Version)
        {
            yield return $"version {theirs.Version ?? "none"} is sealed, {ours.Version ?? "none"} was given";
        }
        if (!ours.Inputs.SequenceEqual(theirs.Inputs))
        {
            yield return $"inputs {Listed(theirs.Inputs)} are sealed, {Listed(ours.Inputs)} were given";
        }
        foreach (var file in ours.Files)
        {
            if (theirs.Files.FirstOrDefault(other => other.Name == file.Name) is not { } other)
            {
                yield return $"{file.Name} is not in it";
            }
            else if (other != file)
            {
                yield return $"{file.Name} is {other.Sha256} there and {file.Sha256} here";
            }
            else if (state.Candidate.Find(file.Name) is { } asset && !state.Equal.Contains(asset.Id))
            {
                yield return $"{file.Name} is stored with other bytes than {AssetName.Manifest} says";
            }
        }
        foreach (var other in theirs.Files.Where(other => ours.Files.All(file => file.Name != other.Name)))
        {
            yield return $"{other.Name} is in it and was not given";
        }
    }
}
