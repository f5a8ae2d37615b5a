using System.Text.Json;

namespace MsReleaseActions.Core.Candidates;

/// <summary>Reads <c>candidate.json</c> and says everything that is wrong with it.</summary>
public static class ManifestReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The manifest; null when something was added to <paramref name="problems"/>.</summary>
    public static CandidateManifest? Parse(ReadOnlyMemory<byte> bytes, ICollection<string> problems)
    {
        var before = problems.Count;
        try
        {
            using var document = ReadableJson.Parse(bytes, Strict);
            var manifest = Read(new Member(document.RootElement, "", problems));
            return problems.Count == before ? manifest : null;
        }
        catch (JsonException failure)
        {
            problems.Add($"{AssetName.Manifest} is not JSON: {failure.Message}");
            return null;
        }
    }

    private static CandidateManifest? Read(Member root)
    {
        if (!root.IsObject())
        {
            return null;
        }
        if (root.Number("schema") is var schema && schema != CandidateManifest.Schema)
        {
            root.Problem($"has schema {schema}; this version reads {CandidateManifest.Schema}");
            return null;
        }
        var repo = root.Text("repo");
        var workflow = root.Text("workflow");
        var runId = root.Number("run_id");
        var runAttempt = root.Number("run_attempt");
        var source = root.Text("source_sha");
        if (!CommitSha.TryParse(source, out var sha, out var problem))
        {
            root.Problem($"source_sha {problem}");
        }
        var tag = root.Text("tag");
        var version = root.Has("version") ? root.Text("version") : null;
        var inputs = root.Has("inputs") ? root.List("inputs").Select(Input).ToList() : [];
        foreach (
            var twice in inputs
                .OfType<CandidateInput>()
                .GroupBy(input => input.Id, StringComparer.Ordinal)
                .Where(same => same.Count() > 1)
        )
        {
            root.Problem($"has the input '{twice.Key}' twice");
        }
        var files = root.List("files").Select(File).ToList();
        foreach (var (file, next) in files.Zip(files.Skip(1)))
        {
            if (string.CompareOrdinal(file?.Name, next?.Name) >= 0)
            {
                root.Problem($"files are not sorted by name, each once: '{next?.Name}' follows '{file?.Name}'");
            }
        }
        return sha is null || files.Contains(null) || inputs.Contains(null)
            ? null
            : new CandidateManifest(
                repo,
                workflow,
                runId,
                (int)runAttempt,
                sha,
                tag,
                version,
                [.. files.OfType<CandidateFile>()]
            )
            {
                Inputs = [.. inputs.OfType<CandidateInput>()],
            };
    }

    private static CandidateInput? Input(Member input)
    {
        if (!input.IsObject())
        {
            return null;
        }
        var (id, repo, sha) = (input.Text("id"), input.Text("repo"), input.Text("sha"));
        if (CandidateInput.TryParse($"{id}={repo}@{sha}", out var read))
        {
            return read;
        }
        input.Problem($"is no input with id, repo and sha: '{id}', '{repo}', '{sha}'");
        return null;
    }

    private static CandidateFile? File(Member file)
    {
        if (!file.IsObject())
        {
            return null;
        }
        var name = file.Text("name");
        var size = file.Number("size");
        if (!Sha256.TryParse(file.Text("sha256"), out var sha256))
        {
            file.Problem("sha256 is not 64 lower-case hex digits");
        }
        if (!AssetName.IsKept(name) || AssetName.IsOfSeal(name))
        {
            file.Problem($"'{name}' is no name of a built file");
        }
        return sha256 is null ? null : new CandidateFile(name, size, sha256);
    }

    /// <summary>A place in the document that reports what it does not find.</summary>
    private sealed record Member(JsonElement Element, string Path, ICollection<string> Problems)
    {
        public bool IsObject()
        {
            if (Element.ValueKind == JsonValueKind.Object)
            {
                return true;
            }
            Problem("is no object");
            return false;
        }

        public bool Has(string name) => Element.TryGetProperty(name, out _);

        public string Text(string name)
        {
            if (Element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
            {
                return value.GetString()!;
            }
            Problem($"has no text '{name}'");
            return "";
        }

        public long Number(string name)
        {
            if (
                Element.TryGetProperty(name, out var value)
                && value.ValueKind == JsonValueKind.Number
                && value.TryGetInt64(out var number)
                && number >= 0
            )
            {
                return number;
            }
            Problem($"has no whole number '{name}'");
            return 0;
        }

        public IReadOnlyList<Member> List(string name)
        {
            if (Element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array)
            {
                return
                [
                    .. value
                        .EnumerateArray()
                        .Select((entry, index) => new Member(entry, $" {name}[{index}]", Problems)),
                ];
            }
            Problem($"has no list '{name}'");
            return [];
        }

        public void Problem(string problem) => Problems.Add($"{AssetName.Manifest}{Path} {problem}");
    }
}
