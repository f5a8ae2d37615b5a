using System.Globalization;

namespace MsReleaseActions.Runner.FakeTools.Toolchain;

/// <summary>
/// A folder of scripts for the front of <c>PATH</c>, one for each tool that builds or installs. Each asks the stand-in,
/// which records it. <c>node</c> is not among them: scripts of a repository are run by the real one, and start their
/// tools by <c>PATH</c> again.
/// </summary>
public static class ToolchainFolder
{
    // all of it with what bash has built in, so that a call starts no further process than env
    private const string Client = """
        #!/usr/bin/env bash
        # stands in for the tool that it is named after: the rehearsal says what it prints and how it ends
        cd -P . 2>/dev/null
        [[ $PWD == /* && -d $PWD ]] || { echo "${0##*/}: the folder that it was called in is not there any more" >&2; exit 1; }
        exec 3<>/dev/tcp/127.0.0.1/PORT || { echo "${0##*/}: the rehearsal that stands in for it has ended" >&2; exit 127; }
        { printf '%s\0' KEY "${0##*/}" "$PWD" $# "$@"; /usr/bin/env -0; printf '\0'; } >&3
        while IFS= read -r line <&3; do
          case $line in
            1*) printf '%s\n' "${line:1}" ;;
            2*) printf '%s\n' "${line:1}" >&2 ;;
            run\ *) /bin/sh "${line:4}" 3>&-; printf '%s\0' $? >&3 ;;
            exit\ *) exit "${line:5}" ;;
          esac
        done
        echo "${0##*/}: the rehearsal that stands in for it has ended" >&2
        exit 137

        """;

    /// <summary>Writes the scripts.</summary>
    /// <param name="server">What the scripts ask. How it is reached lies in them, not in the environment, so that no
    /// step can switch it off.</param>
    /// <param name="options">What the job's stand-ins are told; the folder is made if it is not there.</param>
    public static async Task InstallAsync(
        StandInServer server,
        StandInOptions options,
        CancellationToken cancellation = default
    )
    {
        Directory.CreateDirectory(options.Tools);
        var script = Client
            .Replace("PORT", server.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("KEY", server.Register(options), StringComparison.Ordinal);
        foreach (var tool in StandInTools.Names)
        {
            var file = Path.Combine(options.Tools, tool);
            await File.WriteAllTextAsync(file, script, cancellation);
            ToolScript.MakeExecutable(file);
        }
    }
}
