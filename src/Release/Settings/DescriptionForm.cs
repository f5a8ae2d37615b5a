using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Documents;
using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>The members that schema 2 of <c>ms-release.json</c> has and schema 1 has not.</summary>
internal static class DescriptionForm
{
    /// <summary>The <c>kind</c> of a product that is put together from what others build.</summary>
    public const string Content = "content";

    /// <summary>The settings with what the form says.</summary>
    /// <param name="kind">What it says of <c>kind</c>; null: nothing.</param>
    public static ReleaseSettings Read(JsonForm form, ReleaseSettings read, string? kind)
    {
        form.Object("app");
        form.Object("build");
        form.Object("keys");
        var keys = Keys(form, read.Keys);
        OneLine(form, "product", read.Product);
        OneLine(form, "branch", read.Branch);
        OneLine(form, "environment", read.Environment);
        OneLane(form, read);
        foreach (var check in read.RequiredChecks)
        {
            OneLine(form, "required_checks", check);
        }
        return read with
        {
            TagPrefix = Prefix(form) ?? read.TagPrefix,
            OwnsLatest = form.Flag("owns_latest") ?? read.OwnsLatest,
            Build = BuildForm.Read(form, keys, kind),
            Keys = keys,
        };
    }

    private static KeySettings Keys(JsonForm form, KeySettings defaults) =>
        new()
        {
            SigningSecret = SecretNames.Of(form, "keys.signing_secret") ?? defaults.SigningSecret,
            UpdaterSecret = SecretNames.Of(form, "keys.updater_secret") ?? defaults.UpdaterSecret,
            PublicKey = Key(form, "keys.public_key", text => CandidatePublicKey.Parse(text).Dispose()),
            UpdaterPublicKey = Key(form, "keys.updater_public_key", text => MinisignPublicKey.Parse(text)),
        };

    // a key that does not verify anything is found out before a build
    private static string? Key(JsonForm form, string path, Action<string> parse)
    {
        var text = form.Text(path);
        try
        {
            if (text is not null)
            {
                parse(text);
            }
        }
        catch (FormatException problem)
        {
            form.Problem(path, $"is no public key: {problem.Message}");
        }
        foreach (var line in (text ?? "").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            OneLine(form, path, line);
        }
        return text;
    }

    private static void OneLine(JsonForm form, string path, string text)
    {
        if (!SettingsForms.IsOneLine(text))
        {
            form.Problem(path, $"must be one line without blanks around it, not '{Shown(text)}'");
        }
    }

    // one would be written over the other
    private static void OneLane(JsonForm form, ReleaseSettings read)
    {
        string[] files = [read.CiWorkflow, read.CandidateWorkflow, read.ReleaseWorkflow];
        foreach (
            var twice in files
                .GroupBy(file => file, StringComparer.OrdinalIgnoreCase)
                .Where(same => read.Kind == ProductKind.App && same.Count() > 1)
        )
        {
            form.Problem("workflows", $"names {twice.Key} twice: each lane is a file of its own");
        }
    }

    private static string Shown(string text) =>
        string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));

    private static string? Prefix(JsonForm form)
    {
        if (form.Text("tag_prefix", mayBeEmpty: true) is not { } prefix)
        {
            return null;
        }
        if (ReleaseTag.PrefixProblem(prefix) is { } problem)
        {
            form.Problem("tag_prefix", problem);
        }
        return prefix;
    }
}
