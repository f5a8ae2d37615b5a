using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Steps.Preflight;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Preflight;

[Needs(Need.Nothing)]
public sealed class AccessRulesTests
{
    private static readonly ReleaseSettings Settings = new(RepositoryName.Parse("org/ms-manager"));

    [Fact]
    public void An_hour_that_is_nearly_used_up_is_a_warning_and_scopes_of_a_classic_token_are_judged()
    {
        var facts = AccessFacts(new TokenState("gist, read:org", 5000, 12));

        AccessRules
            .Of(facts, Settings)
            .Where(finding => finding.Status != CheckStatus.Passed)
            .Select(finding => (finding.Name, finding.Status))
            .Should()
            .Equal(("token", CheckStatus.Failed), ("rate limit", CheckStatus.Warning));
        AccessRules
            .Of(facts with { Token = new(new TokenState("repo, workflow", 5000, 4000), null) }, Settings)
            .Should()
            .OnlyContain(finding => finding.Status == CheckStatus.Passed);
    }

    private static PreflightFacts AccessFacts(TokenState token) =>
        new(
            new(token, null),
            new Repository(1, Settings.Repository.ToString(), "main", Private: false)
            {
                Permissions = new RepositoryPermissions(true, true, true),
            },
            new(null, null),
            new(null, null),
            new(null, null),
            new(null, null),
            new(null, null),
            new(null, null),
            new(null, null),
            new(new MsReleaseActions.ReleaseTrain.GitHub.ActionsPermissions(true), null),
            new(new ImmutableReleases(true), null)
        );
}
