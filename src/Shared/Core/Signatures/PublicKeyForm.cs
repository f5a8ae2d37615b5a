using MsReleaseActions.Core.Documents;

namespace MsReleaseActions.Core.Signatures;

/// <summary>Reads a public key from a description.</summary>
internal static class PublicKeyForm
{
    /// <summary>A public key; one that does not verify anything is found out before a build.</summary>
    /// <param name="parse">Throws <see cref="FormatException"/> where the text is none.</param>
    public static string? Read(JsonForm form, string path, Action<string> parse)
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
            LineForm.Check(form, path, line);
        }
        return text;
    }
}
