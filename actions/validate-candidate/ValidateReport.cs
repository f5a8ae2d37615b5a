using System.Text.Json;
using System.Text.Json.Serialization;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.ValidateCandidate;

/// <summary>What the run says of the candidate, on failure too.</summary>
internal static class ValidateReport
{
    public static void Log(ValidatePlan plan, Workflow workflow)
    {
        using var group = workflow.Group("Checks");
        foreach (var check in plan.Checks)
        {
            workflow.Info($"{SummaryText.Sign(check.Status)} {check.Name}: {check.Text}");
        }
    }

    public static ActionReport Of(ValidateInputs inputs, ValidateState state, ValidatePlan plan) =>
        new(Outputs(inputs, state), Summary(inputs, state, plan)) { Failure = ValidateVerdict.Of(inputs, state, plan) };

    private static List<KeyValuePair<string, string>> Outputs(ValidateInputs inputs, ValidateState state)
    {
        var (release, seal) = (state.Candidate.Release, state.Candidate.Seal);
        var outputs = new List<KeyValuePair<string, string>> { new("candidate-tag", inputs.Tag.Text) };
        if (release is not null)
        {
            outputs.Add(new("release-id", release.Id.ToString()));
        }
        outputs.Add(new("source-sha", inputs.Tag.SourceSha.Text));
        outputs.Add(new("state", state.Candidate.State.ToString().ToLowerInvariant()));
        if (seal is not null)
        {
            outputs.Add(new("version", seal.Manifest.Version ?? ""));
            outputs.Add(new("asset-count", seal.Manifest.Files.Count.ToString()));
            outputs.Add(new("total-bytes", seal.Manifest.TotalBytes.ToString()));
            outputs.Add(new("assets", Assets(state.Candidate, seal)));
            outputs.Add(new("checksums-sha256", seal.ChecksumsSha256.Hex));
            outputs.Add(new("candidate-json-sha256", seal.ManifestSha256.Hex));
            outputs.Add(new("run-id", seal.Manifest.RunId.ToString()));
        }
        if (release is not null)
        {
            outputs.Add(new("html-url", release.HtmlUrl));
        }
        if (Pinned(state) is { } commits)
        {
            outputs.Add(new("pinned", JsonSerializer.Serialize(commits, ValidateJson.Default.DictionaryStringString)));
        }
        return outputs;
    }

    // empty where nothing was asked; null where one is not known
    private static Dictionary<string, string>? Pinned(ValidateState state) =>
        state.Pinned is null ? []
        : state.Pinned.Value is { } pinned && pinned.Values.All(pin => pin.Sha is not null)
            ? pinned.ToDictionary(pin => pin.Key, pin => pin.Value.Sha!.Text, StringComparer.Ordinal)
        : null;

    private static string Assets(Candidate candidate, Seal seal)
    {
        IReadOnlyList<AssetOutput> assets =
        [
            .. seal.Manifest.Files.Select(file => new AssetOutput(
                file.Name,
                file.Size,
                file.Sha256.Hex,
                candidate.Find(file.Name)!.Id
            )),
        ];
        return JsonSerializer.Serialize(assets, ValidateJson.Default.IReadOnlyListAssetOutput);
    }

    private static string Summary(ValidateInputs inputs, ValidateState state, ValidatePlan plan)
    {
        var holds = ValidateVerdict.Of(inputs, state, plan) is null;
        var table = SummaryText.Table(
            ["", "Check", "Seen"],
            plan.Checks.GroupBy(check => (check.Name, check.Status))
                .Select(check =>
                    (IReadOnlyList<string>)
                        [
                            SummaryText.Sign(check.Key.Status),
                            SummaryText.Escape(check.Key.Name),
                            string.Join("<br>", check.Select(result => SummaryText.Escape(result.Text))),
                        ]
                )
        );
        return $"### {(holds ? "✅" : "❌")} Candidate {SummaryText.Code(inputs.Tag.Text)}\n\n{table}"
            + (state.Candidate.Seal is { } seal ? Identity(state, seal) : "");
    }

    private static string Identity(ValidateState state, Seal seal) =>
        $"\n{seal.Manifest.Files.Count} files, {ByteSize.Show(seal.Manifest.TotalBytes)}"
        + (seal.Manifest.Version is { } version ? $", version {SummaryText.Code(version)}" : "")
        + $", <{state.Candidate.Release!.HtmlUrl}>\n\n"
        + "sha256 of checksums.txt, which names these bytes and no others: "
        + $"{SummaryText.Code(seal.ChecksumsSha256.Hex)}\n";
}

/// <summary>A built file in the output <c>assets</c>.</summary>
/// <param name="Id">GitHub's number of the asset.</param>
internal sealed record AssetOutput(string Name, long Size, string Sha256, long Id);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<AssetOutput>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ValidateJson : JsonSerializerContext;
