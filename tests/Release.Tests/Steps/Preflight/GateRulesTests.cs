using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Steps.Preflight;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Preflight;

[Needs(Need.Nothing)]
public sealed class GateRulesTests
{
    private const string Seal = "SEAL_KEY";
    private const string Updater = "UPDATER_KEY";

    [Theory]
    [InlineData(false, "", "Warning: SEAL_KEY is set nowhere: the seal of a candidate will not be signed")]
    [InlineData(false, "SEAL_KEY", "Passed: SEAL_KEY is set; the candidate lane gets SEAL_KEY")]
    [InlineData(
        true,
        "SEAL_KEY",
        "Failed: UPDATER_KEY is set nowhere: without it no update can be signed, and no candidate is sealed"
    )]
    [InlineData(true, "updater_key", "Passed: UPDATER_KEY is set; the candidate lane gets updater_key")]
    public void The_secrets_that_a_description_names_are_looked_for(bool updater, string names, string found) =>
        Found(Described(updater), names, "secrets").Should().Equal(found);

    [Theory]
    [InlineData(
        "UPDATER_KEY",
        "Failed: SEAL_KEY is set nowhere: without it keys.public_key of ms-release.json verifies nothing, and no "
            + "candidate is built"
    )]
    [InlineData("UPDATER_KEY SEAL_KEY", "Passed: UPDATER_KEY is set; the candidate lane gets UPDATER_KEY, SEAL_KEY")]
    public void Where_a_public_key_is_described_its_other_half_is_needed(string names, string found)
    {
        var described = Described(updater: true);

        Found(described with { Keys = described.Keys with { PublicKey = "key" } }, names, "secrets")
            .Should()
            .Equal(found);
    }

    [Fact]
    public void A_missing_secret_is_put_where_the_candidate_lane_finds_it() =>
        GateRules
            .Of(Facts(""), Described(updater: true))
            .Single(finding => finding.Name == "secrets")
            .ToDo.Should()
            .Be("Put it into the environment candidate: `gh secret set UPDATER_KEY --env candidate`");

    private const string NoKey =
        "Passed: no key is needed: GitHub attests each candidate, and the promotion verifies that";

    [Theory]
    [InlineData(false, false, NoKey)]
    [InlineData(
        true,
        false,
        "Warning: the repository is private, and keys.public_key is not in ms-release.json: GitHub attests a private one "
            + "only with Enterprise Cloud, and without it nothing can be released"
    )]
    [InlineData(
        true,
        true,
        "Warning: allow_unsigned is true: a candidate that nothing proves is released, and whoever may write can have made "
            + "it"
    )]
    public void Who_has_no_key_is_told_what_they_get_and_what_they_lack(
        bool isPrivate,
        bool allowsUnsigned,
        string said
    )
    {
        var facts = Facts(Updater);

        GateRules
            .Of(
                facts with
                {
                    Repository = facts.Repository with { Private = isPrivate },
                },
                Described(updater: false) with
                {
                    AllowUnsigned = allowsUnsigned,
                }
            )
            .Where(finding => finding.Name == "keys")
            .Select(finding => $"{finding.Status}: {finding.Text}")
            .Should()
            .Equal(said);
    }

    [Theory]
    [InlineData(false, null, null, NoKey)]
    [InlineData(false, "key", null, "")]
    [InlineData(true, "key", null, "Warning: keys.updater_public_key is")]
    [InlineData(true, null, null, $"{NoKey}, Warning: keys.updater_public_key is")]
    [InlineData(true, "key", "key", "")]
    public void A_public_key_that_a_description_lacks_is_a_warning(
        bool updater,
        string? seal,
        string? updaterKey,
        string found
    )
    {
        var described = Described(updater);
        var settings = described with
        {
            Keys = described.Keys with { PublicKey = seal, UpdaterPublicKey = updaterKey },
        };

        string.Join(", ", Found(settings, Updater, "keys").Select(text => text.Split(" not in ms-release.json")[0]))
            .Should()
            .Be(found);
    }

    private static ReleaseSettings Described(bool updater) =>
        new(RepositoryName.Parse("org/desk"))
        {
            Schema = 2,
            Build = new BuildSettings { Updater = updater },
            Keys = new KeySettings { SigningSecret = Seal, UpdaterSecret = Updater },
        };

    private static IEnumerable<string> Found(ReleaseSettings settings, string secrets, string name) =>
        GateRules
            .Of(Facts(secrets), settings)
            .Where(finding => finding.Name == name)
            .Select(finding => $"{finding.Status}: {finding.Text}");

    private static PreflightFacts Facts(string secrets) =>
        new(
            new(null, null),
            new Repository(1, "org/desk", "main", Private: false),
            new(null, null),
            new(null, null),
            new(null, null),
            new(null, null),
            new(null, null),
            new(secrets.Split(' ', StringSplitOptions.RemoveEmptyEntries), null),
            new([], null),
            new(null, null),
            new(null, null)
        );
}
