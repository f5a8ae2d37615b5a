using System.Text.Json;
using System.Text.RegularExpressions;
using MsReleaseActions.Core.Documents;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>
/// Checks as a description names them: a text as a line of <c>required-checks</c> is, <c>{name, app}</c> or
/// <c>{status}</c>.
/// </summary>
internal static partial class CheckForms
{
    private const string Form = "must be a name, {\"name\", \"app\"} or {\"status\"}";

    /// <summary>As lines of <c>required-checks</c>; null where the member is absent, or no list.</summary>
    public static IReadOnlyList<string>? Read(JsonForm form, string path)
    {
        if (form.Elements(path) is not { } count)
        {
            return null;
        }
        var lines = Enumerable
            .Range(0, count)
            .Select(index => Line(form, $"{path}.[{index}]"))
            .OfType<string>()
            .ToList();
        foreach (var twice in lines.GroupBy(NamedCheck.Parse).Where(same => same.Count() > 1))
        {
            form.Problem(path, $"names '{twice.Key.Line}' twice");
        }
        return lines;
    }

    private static string? Line(JsonForm form, string path)
    {
        if (!form.Is(JsonTokenType.StartObject, path))
        {
            return form.Text(path);
        }
        form.Object(path);
        var (name, app, status) = (form.Text($"{path}.name"), form.Text($"{path}.app"), form.Text($"{path}.status"));
        if ((name is null) == (status is null) || (app is not null && name is null))
        {
            form.Problem(path, Form);
            return null;
        }
        if (!LineForm.IsOneLine(name ?? status!))
        {
            LineForm.Check(form, $"{path}.{(name is null ? "status" : "name")}", name ?? status!);
            return null;
        }
        if (app is not null && !Slug().IsMatch(app))
        {
            form.Problem($"{path}.app", $"must be the slug of an app such as {NamedCheck.Actions}");
            return null;
        }
        return new NamedCheck(name ?? status!, name is null ? null : app ?? NamedCheck.Actions).Line;
    }

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Slug();
}
