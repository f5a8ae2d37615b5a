using System.Text;
using MsReleaseActions.Core.Versions;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Versions;

[Needs(Need.Nothing)]
public sealed class Json5Tests
{
    [Theory]
    [InlineData("{a: 'x', \"b\": \"y\", 'c': 1,}", "a=x b=y c=")]
    [InlineData("\uFEFF // c\n{ /* {a: 'z'} */ a /**/ : 'x' // 'y'\r\n}", "a=x")]
    [InlineData("{$_é\\u0061: 'x'}", "$_éa=x")]
    [InlineData(
        "[ +1, -.5e3, 1., 0xfF, Infinity, NaN, true, null, ['x',], ]",
        "[0]= [1]= [2]= [3]= [4]= [5]= [6]= [7]= [8]/[0]=x"
    )]
    [InlineData("{a: 'it\\'s \\x41\\u00e9\\\r\n\\\n\\q\\0', b: \"'\"}", "a=it's Aéq\0 b='")]
    [InlineData("{a: '\u2028😀', b: {}}", "a=\u2028😀")]
    public void Values_are_found_whatever_their_form(string json5, string expected) =>
        string.Join(
                ' ',
                Json5Pieces
                    .Of(Encoding.UTF8.GetBytes(json5))
                    .Where(piece =>
                        piece.Type
                            is not (
                                System.Text.Json.JsonTokenType.StartObject
                                or System.Text.Json.JsonTokenType.StartArray
                            )
                    )
                    .Select(piece => $"{string.Join('/', piece.Path)}={piece.Text}")
            )
            .Should()
            .Be(expected);

    [Fact]
    public void A_value_lies_where_it_is_said_to_lie()
    {
        var bytes = Encoding.UTF8.GetBytes("\uFEFF{é: 'ü', version: '1.2\\x2e3'}");
        var version = Json5Pieces.Of(bytes)[^1];

        (version.Text, Encoding.UTF8.GetString(bytes, version.Start, version.Length))
            .Should()
            .Be(("1.2.3", "'1.2\\x2e3'"));
    }

    [Theory]
    [InlineData("", "it is not JSON5 (line 1, byte 1)")]
    [InlineData("{a: 'x'\n'}", "it is not JSON5 (line 2, byte 1)")]
    [InlineData("{a: 'x\n'}", "it is not JSON5 (line 1, byte 7)")]
    [InlineData("{a: 'x", "it is not JSON5 (line 1, byte 7)")]
    [InlineData("{a: '\\", "it is not JSON5 (line 1, byte 7)")]
    [InlineData("{a: '\\1'}", "it is not JSON5 (line 1, byte 7)")]
    [InlineData("{a: '\\u12'}", "it is not JSON5 (line 1, byte 8)")]
    [InlineData("{1a: 'x'}", "it is not JSON5 (line 1, byte 2)")]
    [InlineData("{a: 01}", "it is not JSON5 (line 1, byte 5)")]
    [InlineData("{a: yes}", "it is not JSON5 (line 1, byte 5)")]
    [InlineData("{,}", "it is not JSON5 (line 1, byte 2)")]
    [InlineData("[1 2]", "it is not JSON5 (line 1, byte 4)")]
    [InlineData("{} {}", "it is not JSON5 (line 1, byte 4)")]
    [InlineData("{/* }", "it is not JSON5 (line 1, byte 2)")]
    [InlineData("{a: 1, 'a': 2}", "the member a is there twice")]
    public void What_is_none_is_said_with_its_place(string json5, string problem)
    {
        var read = () => Json5Pieces.Of(Encoding.UTF8.GetBytes(json5));

        read.Should().Throw<FormatException>().WithMessage(problem);
    }

    [Fact]
    public void A_document_that_is_nested_too_deep_is_refused()
    {
        var read = () => Json5Pieces.Of(Encoding.UTF8.GetBytes(new string('[', 100_000)));

        read.Should().Throw<FormatException>().WithMessage("it is nested deeper than 64 levels");
    }
}
