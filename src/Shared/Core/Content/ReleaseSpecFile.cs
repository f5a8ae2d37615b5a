using System.Text.Encodings.Web;
using System.Text.Json;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Documents;

namespace MsReleaseActions.Core.Content;

/// <summary>A release spec as a file. Its form is that of <c>docs/schemas/release-spec.schema.json</c>.</summary>
public static class ReleaseSpecFile
{
    /// <summary>The folder that all specs are in.</summary>
    public const string Folder = "release-specs";

    /// <summary>The schema that new specs are written in.</summary>
    public const int NewestSchema = 2;

    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary><c>release-specs/v1.2.3.json</c>.</summary>
    public static string PathOf(ReleaseTag tag) => $"{Folder}/{tag}.json";

    /// <summary><c>release-notes/v1.2.3.md</c>.</summary>
    public static string NotesPathOf(ReleaseTag tag) => $"release-notes/{tag}.md";

    /// <param name="bytes">The file.</param>
    /// <param name="name">How it is called in messages.</param>
    /// <param name="content">Who makes what; null: <see cref="ContentDescription.MidiStudio"/>.</param>
    /// <exception cref="ActionFailure">It breaks a rule (exit 1): every one that it breaks, each with its
    /// line.</exception>
    public static ReleaseSpec Parse(byte[] bytes, string name, ContentDescription? content = null)
    {
        try
        {
            var form = JsonForm.Open(bytes);
            var spec = ReleaseSpecForm.Read(form, content ?? ContentDescription.MidiStudio);
            return form.Problems() is { Count: > 0 } problems || spec is null
                ? throw new FormatException(string.Join("; ", form.Problems()))
                : spec;
        }
        catch (FormatException problem)
        {
            throw ActionFailure.No(
                $"The spec {name} cannot be used: {problem.Message}",
                "Nothing is made of a spec that is not sound",
                "Correct it with a pull request; docs/content.md says what may stand in it"
            );
        }
    }

    /// <summary>What a dispatch asks for and the spec is not, a sentence each without its full stop.</summary>
    public static IEnumerable<string> Differences(ReleaseSpec spec, Channel channel, ReleaseTag tag)
    {
        if (spec.Channel != channel)
        {
            yield return $"the spec is of channel {Word(spec.Channel)}, and {Word(channel)} was asked for";
        }
        if (spec.Tag != tag)
        {
            yield return $"the spec is of {spec.Tag}, and {tag} was asked for";
        }
    }

    /// <summary>UTF-8, two spaces, LF, and a line end at its end.</summary>
    public static byte[] Write(ReleaseSpec spec)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Layout))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", spec.Schema);
            json.WriteString("channel", Word(spec.Channel));
            json.WriteString("tag", spec.Tag.Text);
            WriteRepositories(json, spec);
            if (spec.Tooling is { } tooling)
            {
                WriteTooling(json, tooling);
            }
            json.WriteStartArray("assets");
            foreach (var asset in spec.Assets)
            {
                json.WriteStartObject();
                json.WriteString("id", asset.Id);
                json.WriteString("kind", asset.Kind.Word());
                WritePlatform(json, asset.Platform);
                json.WriteString("filename", asset.FileName);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            WriteInstallSets(json, spec.InstallSets);
            WritePages(json, spec.DemoUrl);
            json.WriteEndObject();
        }
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    internal static void WriteTooling(Utf8JsonWriter json, SpecTooling tooling)
    {
        json.WriteStartObject("tooling");
        json.WriteString("repo", tooling.Repository.ToString());
        json.WriteString("ref", tooling.Ref);
        json.WriteString("sha", tooling.Sha.Text);
        json.WriteEndObject();
    }

    internal static void WritePages(Utf8JsonWriter json, string? demoUrl)
    {
        if (demoUrl is not null)
        {
            json.WriteStartObject("pages");
            json.WriteString("demo_url", demoUrl);
            json.WriteEndObject();
        }
    }

    internal static void WriteAssets(Utf8JsonWriter json, InstallSet set)
    {
        json.WriteStartArray("assets");
        foreach (var asset in set.Assets)
        {
            json.WriteStringValue(asset);
        }
        json.WriteEndArray();
    }

    private static void WriteInstallSets(Utf8JsonWriter json, IReadOnlyList<InstallSet> sets)
    {
        json.WriteStartArray("install_sets");
        foreach (var set in sets)
        {
            json.WriteStartObject();
            json.WriteString("id", set.Id);
            WritePlatform(json, set.Platform);
            WriteAssets(json, set);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    internal static void WritePlatform(Utf8JsonWriter json, Platform? platform)
    {
        if (platform is not null)
        {
            json.WriteString("os", platform.Os);
            json.WriteString("arch", platform.Arch);
        }
    }

    internal static string Word(Channel channel) => channel.ToString().ToLowerInvariant();

    private static void WriteRepositories(Utf8JsonWriter json, ReleaseSpec spec)
    {
        json.WriteStartArray("repos");
        foreach (var repository in spec.Repositories)
        {
            json.WriteStartObject();
            json.WriteString("id", repository.Id);
            json.WriteString("url", repository.Url);
            json.WriteString("ref", repository.Ref);
            json.WriteString("sha", repository.Sha.Text);
            if (repository.CiWorkflow is { } workflow)
            {
                json.WriteString("required_ci_workflow_file", workflow);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
