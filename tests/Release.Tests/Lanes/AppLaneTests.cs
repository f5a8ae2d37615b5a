using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Lanes;

/// <summary>The lane of a product whose releases a GitHub App publishes.</summary>
[Needs(Need.Nothing)]
public sealed class AppLaneTests
{
    private static readonly ReleaseApp App = new("Iv23liABCdef", "RELEASE_APP_KEY", 4711);

    private static readonly string[] Added =
    [
        "      contents: write # a draft, which the candidate is, is shown to nobody else; the App's token writes",
        "      # the ruleset of the release tags lets this App through, and no job's own token; the next step alone gets its token",
        "      - id: release-app",
        "        uses: actions/create-github-app-token@bcd2ba49218906704ab6c1aa796996da409d3eb1 # v3.2.0",
        "        with:",
        "          client-id: Iv23liABCdef",
        "          private-key: ${{ secrets.RELEASE_APP_KEY }}",
        "          permission-contents: write",
        "          token: ${{ steps.release-app.outputs.token }}",
    ];

    public static TheoryData<string> Names => [.. LaneSamples.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_but_the_gated_job_has_one_step_more_and_hands_its_token_to_the_promotion(string name)
    {
        var settings = LaneSamples.All[name];
        var (without, with) = (Render(settings with { App = null }), Render(settings with { App = App }));

        with.Keys.Should().Equal(without.Keys);
        var changed = with.Where(file => file.Value != without[file.Key]).ToList();
        changed.Should().HaveCount(settings.Candidates.Count > 0 ? 0 : 1);
        foreach (var file in changed)
        {
            var (old, now) = (without[file.Key].Split('\n'), file.Value.Split('\n'));
            var start = Array.FindIndex(now, (line) => line == Added[0]);
            now.Take(start).Should().Equal(old.Take(start));
            now.Skip(start).Except(old).Should().BeSubsetOf(Added).And.Contain(Added.Except(old));
            now.Length.Should().Be(old.Length + Added.Length - 1);
            var (made, used, promoted) = (
                Array.IndexOf(now, Added[2]),
                Array.IndexOf(now, Added[^1]),
                Array.FindLastIndex(now, line => line.Contains("promote-assets@", StringComparison.Ordinal))
            );
            (promoted - made, used - promoted).Should().Be((6, 2), "the token is made last, and goes one step far");
            now.Count(line => line.Contains("steps.release-app", StringComparison.Ordinal)).Should().Be(1);
        }
    }

    private static IReadOnlyDictionary<string, string> Render(ReleaseSettings settings) =>
        LaneFiles.Render(settings, ActionsPlace.Parse(settings.Actions), commit: null);
}
