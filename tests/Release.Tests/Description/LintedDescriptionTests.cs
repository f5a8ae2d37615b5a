using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Lint.Rules;
using static MsReleaseActions.ReleaseTrainTests.Description.DescribedDesk;

namespace MsReleaseActions.ReleaseTrainTests.Description;

[Needs(Need.Nothing)]
public sealed class LintedDescriptionTests
{
    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, DescriptionEdits.All.Length)];

    [Fact]
    public void A_description_that_fits_has_no_finding() => new DescribedDesk().Found().Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Numbers))]
    public void One_edit_gives_exactly_its_findings(int number)
    {
        var (path, old, now, found) = DescriptionEdits.All[number];

        new DescribedDesk().With(path, old, now).Found().Should().Equal(found.Split('|'));
    }

    [Fact]
    public void Every_rule_of_a_description_is_broken_by_some_edit() =>
        DescriptionEdits
            .All.SelectMany(edit => edit.Found.Split('|'))
            .Select(found => found.Split(' ')[2].TrimEnd(':'))
            .Distinct()
            .Should()
            .BeEquivalentTo(DescriptionRules.All.Select(rule => rule.Id));

    [Fact]
    public void Without_a_leg_nothing_is_built_and_nothing_updated() =>
        new DescribedDesk()
            .And(
                Json,
                """
                { "schema": 2, "version_files": ["desk/package.json"], "app": { "folder": "desk", "updater": true } }
                """
            )
            .Found()
            .Should()
            .Equal(
                "1:1 error description-legs: there is no leg: nothing is built",
                "1:83 error description-updater-artifacts: no leg bundles what an updater takes"
            );

    [Fact]
    public void A_place_is_counted_in_characters_and_without_a_mark_in_front() =>
        new DescribedDesk()
            .And(
                Json,
                "\uFEFF{\n\"schema\": 2, \"product\": \"Größe\", \"version_files\": [\"x\"], \"kind\": \"files\", \"legs\": "
                    + "[{ \"id\": \"a\", \"runner\": \"ubuntu-24.04\" }]}"
            )
            .Found()
            .Should()
            .Equal("2:52 error description-version-files: x: there is no such file");

    [Theory]
    [InlineData(
        "desk/src-tauri/tauri.release.conf.json",
        "{ \"bundle\": { \"createUpdaterArtifacts\": true }, \"plugins\": { \"updater\": { \"pubkey\": \"x\" } } }"
    )]
    [InlineData(
        "desk/src-tauri/tauri.conf.json5",
        "{ bundle: { createUpdaterArtifacts: true }, plugins: { updater: { pubkey: 'x' } } }"
    )]
    [InlineData(
        "desk/src-tauri/Tauri.toml",
        "[bundle]\ncreate-updater-artifacts = true\n[plugins.updater]\npubkey = \"x\"\n"
    )]
    [InlineData("desk/src-tauri/tauri.linux.conf.json", "what nobody can read may say it, too")]
    public void What_an_updater_needs_may_be_said_in_any_configuration_of_the_app(string path, string text) =>
        new DescribedDesk()
            .With(Json, ", \"desk/src-tauri/tauri.conf.json\"", "")
            .And(Configuration, "{}")
            .And(path, text)
            .Found()
            .Should()
            .BeEmpty();

    [Fact]
    public void What_only_one_system_has_is_missing_on_the_others() =>
        new DescribedDesk()
            .With(Json, ", \"desk/src-tauri/tauri.conf.json\"", "")
            .And(Configuration, "{ \"bundle\": { \"createUpdaterArtifacts\": true } }")
            .And("desk/src-tauri/tauri.windows.conf.json", "{ \"plugins\": { \"updater\": { \"pubkey\": \"x\" } } }")
            .Found()
            .Should()
            .Equal(
                $"5:30 error description-updater-configuration: {Configuration} has no plugins.updater.pubkey for Linux, "
                    + "macOS"
            );

    [Theory]
    [InlineData("[\"en-US\", \"de-DE\"]")]
    [InlineData("{ \"en-US\": null, \"de-DE\": { \"localePath\": \"x\" } }")]
    public void An_MSI_in_several_languages_is_several_and_an_updater_takes_one(string languages) =>
        new DescribedDesk()
            .With(Json, "[\"nsis\"]", "[\"msi\"]")
            .With(
                Configuration,
                "\"createUpdaterArtifacts\": true",
                $"\"createUpdaterArtifacts\": true, \"windows\": {{ \"wix\": {{ \"version\": \"1.0\", \"language\": {languages} }} }}"
            )
            .Found()
            .Should()
            .Equal(
                "5:30 error description-updater-configuration: bundle.windows.wix.language names 2, each an MSI of its "
                    + "own, and an updater takes one"
            );

    [Fact]
    public void Of_what_was_described_before_nothing_is_known() =>
        new DescribedDesk().And(Json, "{}").Found().Should().BeEmpty();

    [Fact]
    public void Of_content_the_lane_must_be_there() =>
        new DescribedDesk()
            .And(Json, "{ \"schema\": 2, \"kind\": \"content\" }")
            .Found()
            .Should()
            .Equal("1:1 error description-workflow: there is no .github/workflows/publish.yml");

    [Fact]
    public void A_check_whose_name_only_a_run_can_tell_is_not_missed() =>
        new DescribedDesk()
            .With(Ci, "name: core (rust)", "name: \"core (${{ vars.LANGUAGE }})\"")
            .Found()
            .Should()
            .BeEmpty();
}
