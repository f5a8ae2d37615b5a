using System.Text.RegularExpressions;
using MsReleaseActions.Runner.Options;

namespace MsReleaseActions.Rehearsal.Actions;

/// <summary>
/// This project's own image, wherever it was published or from whatever checkout it would be built: its entry points
/// are the programs of this build.
/// </summary>
internal sealed partial class ActionImages(ActionPrograms programs) : IContainerImages
{
    private const string Folder = "/app/";

    // lies next to the Dockerfile of a checkout of this repository, and of no other
    private const string Landmark = "ms-release-actions.slnx";

    /// <inheritdoc/>
    public LocalProgram? Find(ContainerStart start) =>
        (Published().IsMatch(start.Image) || IsCheckout(start.Dockerfile))
        && start.Entrypoint.StartsWith(Folder, StringComparison.Ordinal)
            ? programs.Find(start.Entrypoint[Folder.Length..])
            : null;

    private static bool IsCheckout(string dockerfile) =>
        dockerfile.Length > 0
        && Path.GetFileName(dockerfile) == "Dockerfile"
        && File.Exists(Path.Combine(Path.GetDirectoryName(dockerfile)!, Landmark));

    [GeneratedRegex(
        @"^ghcr\.io/[a-z0-9][a-z0-9-]*/ms-release-actions(:[A-Za-z0-9_][A-Za-z0-9_.-]*)?(@sha256:[0-9a-f]{64})?$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Published();
}
