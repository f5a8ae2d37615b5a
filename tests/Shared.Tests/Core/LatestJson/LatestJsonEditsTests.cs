using System.Text;
using MsReleaseActions.Core.LatestJson;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.LatestJson;

[Needs(Need.Nothing)]
public sealed class LatestJsonEditsTests
{
    [Theory]
    [InlineData("{\"notes\": \"old\",\n \"platforms\":{P}}", "{\"notes\": \"new\\n\\\"é\\\"\",\n \"platforms\":{P}}")]
    [InlineData("{\"platforms\":{P},\"notes\" :null }", "{\"platforms\":{P},\"notes\" :\"new\\n\\\"é\\\"\" }")]
    [InlineData(
        "{\r\n\t\"version\": \"1\",\r\n\t\"platforms\" : {P}\r\n}",
        "{\r\n\t\"version\": \"1\",\r\n\t\"notes\" : \"new\\n\\\"é\\\"\",\r\n\t\"platforms\" : {P}\r\n}"
    )]
    [InlineData("{\"platforms\":{P}}", "{\"notes\":\"new\\n\\\"é\\\"\",\"platforms\":{P}}")]
    public void A_member_is_set_where_it_stands_or_put_before_platforms_in_their_style(string json, string expected) =>
        Set(json, "notes", "new\n\"é\"").Should().Be(WithPlatforms(expected));

    [Fact]
    public void A_member_that_says_it_already_keeps_its_spelling()
    {
        const string json = "{\"notes\":\"\\u0061\\/b\",\"platforms\":{P}}";
        Set(json, "notes", "a/b").Should().Be(WithPlatforms(json));
    }

    [Fact]
    public void Two_absent_members_come_in_the_order_in_which_they_are_set()
    {
        var document = LatestJsonDocument.Parse(Encoding.UTF8.GetBytes(WithPlatforms("{ \"platforms\":{P}}")));
        Encoding
            .UTF8.GetString(new LatestJsonEdits(document).Set("notes", "n").Set("pub_date", "d").Apply())
            .Should()
            .Be(WithPlatforms("{ \"notes\":\"n\", \"pub_date\":\"d\", \"platforms\":{P}}"));
    }

    [Fact]
    public void A_member_that_is_an_object_is_not_overwritten() =>
        FluentActions
            .Invoking(() => Set("{\"notes\":{},\"platforms\":{P}}", "notes", "n"))
            .Should()
            .Throw<FormatException>()
            .WithMessage("the member notes is not a string");

    private static string Set(string json, string name, string text) =>
        Encoding.UTF8.GetString(
            new LatestJsonEdits(LatestJsonDocument.Parse(Encoding.UTF8.GetBytes(WithPlatforms(json))))
                .Set(name, text)
                .Apply()
        );

    private static string WithPlatforms(string json) => json.Replace("{P}", """{"linux-x86_64":{"url":"u"}}""");
}
