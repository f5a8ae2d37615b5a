using MsReleaseActions.Workflows.Model;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Publishing;

/// <summary>An <c>action.yml</c> that starts a published image instead of building one.</summary>
public static class PinnedAction
{
    /// <summary>
    /// Exchanges the value of <c>runs.image</c>; every other byte stays. An action that is no container action comes
    /// out as it is.
    /// </summary>
    /// <param name="path">For messages.</param>
    /// <param name="text">The file.</param>
    /// <param name="image">Reference of the image, without <c>docker://</c>.</param>
    /// <exception cref="InvalidWorkflowException">It is no action file, or its image is not written plainly on one
    /// line.</exception>
    public static string Pin(string path, string text, string image)
    {
        var file = ActionFile.Parse(path, text);
        if (file.Using != "docker")
        {
            return text;
        }
        if (
            file.Runs["image"] is not Scalar { Style: ScalarStyle.Plain, Text.Length: > 0 } written
            || Offset(text, written.At) is var start && !text.AsSpan(start).StartsWith(written.Text)
        )
        {
            throw new InvalidWorkflowException(
                path,
                [
                    new WorkflowProblem(
                        file.Runs["image"]?.At ?? file.Runs.At,
                        "runs.image must be a plain text on one line, without quotes: its bytes are exchanged"
                    ),
                ]
            );
        }
        return $"{text[..start]}docker://{image}{text[(start + written.Text.Length)..]}";
    }

    private static int Offset(string text, Position at)
    {
        var start = 0;
        for (var line = 1; line < at.Line; line++)
        {
            start = text.IndexOf('\n', start) + 1;
        }
        return start + at.Column - 1;
    }
}
