using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Lanes;

/// <summary>
/// The step that makes a GitHub App's token, for the one action that publishes; nothing where the job's own token does.
/// </summary>
internal static class AppSteps
{
    private const string Id = "release-app";

    /// <summary>The last step before the promotion: nothing that could fail earlier fails behind it.</summary>
    public static IEnumerable<string> Token(ReleaseSettings settings) =>
        settings.App is { } app
            ?
            [
                "# the ruleset of the release tags lets this App through, and no job's own token; the next step alone gets its token",
                $"- id: {Id}",
                $"  uses: {PinnedActions.AppToken}",
                "  with:",
                $"    client-id: {app.ClientId}",
                $"    private-key: ${{{{ secrets.{app.PrivateKeySecret} }}}}",
                "    permission-contents: write",
            ]
            : [];

    /// <summary>The input that hands it to promote-assets.</summary>
    public static IEnumerable<string> Input(ReleaseSettings settings) =>
        settings.App is null ? [] : [$"token: ${{{{ steps.{Id}.outputs.token }}}}"];

    /// <summary>What the gated job's own token may write for.</summary>
    public static string Writes(ReleaseSettings settings) =>
        settings.App is null
            ? "creates, fills and publishes the release"
            : "a draft, which the candidate is, is shown to nobody else; the App's token writes";
}
