using System.Text.RegularExpressions;

namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>What texts of <c>ms-release.json</c> look like that become a part of other files.</summary>
internal static partial class SettingsForms
{
    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9._ -]*\.ya?ml\z")]
    public static partial Regex WorkflowFile();

    // no way out of the repository, and none into git's own folder, however a system lets it be spelled
    [GeneratedRegex(
        @"\A(?!/)((\A|/)(?!(\.{1,2}|\.git[. ]*|git~[0-9]+)(/|\z))[^/\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+)+\z",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    public static partial Regex RelativePath();
}
