using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Candidates;

[Needs(Need.Nothing)]
public sealed class CandidateFormTests
{
    private const string Hash = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    [Theory]
    [InlineData("app.deb", true)]
    [InlineData("App_1.2.3-beta.1+x@y.exe.sig", true)]
    [InlineData("", false)]
    [InlineData(".app", false)]
    [InlineData("app.", false)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    [InlineData("..", false)]
    [InlineData("é", false)]
    [InlineData("a\n", false)]
    public void A_name_is_kept_by_GitHub_or_not(string name, bool isKept) => AssetName.IsKept(name).Should().Be(isKept);

    [Theory]
    [InlineData("rc-{0}", true)]
    [InlineData("rc-linux-{0}", true)]
    [InlineData("{0}", false)]
    [InlineData("v1-{0}", false)]
    [InlineData("rc-{0}x", false)]
    [InlineData("rc-a..b-{0}", false)]
    [InlineData("rc-a b-{0}", false)]
    public void A_candidate_tag_starts_with_rc_and_ends_with_the_commit(string form, bool isTag) =>
        CandidateTag.TryParse(string.Format(form, new string('0', 40)), out _, out _).Should().Be(isTag);

    [Theory]
    [InlineData("rc-{0}-tooling-{1}", true)]
    [InlineData("rc-x-{0}-tooling-{1}", false)]
    [InlineData("rc-{0}-tooling-x", false)]
    [InlineData("rc-{0}", false)]
    public void A_tag_of_the_earlier_tool_names_its_source_first_and_no_action_takes_it(string form, bool isEarlier)
    {
        var (source, tooling) = (new string('0', 40), new string('1', 40));
        var text = string.Format(form, source, tooling);

        var tag = CandidateTag.OfEarlierTool(text);

        (tag?.SourceSha.Text, tag?.IsOfEarlierTool).Should().Be(isEarlier ? (source, true) : (null, null));
        if (isEarlier)
        {
            CandidateTag.TryParse(text, out _, out var problem).Should().BeFalse();
            problem.Should().Be($"is of an earlier tool, whose candidates are never released: '{text}'");
        }
    }

    [Theory]
    [InlineData("{0}  b\n{0}  a\n", "is not sorted by name: a follows b")]
    [InlineData("{0}  a\n{0}  c\n{0}  b\n", "is not sorted by name: b follows c")]
    [InlineData("{0}  a\n{0}  a\n", "lists a twice")]
    [InlineData("{0}  a", "does not end with a line feed")]
    [InlineData("{0} *a\n", "has a line that is not")]
    [InlineData("xyz  a\n", "has a line that is not")]
    [InlineData("\n", "has a line that is not")]
    public void Checksums_that_are_not_of_the_form_are_refused(string form, string words)
    {
        var problems = new List<string>();

        Checksums.Parse(Encoding.UTF8.GetBytes(string.Format(form, Hash)), problems).Should().BeNull();

        problems.Should().ContainSingle().Which.Should().Contain(words);
    }

    [Theory]
    [InlineData("not json", "is not JSON")]
    [InlineData("[]", "is no object")]
    [InlineData("""{"schema":2}""", "has schema 2")]
    [InlineData("""{"schema":1,"schema":1}""", "is not JSON")]
    [InlineData("""{"schema":1}""", "has no text 'repo'")]
    [InlineData(
        $$"""{"schema":1,"files":[{"name":"a","size":1,"sha256":"{{Hash}}"},{"name":"a","size":1,"sha256":"{{Hash}}"}]}""",
        "'a' follows 'a'"
    )]
    public void A_manifest_that_is_none_is_refused(string text, string words)
    {
        var problems = new List<string>();

        ManifestReader.Parse(Encoding.UTF8.GetBytes(text), problems).Should().BeNull();

        problems.Should().Contain(problem => problem.Contains(words));
    }

    [Fact]
    public void Whoever_holds_something_comes_before_empty_drafts_of_ours_and_of_those_the_lowest_stays()
    {
        var marker = DraftMarker.New().Text;
        Release Draft(long id, string? body, params ReleaseAsset[] assets) =>
            new(id, "rc", "main", true, true, "", "") { Body = body, Assets = assets };
        var (empty1, empty2, filled, foreign) = (
            Draft(1, marker),
            Draft(2, marker),
            Draft(3, marker, new ReleaseAsset(1, "a", "starter", 0)),
            Draft(4, "by hand")
        );

        DraftElection.Of([empty2, empty1]).Should().BeEquivalentTo(new DraftElection([empty1], [empty2]));
        DraftElection.Of([empty1, filled]).Should().BeEquivalentTo(new DraftElection([filled], [empty1]));
        DraftElection.Of([foreign, filled]).Should().BeEquivalentTo(new DraftElection([filled, foreign], []));
        DraftElection.Of([]).Should().BeEquivalentTo(new DraftElection([], []));
    }
}
