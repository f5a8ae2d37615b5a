using System.Text.Json.Nodes;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Runner.BuiltinActions.Attesting;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Testing.Lanes;

/// <summary>One attempt of candidate.yml: guard, four legs, seal. What an earlier attempt did well is kept.</summary>
internal sealed class CandidateScript(ScriptedLanes lanes, SandboxRun run)
{
    private const string Broken = "build (linux-x86_64)";
    private static readonly string[] Legs =
    [
        "build (windows-x86_64)",
        Broken,
        "build (macos-x86_64)",
        "build (macos-arm64)",
    ];
    private readonly string sha = run.Inputs["source_sha"];

    public IEnumerable<object?> Steps()
    {
        var end = lanes.Candidates.TryDequeue(out var next) ? next : CandidateEnd.Sealed;
        if (end == CandidateEnd.Superseded)
        {
            run.Supersede();
            yield break;
        }
        if (!IsKept("guard"))
        {
            var guard = run.AddJob("guard");
            yield return null;
            guard.Step("Dispatched on the default branch, for a full SHA");
            guard.Succeed();
            if (IsSealed)
            {
                run.Complete("success");
                yield break;
            }
        }
        lanes.HeavyBuilds += run.AllJobs.Any(job => Legs.Contains(job.Name)) ? 0 : 1;
        var legs = Legs.Where(leg => !IsKept(leg)).Select(leg => run.AddJob(leg)).ToList();
        legs.ForEach(leg => leg.Step("Build"));
        yield return null;
        while (end == CandidateEnd.Hangs)
        {
            yield return null;
        }
        if (end == CandidateEnd.Cancelled)
        {
            run.Complete("cancelled");
            yield break;
        }
        legs.ForEach(leg => End(leg, end == CandidateEnd.LegFails && leg.Name == Broken));
        if (end == CandidateEnd.LegFails)
        {
            run.AddJob("seal", "queued").Complete("skipped");
            run.Complete("failure");
            yield break;
        }
        var seal = run.AddJob("seal");
        yield return null;
        if (end != CandidateEnd.NothingSealed)
        {
            var made = SealedCandidate.Put(
                lanes.Repository,
                sha,
                BuiltProduct.Files(lanes.Repository, sha, VersionOf(sha)),
                VersionOf(sha),
                runId: run.Id,
                runAttempt: run.Attempt
            );
            PlantedAttestation.Put(run, (AssetName.Manifest, Sha256.Of(made.Manifest).Hex));
        }
        seal.Succeed();
        run.Complete("success");
    }

    private void End(SandboxJob leg, bool fails)
    {
        lanes.BuiltLegs.Add(leg.Name);
        leg.Log(fails ? "linking failed: no space left on device" : "1 bundle").Complete(fails ? "failure" : "success");
    }

    private bool IsKept(string job) => run.Jobs.Any(known => known.Name == job);

    private bool IsSealed =>
        lanes.Repository.Releases.All.Any(release =>
            release.TagName == $"rc-{sha}" && release.Assets.Any(asset => asset.Name == "candidate.json")
        );

    private string VersionOf(string commit) =>
        JsonNode.Parse(lanes.Repository.ReadFile("package.json", commit)!)!["version"]!.GetValue<string>();
}
