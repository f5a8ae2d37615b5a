using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Documents;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Versions;

namespace MsReleaseActions.ReleaseTrain.Plans;

/// <summary>A plan as a file. Its form is that of <c>docs/schemas/release-plan.schema.json</c>.</summary>
public static class PlanFile
{
    /// <summary>The schema that this program writes and knows.</summary>
    internal const int Schema = 1;

    private const string SchemaUrl =
        "https://raw.githubusercontent.com/org/ms-release-actions/v1/docs/schemas/release-plan.schema.json";

    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>UTF-8, two spaces, LF, and a line end at its end.</summary>
    public static byte[] Write(ReleasePlan plan)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", SchemaUrl);
            writer.WriteNumber("schema", Schema);
            writer.WriteString("product", plan.Product);
            writer.WriteString("channel", Word(plan.Channel));
            writer.WriteString("tag", plan.Tag.Text);
            writer.WriteString("version", plan.Tag.VersionText);
            writer.WriteString("repo", plan.Repository.ToString());
            writer.WriteString("base_sha", plan.Base.Text);
            PinsForm.Write(writer, plan.Pins);
            writer.WriteStartArray("actions");
            foreach (var action in plan.Actions)
            {
                writer.WriteStartObject();
                writer.WriteString("step", Word(action.Step));
                writer.WriteString("what", action.What);
                writer.WriteString("why", action.Why);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        bytes.Write("\n"u8);
        return bytes.ToArray();
    }

    /// <summary>Whether a text is a plan, of whatever schema.</summary>
    public static bool Is(string text)
    {
        try
        {
            var form = JsonForm.Open(Encoding.UTF8.GetBytes(text));
            return form.Has("base_sha") && form.Has("actions");
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <param name="bytes">The file.</param>
    /// <param name="name">How it is called in messages.</param>
    /// <exception cref="ActionFailure">It does not keep to its form, or contradicts itself (exit 2): every problem,
    /// with its line.</exception>
    public static ReleasePlan Read(byte[] bytes, string name)
    {
        try
        {
            var form = JsonForm.Open(bytes);
            var plan = Read(form);
            return form.Problems() is { Count: > 0 } problems || plan is null
                ? throw new FormatException(string.Join("; ", form.Problems()))
                : plan;
        }
        catch (FormatException problem)
        {
            throw new ActionFailure(
                ExitCode.BadInput,
                $"The plan {name} cannot be used: {problem.Message}",
                "",
                "Make it anew with `plan --out`"
            );
        }
    }

    /// <summary>Asks the form for every member; null where one is missing or wrong.</summary>
    internal static ReleasePlan? Read(JsonForm form)
    {
        form.Text("$schema");
        if (form.Whole("schema", 1, int.MaxValue) is { } schema and not Schema)
        {
            throw new FormatException(
                $"it is of schema {schema}, and this ms knows schema {Schema}: a newer ms reads it"
            );
        }
        form.Require("schema", "product", "channel", "tag", "version", "repo", "base_sha", "actions");
        var (product, channel, tag) = (
            form.Text("product"),
            Chosen<Channel>(form, "channel"),
            form.Value<FoundTag>("tag")?.Tag
        );
        var (repository, @base) = (form.Value<RepositoryName>("repo"), form.Value<CommitSha>("base_sha"));
        if (form.Text("version") is { } version && tag is not null && version != tag.VersionText)
        {
            form.Problem("version", $"must be that of the tag {tag}, not '{version}'");
        }
        if (tag is not null && channel is { } known && !ReleaseProposal.Fits(tag, known))
        {
            form.Problem(
                "tag",
                $"must be of the channel {Word(known)}, {ReleaseProposal.Form(known, tag.Prefix)}, not {tag}"
            );
        }
        var pins = PinsForm.Read(form);
        var actions = Enumerable
            .Range(0, form.Elements("actions") ?? 0)
            .Select(index => Action(form, $"actions.[{index}]"))
            .ToList();
        return
            product is not null
            && channel is not null
            && tag is not null
            && repository is not null
            && @base is not null
            && actions.All(action => action is not null)
            ? new ReleasePlan(product, channel.Value, tag, repository, @base, [.. actions.OfType<PlannedAction>()])
            {
                Pins = pins,
            }
            : null;
    }

    private static PlannedAction? Action(JsonForm form, string path)
    {
        if (!form.Object(path))
        {
            return null;
        }
        form.Require($"{path}.step", $"{path}.what", $"{path}.why");
        var (step, what, why) = (
            Chosen<StepId>(form, $"{path}.step"),
            form.Text($"{path}.what"),
            form.Text($"{path}.why", mayBeEmpty: true)
        );
        return step is { } id && what is not null && why is not null ? new PlannedAction(id, what, why) : null;
    }

    private static T? Chosen<T>(JsonForm form, string path)
        where T : struct, Enum
    {
        if (form.Text(path) is not { } text)
        {
            return null;
        }
        foreach (var value in Enum.GetValues<T>().Where(value => Word(value) == text))
        {
            return value;
        }
        form.Problem(
            path,
            $"must be one of {string.Join(", ", Enum.GetValues<T>().Select(value => Word(value)))}, not '{text}'"
        );
        return null;
    }

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();
}
