using System.Text.Json.Nodes;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Expressions;

namespace MsReleaseActions.WorkflowsTests.Expressions;

[Needs(Need.Nothing)]
public sealed class ValueTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(1.5, "1.5")]
    [InlineData(-3, "-3")]
    [InlineData(0.1 + 0.2, "0.3")]
    [InlineData(123456789012345678, "1.23456789012346E+17")]
    [InlineData(0.00001, "1E-05")]
    [InlineData(1e300, "1E+300")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void A_number_is_printed_with_fifteen_digits(double number, string text) =>
        ExpressionValue.Of(number).ToText().Should().Be(text);

    [Fact]
    public void An_object_keeps_its_order_and_of_two_names_that_differ_in_case_the_first()
    {
        var value = ExpressionValue.FromJson(JsonNode.Parse("""{ "b": 1, "a": [null, true, "x"], "B": 2 }"""));
        value.ToJson()!.ToJsonString().Should().Be("""{"b":1,"a":[null,true,"x"]}""");
        value["A"]
            .Should()
            .Be(ExpressionValue.Array([ExpressionValue.Null, ExpressionValue.Of(true), ExpressionValue.Of("x")]));
        value["c"].Should().Be(ExpressionValue.Null);
        ExpressionValue.Of("text")["c"].Should().Be(ExpressionValue.Null);
    }

    [Fact]
    public void A_number_that_JSON_does_not_know_becomes_null_there()
    {
        ExpressionValue
            .Array([
                ExpressionValue.Of(double.NaN),
                ExpressionValue.Of(1e20),
                ExpressionValue.Of(-4),
                ExpressionValue.Of(0.5),
            ])
            .ToJson()!
            .ToJsonString()
            .Should()
            .Be("[null,1E+20,-4,0.5]");
    }

    [Fact]
    public void Json_is_printed_with_two_blanks_and_few_escapes()
    {
        var value = ExpressionValue.Object([
            KeyValuePair.Create("a\"b", ExpressionValue.Of("é<>&'\u001b\n\u2028")),
            KeyValuePair.Create(
                "list",
                ExpressionValue.Array([ExpressionValue.Of(1), ExpressionValue.Array([]), ExpressionValue.Object([])])
            ),
        ]);
        var scope = new ExpressionScope(
            new Dictionary<string, ExpressionValue> { ["x"] = value },
            Scopes.Empty.Functions
        );
        Expression
            .Parse("toJSON(x)")
            .Evaluate(scope)
            .ToText()
            .Should()
            .Be(
                """
                {
                  "a\"b": "é<>&'\u001b\n\u2028",
                  "list": [
                    1,
                    [],
                    {}
                  ]
                }
                """
            );
    }

    [Fact]
    public void Values_are_equal_when_their_contents_are()
    {
        var one = ExpressionValue.FromJson(JsonNode.Parse("""{ "a": [1, { "b": null }] }"""));
        var same = ExpressionValue.FromJson(JsonNode.Parse("""{ "a": [1, { "b": null }] }"""));
        one.Should().Be(same);
        one.GetHashCode().Should().Be(same.GetHashCode());
        one.Should().NotBe(ExpressionValue.FromJson(JsonNode.Parse("""{ "a": [1, { "b": 0 }] }""")));
    }
}
