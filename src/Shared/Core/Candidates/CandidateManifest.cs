using System.Text.Encodings.Web;
using System.Text.Json;

namespace MsReleaseActions.Core.Candidates;

/// <summary>A built file of a candidate.</summary>
/// <param name="Size">Bytes.</param>
public sealed record CandidateFile(string Name, long Size, Sha256 Sha256);

/// <summary><c>candidate.json</c>: where a candidate comes from and what it holds.</summary>
/// <param name="Repo"><c>owner/name</c> of the repository that built it.</param>
/// <param name="Workflow">Path of the workflow file.</param>
/// <param name="Files">The built files only, sorted by name.</param>
public sealed record CandidateManifest(
    string Repo,
    string Workflow,
    long RunId,
    int RunAttempt,
    CommitSha SourceSha,
    string Tag,
    string? Version,
    IReadOnlyList<CandidateFile> Files
)
{
    public const int Schema = 1;

    /// <summary>What else went into the build, in the order that was given; ids are unique.</summary>
    public IReadOnlyList<CandidateInput> Inputs { get; init; } = [];

    // plus signs and the like stay readable; the file is never put into a page
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public long TotalBytes => Files.Sum(file => file.Size);

    /// <summary>
    /// The one spelling of this manifest: members in the order of the contract, two-space indent, a line feed at the
    /// end.
    /// </summary>
    public byte[] ToBytes()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Layout))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", Schema);
            json.WriteString("repo", Repo);
            json.WriteString("workflow", Workflow);
            json.WriteNumber("run_id", RunId);
            json.WriteNumber("run_attempt", RunAttempt);
            json.WriteString("source_sha", SourceSha.Text);
            json.WriteString("tag", Tag);
            if (Version is not null)
            {
                json.WriteString("version", Version);
            }
            if (Inputs.Count > 0)
            {
                json.WriteStartArray("inputs");
                foreach (var input in Inputs)
                {
                    json.WriteStartObject();
                    json.WriteString("id", input.Id);
                    json.WriteString("repo", input.Repository.ToString());
                    json.WriteString("sha", input.Sha.Text);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
            json.WriteStartArray("files");
            foreach (var file in Files)
            {
                json.WriteStartObject();
                json.WriteString("name", file.Name);
                json.WriteNumber("size", file.Size);
                json.WriteString("sha256", file.Sha256.Hex);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }
}
