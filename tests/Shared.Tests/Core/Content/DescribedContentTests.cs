using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Content;

[Needs(Need.Nothing)]
public sealed class DescribedContentTests
{
    [Theory]
    [InlineData("{ \"schema\": 2, \"producers\": true }", "line 1: producers must be an object")]
    [InlineData("{ \"producers\": [] }", "line 1: producers must be an object")]
    [InlineData("{ \"producers\": { \"corn\": \"a/b\" } }", "line 1: producers.corn is unknown")]
    [InlineData(
        "{ \"schema\": 2, \"producers\": [{ \"id\": \"core\", \"key\": \"x\" }] }",
        "producers[0].key is unknown"
    )]
    [InlineData("{ \"schema\": 2, \"producers\": [{ \"id\": \"corn\" }] }", "producers[0].id must be one of loader,")]
    [InlineData(
        "{ \"schema\": 2, \"producers\": [{ \"id\": \"core\", \"public_key\": \"x\" }] }",
        "line 1: producers[0].public_key is no public key: "
    )]
    public void A_description_that_only_says_where_producers_are_is_held_to_its_form_too(string text, string problem) =>
        FluentActions
            .Invoking(() => ContentDescriptionFile.Parse(Encoding.UTF8.GetBytes(text)))
            .Should()
            .Throw<ActionFailure>()
            .Which.What.Should()
            .Contain(problem);
}
