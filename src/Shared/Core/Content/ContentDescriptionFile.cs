using MsReleaseActions.Core.Documents;

namespace MsReleaseActions.Core.Content;

/// <summary>The description of content in <c>ms-release.json</c>, for who needs nothing else of that file.</summary>
public static class ContentDescriptionFile
{
    /// <summary>Its name, at the root of the repository that releases.</summary>
    public const string Name = "ms-release.json";

    /// <param name="bytes">The file; null where there is none.</param>
    /// <param name="name">How it is called in messages.</param>
    /// <returns><see cref="ContentDescription.MidiStudio"/> where it describes no producers.</returns>
    /// <exception cref="ActionFailure">It breaks a rule (exit 1): every one that it breaks, each with its
    /// line.</exception>
    public static ContentDescription Parse(byte[]? bytes, string name = Name)
    {
        try
        {
            var form = JsonForm.Open(bytes ?? "{}"u8.ToArray());
            // schema 1 knows where producers are, and no more
            var content =
                (form.Whole("schema", 1, int.MaxValue) ?? 1) == 1
                    ? ContentDescription.MidiStudio
                    : ContentDescriptionForm.Read(form);
            return content is null || form.ProblemsOfAsked().Count > 0
                ? throw new FormatException(string.Join("; ", form.ProblemsOfAsked()))
                : content;
        }
        catch (FormatException problem)
        {
            throw ActionFailure.No(
                $"{name} cannot be used: {problem.Message}",
                "It says who makes what a release is put together from",
                "Correct it with a pull request; docs/ms-release-json.md says what may stand in it"
            );
        }
    }
}
