using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>What a sealed candidate must be beside whole, so that content can be made of it. Pure.</summary>
internal static class ProducerRules
{
    /// <summary>What stands against it, with the way out; null: nothing does.</summary>
    /// <param name="found">Sealed: it is of its repository and its commit.</param>
    /// <param name="wanted">What it should be.</param>
    /// <param name="pinned">What it should be built with.</param>
    public static StepReport? Against(Candidate found, ProducerCandidate wanted, PinnedFiles pinned)
    {
        if (pinned.Against(found.Seal!.Manifest.Inputs).ToList() is { Count: > 0 } others)
        {
            return Blocked(
                found,
                $"{found.Tag} is not built with what is pinned: {string.Join("; ", others)}",
                "Whoever approves the release reads the commits that are pinned",
                $"Discard it with `{CandidateRules.Discard(wanted.Tag)} --repo {wanted.Repository}`, have "
                    + $"{wanted.Producer.Workflow} build with what is pinned, and seal it as `inputs`, and run the same "
                    + "command again: it is built anew"
            );
        }
        if (Problems(found.Seal!.Manifest, wanted.Producer).ToList() is { Count: > 0 } problems)
        {
            return Blocked(
                found,
                $"{found.Tag} is not what {wanted.Producer.Id} makes: {string.Join("; ", problems)}",
                "A bundle is made of exactly the files that its producers are known for",
                $"Discard it with `{CandidateRules.Discard(wanted.Tag)} --repo {wanted.Repository}`, correct "
                    + $"{wanted.Producer.Workflow} if it made it so, and run the same command again: it is built anew"
            );
        }
        return found.Release!.Draft
            ? Blocked(
                found,
                $"{found.Tag} is a draft",
                "Drafts of another repository cannot be seen with the token that publish.yml runs with",
                $"Have {wanted.Producer.Workflow} seal with `visibility: prerelease`; this one becomes visible "
                    + $"with `gh release edit {wanted.Tag} --repo {wanted.Repository} --draft=false --prerelease`"
            )
            : null;
    }

    /// <summary>What keeps it from being built at all; null: nothing does.</summary>
    public static StepReport? Unbuildable(ProducerCandidate wanted, PinnedFiles pinned) =>
        pinned.Problems.ToList() is { Count: > 0 } problems
            ? new StepReport(StepStatus.Blocked, string.Join("; ", problems))
            {
                Why = $"What {wanted.Producer.Id} is built with is not known, and nothing of it could be released",
                Remedy = "Pin each dependency once, by its whole commit, or correct `pins` of ms-release.json",
            }
            : null;

    /// <summary>What a producer's candidate holds or names that it should not, a clause each.</summary>
    public static IEnumerable<string> Problems(CandidateManifest manifest, Producer producer)
    {
        if (manifest.Workflow != producer.WorkflowPath)
        {
            yield return $"{AssetName.Manifest} names the workflow {manifest.Workflow}, not {producer.WorkflowPath}";
        }
        var names = manifest.Files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var file in producer.Files.Where(file => !names.Contains(file)))
        {
            yield return $"{file} is missing";
        }
        foreach (var file in names.Except(producer.Files, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            yield return $"{file} is no file of {producer.Id}";
        }
    }

    /// <summary>All of them as the one step that they are.</summary>
    public static StepReport Together(IReadOnlyList<SeenProducer> seen)
    {
        var blocked = seen.Where(one => one.Report.Status == StepStatus.Blocked).ToList();
        return blocked.Count > 0
            ? new StepReport(
                StepStatus.Blocked,
                string.Join("; ", blocked.Select(one => $"{one.Id}: {one.Report.Text}"))
            )
            {
                Why = string.Join("; ", blocked.Select(one => one.Report.Why).Distinct(StringComparer.Ordinal)),
                Remedy = string.Join(". ", blocked.Select(one => one.Report.Remedy).Distinct(StringComparer.Ordinal)),
                Url = blocked[0].Report.Url,
            }
            : new StepReport(Least(seen), string.Join("; ", seen.Select(one => $"{one.Id} {Word(one)}")))
            {
                Why = "content is never built here, and each of its parts once for each commit",
                Writes = [.. seen.SelectMany(one => one.Report.Writes.Select(write => $"{one.Id}: {write}"))],
            };
    }

    private static StepStatus Least(IReadOnlyList<SeenProducer> seen) =>
        seen.Any(one => one.Report.Status == StepStatus.ToDo) ? StepStatus.ToDo
        : seen.Any(one => one.Report.Status == StepStatus.Running) ? StepStatus.Running
        : StepStatus.Done;

    private static string Word(SeenProducer seen) =>
        (seen.Report.Status, seen.Snapshot) switch
        {
            (StepStatus.Done, _) => "is sealed",
            (StepStatus.Running, { Live: { } run }) => $"is built by run {run.Id}",
            (_, { Failed: { } run }) => $"is run again (run {run.Id} ended with {run.Conclusion})",
            _ => "is to be built",
        };

    private static StepReport Blocked(Candidate found, string text, string why, string remedy) =>
        new(StepStatus.Blocked, text)
        {
            Why = why,
            Remedy = remedy,
            Url = found.Release!.HtmlUrl,
        };
}
