using System.Text;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Signatures;

[Needs(Need.Nothing)]
public sealed class MinisignSignatureTests
{
    private static readonly string Good = Golden.Text("minisign/payload.prehashed.minisig");

    public static TheoryData<string, string> Malformed =>
        new()
        {
            { "", "the signature is empty" },
            { " \n", "the signature is empty" },
            { "%%%", "the signature is not base64" },
            { Base64(Good)[..^8] + "!!!!", "the signature is not base64" },
            { Convert.ToBase64String([0xff, 0xfe, 0x00]), "the signature is base64, but not of text" },
            { Base64("one line"), "the signature has 1 lines instead of 4: it is cut short, or not of minisign" },
            {
                Base64(string.Join('\n', Good.Split('\n')[..3])),
                "the signature has 3 lines instead of 4: it is cut short, or not of minisign"
            },
            { Base64(Good + "more\n"), "the signature has 5 lines instead of 4: it is cut short, or not of minisign" },
            {
                Base64(Good.Replace("trusted comment: t", "comment: t")),
                "the signature lacks the comment lines of minisign"
            },
            { Base64(Good.Replace("RUQL", "RUQ")), "line 2 of the signature is not 74 bytes in base64" },
            { Base64(Good.Replace("oIR31+ug", "")), "line 4 of the signature is not 64 bytes in base64" },
            { Base64(Good.Replace("RUQL", "RVQL")), "the signature's algorithm is neither ED nor Ed" },
        };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_is_no_signature_is_refused_with_the_place(string text, string why) =>
        FluentActions
            .Invoking(() => MinisignSignature.ParseTauri(text))
            .Should()
            .Throw<FormatException>()
            .WithMessage(why);

    [Fact]
    public void Windows_line_ends_and_a_lacking_last_one_are_read() =>
        new[] { Good.Replace("\n", "\r\n"), Good.TrimEnd('\n') }
            .Select(text => MinisignSignature.ParseText(text).TrustedComment)
            .Should()
            .Equal("timestamp:1700000000\tfile:payload.bin", "timestamp:1700000000\tfile:payload.bin");

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
