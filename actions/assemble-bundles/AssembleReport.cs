using System.Text.Encodings.Web;
using System.Text.Json;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.AssembleBundles;

/// <summary>Outputs and summary.</summary>
internal static class AssembleReport
{
    private const string SignatureFile = "signature-file";
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The spec was read and checked.</summary>
    public static ActionReport OfSpec(AssembleInputs inputs, AssembleState state, string? notes) =>
        new(
            [
                .. Common(state, notes),
                new("path", ""),
                new("files", "[]"),
                new("asset-count", "0"),
                new("total-bytes", "0"),
                new("manifest-sha256", ""),
            ],
            $"### ✅ {SummaryText.Code(inputs.SpecPath)} is sound\n\n{Origin(state)}\n"
                + SummaryText.Table(
                    ["producer", "repository", "candidate"],
                    state.Candidates.Select(candidate =>
                        (IReadOnlyList<string>)
                            [
                                SummaryText.Code(candidate.Producer.Id),
                                SummaryText.Escape(candidate.Repository.ToString()),
                                SummaryText.Code(candidate.Tag.Text),
                            ]
                    )
                )
        );

    /// <summary>It was put together.</summary>
    public static ActionReport OfContent(
        AssembleInputs inputs,
        AssembleState state,
        string? notes,
        AssembledContent made,
        ActionRun run
    ) =>
        new(
            [
                .. Common(state, notes),
                new("path", run.Workspace.Shown(inputs.Output)),
                new(
                    "files",
                    Json(json =>
                    {
                        json.WriteStartArray();
                        foreach (var file in made.Files)
                        {
                            json.WriteStartObject();
                            json.WriteString("name", file.Name);
                            json.WriteNumber("size", file.Size);
                            json.WriteString("sha256", file.Sha256.Hex);
                            json.WriteStartArray("from");
                            foreach (var producer in MakersOf(file, made))
                            {
                                json.WriteStringValue(producer);
                            }
                            json.WriteEndArray();
                            json.WriteEndObject();
                        }
                        json.WriteEndArray();
                    })
                ),
                new("asset-count", made.Files.Count.ToString()),
                new("total-bytes", made.Files.Sum(file => file.Size).ToString()),
                new("manifest-sha256", made.Manifest.Sha256.Hex),
            ],
            $"### ✅ {SummaryText.Code(inputs.Tag.Text)} is put together\n\n{Origin(state)}\n"
                + SummaryText.Table(
                    ["asset", "size", "from", "SHA-256"],
                    made.Files.Select(file =>
                        (IReadOnlyList<string>)
                            [
                                SummaryText.Code(file.Name),
                                ByteSize.Show(file.Size),
                                string.Join(", ", MakersOf(file, made)),
                                SummaryText.Code(file.Sha256.Hex),
                            ]
                    )
                )
        );

    /// <summary>The sealed manifest was signed.</summary>
    /// <param name="path">Of the signature, relative to the workspace.</param>
    public static ActionReport OfSignature(
        AssembleInputs inputs,
        AssembleState state,
        string? notes,
        SealedManifest manifest,
        string path
    ) =>
        new(
            [
                .. Common(state, notes).Where(output => output.Key != SignatureFile),
                new(SignatureFile, path),
                new("path", ""),
                new("files", "[]"),
                new("asset-count", "0"),
                new("total-bytes", "0"),
                new("manifest-sha256", Sha256.Of(manifest.Bytes).Hex),
            ],
            $"### ✅ {SummaryText.Code(ContentManifest.FileName)} of {SummaryText.Code(inputs.Tag.Text)} is signed\n\n"
                + $"{SummaryText.Code(manifest.Candidate.Tag.Text)} sealed it, and the signature in "
                + $"{SummaryText.Code(path)} was verified with `manifest-public-key`.\n"
        );

    private static IEnumerable<string> MakersOf(AssembledFile file, AssembledContent made) =>
        made
            .Traces.Where(trace => trace.Asset == file.Name)
            .Select(trace => trace.Producer)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    private static string Origin(AssembleState state) =>
        $"{SummaryText.Code(state.Found.Spec.Tag.Text)}, brought by commit "
        + $"{SummaryText.Code(state.Found.Source.Text)}\n";

    private static List<KeyValuePair<string, string>> Common(AssembleState state, string? notes) =>
        [
            new("source-sha", state.Found.Source.Text),
            new("version", state.Found.Spec.Tag.VersionText),
            new(
                "candidates",
                Json(json =>
                {
                    json.WriteStartObject();
                    foreach (var candidate in state.Candidates)
                    {
                        json.WriteStartObject(candidate.Producer.Id);
                        json.WriteString("repository", candidate.Repository.ToString());
                        json.WriteString("source_sha", candidate.Sha.Text);
                        json.WriteString("ref", candidate.Ref);
                        json.WriteString("tag", candidate.Tag.Text);
                        json.WriteString("workflow", candidate.Producer.WorkflowPath);
                        json.WriteEndObject();
                    }
                    json.WriteEndObject();
                })
            ),
            new("notes-file", notes ?? ""),
            new(SignatureFile, ""),
        ];

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, OneLine))
        {
            write(json);
        }
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
