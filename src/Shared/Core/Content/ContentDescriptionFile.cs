using MsReleaseActions.Core.Documents;

namespace MsReleaseActions.Core.Content;

/// <summary>The description of content in <c>ms-release.json</c>, for who needs nothing else of that file.</summary>
public static class ContentDescriptionFile
{
    /// <summary>Its name, at the root of the repository that releases.</summary>
    public const string Name = "ms-release.json";

    /// <summary>The newest schema that is known here.</summary>
    public const int NewestSchema = 2;

    /// <param name="bytes">The file; null where there is none.</param>
    /// <param name="name">How it is called in messages.</param>
    /// <returns><see cref="DescribedContent.Unsaid"/> where it says nothing of content.</returns>
    /// <exception cref="ActionFailure">It breaks a rule (exit 1): every one that it breaks, each with its
    /// line.</exception>
    public static DescribedContent Parse(byte[]? bytes, string name = Name)
    {
        try
        {
            var form = JsonForm.Open(bytes ?? "{}"u8.ToArray());
            var content = DescribedContent.Read(form, SchemaOf(form));
            return form.ProblemsOfAsked() is { Count: > 0 } problems
                ? throw new FormatException(string.Join("; ", problems))
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

    /// <summary>The schema of a description; 1 where it says none.</summary>
    /// <exception cref="FormatException">Nobody here knows it.</exception>
    internal static int SchemaOf(JsonForm form) =>
        form.Whole("schema", 1, int.MaxValue) is not { } schema ? 1
        : schema <= NewestSchema ? schema
        : throw new FormatException(
            $"it is of schema {schema}, and schema {NewestSchema} is known here: a newer version reads it"
        );
}
