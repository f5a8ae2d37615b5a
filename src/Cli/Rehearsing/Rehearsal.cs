using MsReleaseActions.Cli.Building;
using MsReleaseActions.Cli.Proving;
using MsReleaseActions.Cli.Runner;
using MsReleaseActions.Cli.Watching;
using MsReleaseActions.Runtime;
using MsReleaseActions.Sandbox;
using MsReleaseActions.Signatures;

namespace MsReleaseActions.Cli.Rehearsing;

/// <summary>What a rehearsal came to.</summary>
/// <param name="Document">For machines.</param>
/// <param name="Findings">For people.</param>
internal sealed record RehearsalResult(RehearsalDocument Document, Findings Findings);

/// <summary>Rehearses a release from built files to the published release, and looks at the result from outside.</summary>
internal sealed class Rehearsal(Stage stage, RehearsalOptions options, StepRunner runner, IRehearsalView view, TimeProvider time) : IDisposable
{
    private const int Megabyte = 1_000_000;
    private readonly List<string> problems = [];
    private readonly MinisignSigner signer = new();
    private IReadOnlyList<BuiltFile> files = [];

    public async Task<RehearsalResult> RunAsync(CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        using var lane = new Lane(stage, runner, view, cancellation);
        var findings = new Findings([], null, []);
        try
        {
            await BuildAsync(lane, cancellation);
            await lane.PublishCandidateAsync(files);
            findings = options.Scenario == Scenario.Happy ? await PromoteAsync(lane, cancellation) : await RefuseAsync(lane, cancellation);
        }
        catch (LaneFailure failure)
        {
            problems.Add(failure.Message);
        }
        catch (HttpRequestException failure)
        {
            view.End(StepEnd.Bad, failure.Message);
            problems.Add(failure.Message);
        }
        problems.AddRange(findings.All.Where(finding => !finding.Holds).Select(finding => finding.Text));
        problems.AddRange(stage.GitHub.Log.Violations.Select(violation => $"a well-behaved client would not have done this: {violation}"));
        return new RehearsalResult(Document(findings, time.GetElapsedTime(start)), findings);
    }

    public void Dispose() => signer.Dispose();

    private async Task BuildAsync(Lane lane, CancellationToken cancellation)
    {
        view.Begin("build", "stands in for the build of every platform");
        var build = new BuildStandIn(lane.BuildFolder, options.Seed, signer, time);
        files = await build.BuildAsync(PlatformFile.Of(stage.Seed.Version), (long)options.AssetsMegabytes * Megabyte, view.Line, cancellation);
        var signed = files.Count(file => file.Signature is not null);
        view.End(StepEnd.Good, $"{files.Count - signed} files, {ByteSize.Show(files.Sum(file => file.Size))}, {signed} signatures of Tauri's kind");

        view.Begin("draft of a build leg", "uploads what tauri-action would");
        var leg = files.Where(file => file.Name.Contains(".app.tar.gz", StringComparison.Ordinal)).ToList();
        var draft = await TauriDraft.CreateAsync(stage.Authorized(), stage.RepositoryUrl, stage.CandidateTag, stage.Seed.SourceSha, leg, cancellation);
        var manifest = UpdaterManifest.Write(files, draft, stage.RepositoryPage, stage.CandidateTag, stage.Seed.Version, time.GetUtcNow());
        var folder = Directory.CreateDirectory(Path.Combine(lane.BuildFolder, "dist", "updater")).FullName;
        files = [.. files, await BuildStandIn.TextAsync(Path.Combine(folder, "latest.json"), manifest, cancellation)];
        view.End(StepEnd.Good, $"{leg.Count} assets, and a latest.json with four forms of address");
    }

    private async Task<Findings> PromoteAsync(Lane lane, CancellationToken cancellation)
    {
        var checksums = await lane.ValidateCandidateAsync(files, "digest");
        await lane.RewriteAsync(files, signer.PublicKey);
        await lane.PromoteAsync(checksums, "publishes the candidate's bytes");
        if (await lane.ValidateCandidateAsync(files, "download") != checksums)
        {
            problems.Add("the candidate's checksums changed while it was promoted");
        }
        var before = stage.GitHub.Log.Writes.Count;
        var state = await lane.PromoteAsync(checksums, "once more: nothing may be written");
        var again = stage.GitHub.Log.Writes.Count - before;
        view.Begin("proof", "downloads the release without a token");
        var findings = await new ReleaseProof(stage, files, signer.PublicKey, view.Line).ProveAsync(cancellation);
        findings = findings with { All = [.. findings.All, new Finding(state == "unchanged" && again == 0, $"promoted once more: {state}, {again} writes")] };
        return Proven(findings);
    }

    private async Task<Findings> RefuseAsync(Lane lane, CancellationToken cancellation)
    {
        view.Begin("tampering", "changes one bit behind the back");
        var victim = files.First(file => file.Name.EndsWith(".deb", StringComparison.Ordinal));
        await Tampering.ChangeOneBitAsync(stage, victim, cancellation);
        view.End(StepEnd.Good, $"one bit of {victim.Name}");
        var before = stage.GitHub.Log.Writes.Count;
        await lane.RefuseCandidateAsync(files);
        await lane.RefusePromotionAsync();
        view.Begin("proof", "looks for anything that became visible");
        return Proven(await AbsenceProof.ProveAsync(stage, before, cancellation));
    }

    private Findings Proven(Findings findings)
    {
        var wrong = findings.All.Count(finding => !finding.Holds);
        view.End(wrong == 0 ? StepEnd.Good : StepEnd.Bad, wrong == 0 ? $"all {findings.All.Count} findings hold" : $"{wrong} of {findings.All.Count} findings do not hold");
        return findings;
    }

    private RehearsalDocument Document(Findings findings, TimeSpan took)
    {
        var asked = stage.GitHub.Log.Requests.Where(request => request.Listener is Listener.Api or Listener.Upload && request.UserAgent != Stage.UserAgent).ToList();
        return new RehearsalDocument(
            problems.Count == 0,
            options.Scenario.ToString().ToLowerInvariant(),
            stage.Seed.SourceSha,
            stage.ReleaseTag,
            HeavyBuilds: null,
            HeavyJobs: null,
            ReleaseCompiled: null,
            [.. findings.Assets.Select(asset => new DocumentedAsset(asset.Name, asset.Size, asset.Sha256, asset.SameAsCandidate))],
            findings.LatestJsonOk,
            ApprovalRequired: null,
            new ApiUse(asked.Count, asked.Count(request => request.Status == 304), asked.Count(request => request.IsWrite)),
            Math.Round(took.TotalSeconds, 1),
            problems);
    }
}
