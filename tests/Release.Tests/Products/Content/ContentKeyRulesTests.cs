using System.Net;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Products.Content;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrainTests.Settings;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Products.Content;

[Needs(Need.Nothing)]
public sealed class ContentKeyRulesTests
{
    private static readonly ReleaseSettings Whole = ReleaseSettings.Of(
        ProductKind.Content,
        RepositoryName.Parse("acme/distribution")
    ) with
    {
        Keys = new KeySettings
        {
            ManifestSecret = "MS_DIST_ED25519_SK",
            ManifestPublicKey = SampleKeys.Raw,
            PublicKey = SampleKeys.Raw,
        },
    };

    [Fact]
    public void Where_every_key_is_in_its_place_it_is_so() =>
        Of(["OTHER", "ms_dist_ed25519_sk"], Whole)
            .Should()
            .Equal(
                CheckResult.Passed("manifest key", "MS_DIST_ED25519_SK is set"),
                CheckResult.Passed("producers' keys", "every producer's candidate is verified with its key")
            );

    [Fact]
    public void What_a_release_would_stop_at_is_said_before()
    {
        var settings = Whole with
        {
            Keys = Whole.Keys with { ManifestPublicKey = null, PublicKey = null },
            ProducerKeys = new Dictionary<string, string> { ["loader"] = SampleKeys.Raw },
        };

        Of([], settings)
            .Should()
            .Equal(
                CheckResult.Failed(
                    "manifest key",
                    "ms-release.json names no keys.manifest_public_key: clients refuse a release whose manifest is not "
                        + "signed, and the lane makes none",
                    "Name the key that is built into them, and run `ms init`"
                ),
                CheckResult.Failed(
                    "manifest key",
                    "MS_DIST_ED25519_SK is set nowhere: without it the manifest cannot be signed, and nothing is published",
                    "Put it into the environment release: `gh secret set MS_DIST_ED25519_SK --env release --repo "
                        + "acme/distribution`"
                ),
                CheckResult.Warning(
                    "producers' keys",
                    "ms-release.json names no public key of oc-bridge, core, core-host-tools, plugin-bitwig-extension, "
                        + "plugin-bitwig-firmware: nobody verifies who sealed what is theirs",
                    "Name it as `public_key` of the producer, and run `ms init`"
                )
            );
    }

    [Fact]
    public void What_the_token_may_not_see_is_not_known() =>
        ContentKeyRules
            .Of(new Fact<IReadOnlyList<string>>(null, new GitHubFailure("list", HttpStatusCode.Forbidden, "no")), Whole)
            .First()
            .Status.Should()
            .Be(CheckStatus.Unknown);

    private static IEnumerable<CheckResult> Of(string[] secrets, ReleaseSettings settings) =>
        ContentKeyRules.Of(new Fact<IReadOnlyList<string>>(secrets, null), settings);
}
