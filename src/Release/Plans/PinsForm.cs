using System.Text.Json;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Documents;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Plans;

/// <summary>The pins of a plan, as its file has them.</summary>
internal static class PinsForm
{
    /// <summary>Writes the member; none for a product that is made of one repository.</summary>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<PlannedPin> pins)
    {
        if (pins.Count == 0)
        {
            return;
        }
        writer.WriteStartArray("pins");
        foreach (var pin in pins)
        {
            writer.WriteStartObject();
            writer.WriteString("id", pin.Id);
            writer.WriteString("repository", pin.Repository.ToString());
            writer.WriteString("sha", pin.Sha.Text);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    /// <summary>Asks the form for every pin; one that is wrong is left out, and the form has the problem.</summary>
    public static List<PlannedPin> Read(JsonForm form)
    {
        var pins = Enumerable
            .Range(0, form.Elements("pins") ?? 0)
            .Select(index => Pin(form, $"pins.[{index}]"))
            .OfType<PlannedPin>()
            .ToList();
        foreach (var twice in pins.GroupBy(pin => pin.Id, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            form.Problem("pins", $"names {twice.Key} twice");
        }
        return pins;
    }

    private static PlannedPin? Pin(JsonForm form, string path)
    {
        if (!form.Object(path))
        {
            return null;
        }
        form.Require($"{path}.id", $"{path}.repository", $"{path}.sha");
        var (id, repository, sha) = (
            form.Text($"{path}.id"),
            form.Value<RepositoryName>($"{path}.repository"),
            form.Value<CommitSha>($"{path}.sha")
        );
        return id is not null && repository is not null && sha is not null ? new PlannedPin(id, repository, sha) : null;
    }
}
