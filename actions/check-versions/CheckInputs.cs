using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.CheckVersions;

/// <summary>What the step asks for.</summary>
/// <param name="Expected">What the files must say; null: one version, whichever.</param>
/// <param name="Folder">Full path of the checkout, in the workspace.</param>
internal sealed record CheckInputs(ReleaseTag? Expected, string Folder)
{
    public static CheckInputs Read(InputReader inputs)
    {
        var expected = Version(inputs);
        var folder = inputs.Path("folder") ?? Workspace.Of(inputs.Environment).Root;
        if (folder.Length > 0 && !inputs.Environment.Files.Directory.Exists(folder))
        {
            inputs.Problem($"folder names no folder: '{inputs.GetInput("folder")}' is not there");
        }
        return new CheckInputs(expected, folder);
    }

    // a job that was started by a tag has the tag at hand, one that was dispatched often the version
    private static ReleaseTag? Version(InputReader inputs)
    {
        var prefix = inputs.TagPrefix();
        if (inputs.GetInput("expected") is not { } text)
        {
            return null;
        }
        // a version says the same without the prefix
        if (
            !ReleaseTag.TryParse(text, prefix, out var tag, out _)
            && !ReleaseTag.TryParse($"{prefix}{text}", prefix, out tag, out _)
        )
        {
            inputs.Problem($"expected must be a version such as 1.2.3 or a tag such as {prefix}1.2.3, not '{text}'");
        }
        return tag;
    }
}
