namespace MsReleaseActions.Cli.Help;

/// <summary>How every help ends.</summary>
internal static class HelpTail
{
    private const string GitHub = """
          GH_TOKEN, GITHUB_TOKEN    the token for github.com; where neither is set, `gh auth token` is asked
          GH_ENTERPRISE_TOKEN       the token for another server; GITHUB_ENTERPRISE_TOKEN, `gh auth token`
          GH_REPO                   the repository, [HOST/]OWNER/NAME
          GITHUB_API_URL, GH_HOST   another server than github.com

        """;

    private const string Everywhere = """
          NO_COLOR                  no colours
          TERM=dumb, CI             lines instead of a screen that is drawn over

        """;

    private const string ExitCodes = """
        Exit codes:
          0 done   1 the answer is no   2 bad usage or input   3 GitHub or network   4 timed out   130 stopped

        """;

    /// <summary>Environment variables and exit codes, a blank line between them.</summary>
    public static string Of(bool asksGitHub) =>
        $"Environment:\n{(asksGitHub ? GitHub : "")}{Everywhere}\n{ExitCodes}".ReplaceLineEndings("\n");
}
