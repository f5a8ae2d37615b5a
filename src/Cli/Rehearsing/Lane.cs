using System.Security.Cryptography;
using MsReleaseActions.Cli.Building;
using MsReleaseActions.Cli.Runner;
using MsReleaseActions.Cli.Seed;
using MsReleaseActions.Cli.Watching;
using MsReleaseActions.Signatures;

namespace MsReleaseActions.Cli.Rehearsing;

/// <summary>A step did not end as the scenario wants it.</summary>
internal sealed class LaneFailure(string problem) : Exception(problem);

/// <summary>The steps of the promote lane, each with the inputs that the workflow files give it.</summary>
internal sealed class Lane : IDisposable
{
    private readonly Stage stage;
    private readonly StepRunner runner;
    private readonly IRehearsalView view;
    private readonly CancellationToken cancellation;
    private readonly ECDsa sealingKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly RunnerRun candidate;
    private readonly RunnerJob seal;
    private readonly RunnerJob validate;
    private readonly RunnerJob promote;

    public Lane(Stage stage, StepRunner runner, IRehearsalView view, CancellationToken cancellation)
    {
        (this.stage, this.runner, this.view, this.cancellation) = (stage, runner, view, cancellation);
        candidate = stage.Run("candidate", ("source_sha", stage.Seed.SourceSha));
        var release = stage.Run("release", ("tag", stage.ReleaseTag), ("source_sha", stage.Seed.SourceSha));
        (seal, validate, promote) = (stage.Job(candidate, "seal"), stage.Job(release, "validate"), stage.Job(release, "promote"));
    }

    /// <summary>Where the files are built that <c>publish-candidate</c> takes.</summary>
    public string BuildFolder => seal.Workspace;

    public async Task PublishCandidateAsync(IReadOnlyList<BuiltFile> files)
    {
        await RunAsync(
            seal,
            "publish-candidate",
            "seals the candidate",
            result => $"{result["state"]}: {result["asset-count"]} assets, {Bytes(result["total-bytes"])} in {Cut(result["candidate-tag"], 11)}",
            ("source-sha", stage.Seed.SourceSha),
            ("files", "dist/*/*"),
            ("required-assets", RequiredAssets(files)),
            ("version", stage.Seed.Version),
            ("signing-key", sealingKey.ExportPkcs8PrivateKeyPem()));
        candidate.End(succeeded: true);
    }

    /// <param name="verify"><c>digest</c> or <c>download</c>.</param>
    /// <returns>The output <c>checksums-sha256</c>.</returns>
    public async Task<string> ValidateCandidateAsync(IReadOnlyList<BuiltFile> files, string verify) =>
        (await RunAsync(
            validate,
            "validate-candidate",
            $"checks the candidate ({verify})",
            result => $"{result["state"]}: {result["asset-count"]} assets hold, checksums {Cut(result["checksums-sha256"], 12)}",
            ValidateInputs(files, verify)))["checksums-sha256"];

    public Task RefuseCandidateAsync(IReadOnlyList<BuiltFile> files) =>
        RefuseAsync(validate, "validate-candidate", "must refuse the candidate", ValidateInputs(files, "digest"));

    public Task RewriteAsync(IReadOnlyList<BuiltFile> files, MinisignPublicKey updaterKey) =>
        RunAsync(
            promote,
            "rewrite-latest-json",
            "points latest.json at the release",
            result => $"{result["rewritten-count"]} addresses now name {stage.ReleaseTag}",
            ("source-sha", stage.Seed.SourceSha),
            ("release-tag", stage.ReleaseTag),
            ("required-platforms", string.Join('\n', files.Where(file => file.UpdaterKey is not null).Select(file => file.UpdaterKey))),
            ("updater-public-key", updaterKey.ToTauriText()));

    /// <returns>The output <c>state</c>.</returns>
    public async Task<string> PromoteAsync(string checksums, string purpose) =>
        (await RunAsync(
            promote,
            "promote-assets",
            purpose,
            result => $"{result["state"]}: {result["copied-count"]} copied, {result["kept-count"]} kept, {Bytes(result["total-bytes"])}",
            [.. PromoteInputs(checksums), ("overlay", "latest.json")]))["state"];

    public Task RefusePromotionAsync() => RefuseAsync(promote, "promote-assets", "must refuse the candidate", PromoteInputs(""));

    public void Dispose() => sealingKey.Dispose();

    private (string Name, string Value)[] ValidateInputs(IReadOnlyList<BuiltFile> files, string verify) =>
    [
        ("source-sha", stage.Seed.SourceSha),
        ("required-assets", RequiredAssets(files)),
        ("version", stage.Seed.Version),
        ("verify", verify),
        ("workflow", candidate.Path),
        ("required-environment", ManagerSeed.ReleaseEnvironment),
        ("required-checks", string.Join('\n', ManagerSeed.RequiredChecks)),
        ("public-key", sealingKey.ExportSubjectPublicKeyInfoPem()),
    ];

    private (string Name, string Value)[] PromoteInputs(string checksums) =>
    [
        ("source-sha", stage.Seed.SourceSha),
        ("release-tag", stage.ReleaseTag),
        ("checksums-sha256", checksums),
        ("name", $"ms-manager {stage.Seed.Version}"),
        ("notes", "A rehearsal of the release."),
    ];

    private async Task<StepResult> RunAsync(
        RunnerJob job, string id, string purpose, Func<StepResult, string> outcome, params (string Name, string Value)[] with)
    {
        var result = await StepAsync(job, id, purpose, with);
        if (!result.Succeeded)
        {
            throw Failed(id, result, $"exit code {result.ExitCode}");
        }
        view.End(StepEnd.Good, outcome(result));
        return result;
    }

    private async Task RefuseAsync(RunnerJob job, string id, string purpose, params (string Name, string Value)[] with)
    {
        var result = await StepAsync(job, id, purpose, with);
        if (result.ExitCode != 1)
        {
            throw Failed(id, result, $"exit code {result.ExitCode} instead of 1");
        }
        view.End(StepEnd.Refused, "exit code 1");
    }

    private async Task<StepResult> StepAsync(RunnerJob job, string id, string purpose, (string Name, string Value)[] with)
    {
        view.Begin(id, purpose);
        var inputs = with.ToDictionary(input => input.Name, input => input.Value, StringComparer.OrdinalIgnoreCase);
        var result = await runner.RunAsync(job, id, inputs, view.Line, cancellation);
        foreach (var annotation in result.Log.Annotations)
        {
            view.Annotate(annotation);
        }
        return result;
    }

    private LaneFailure Failed(string id, StepResult result, string seen)
    {
        view.End(StepEnd.Bad, seen);
        var said = result.Log.Annotations.FirstOrDefault(annotation => annotation.Level == "error")?.Message ?? string.Join(" | ", result.Log.Lines.TakeLast(5));
        return new LaneFailure($"{id} ended with {seen}: {said}");
    }

    private static string RequiredAssets(IReadOnlyList<BuiltFile> files) => string.Join('\n', files.Select(file => file.Name));

    private static string Cut(string text, int length) => text.Length <= length ? text : $"{text[..length]}…";

    private static string Bytes(string count) => long.TryParse(count, out var bytes) ? Runtime.ByteSize.Show(bytes) : "? bytes";
}
