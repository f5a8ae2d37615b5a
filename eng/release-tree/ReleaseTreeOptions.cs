using System.CommandLine;
using MsReleaseActions.Core;

namespace MsReleaseActions.ReleaseTrees;

/// <summary>The options of this program's commands.</summary>
internal static class ReleaseTreeOptions
{
    public static readonly Option<string> Source = new("--source")
    {
        Description = "Folder in a checkout of the source, with its whole history.",
        HelpName = "DIR",
        DefaultValueFactory = _ => ".",
    };
    public static readonly Option<string> Remote = new("--remote")
    {
        Description = "Remote whose tags count.",
        HelpName = "NAME|URL",
        DefaultValueFactory = _ => "origin",
    };
    public static readonly Option<string> Repository = new("--repository")
    {
        Description = "Repository on GitHub, owner/name.",
        HelpName = "OWNER/NAME",
        Required = true,
    };
    public static readonly Option<string> Version = new("--version")
    {
        Description = "Version to release, X.Y.Z or X.Y.Z-pre.",
        HelpName = "VERSION",
        Required = true,
    };
    public static readonly Option<string> SourceSha = new("--source-sha")
    {
        Description = "Commit to release, 40 hex digits.",
        HelpName = "SHA",
        Required = true,
    };
    public static readonly Option<string> Branch = new("--branch")
    {
        Description = "Ref that must contain the commit.",
        HelpName = "REF",
        DefaultValueFactory = _ => "refs/remotes/origin/main",
    };
    public static readonly Option<string> Image = new("--image")
    {
        Description = "Published image, ghcr.io/owner/name.",
        HelpName = "NAME",
        Required = true,
    };
    public static readonly Option<string> Digest = new("--digest")
    {
        Description = "Its digest, sha256:HEX.",
        HelpName = "DIGEST",
        Required = true,
    };
    public static readonly Option<string?> Pack = new("--pack")
    {
        Description = "Write what would be pushed into a git pack in this folder, for who may push; push nothing.",
        HelpName = "DIR",
    };
    public static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Say what would be pushed, and push nothing.",
    };

    /// <summary>What is to be released, as the command line says.</summary>
    /// <exception cref="Refused">A value has no such form.</exception>
    public static ReleaseInputs Inputs(ParseResult parsed, bool withDigest)
    {
        var inputs = new ReleaseInputs(
            parsed.GetRequiredValue(Repository),
            parsed.GetRequiredValue(Version),
            parsed.GetRequiredValue(SourceSha),
            parsed.GetRequiredValue(Image),
            withDigest ? parsed.GetRequiredValue(Digest) : ""
        );
        var problems = inputs.Problems(withDigest);
        return problems.Count == 0 ? inputs : throw new Refused(ExitCode.BadInput, string.Join("\n  ", problems));
    }
}
