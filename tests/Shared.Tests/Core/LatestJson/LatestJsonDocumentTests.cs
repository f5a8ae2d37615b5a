using System.Text;
using MsReleaseActions.Core.LatestJson;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.LatestJson;

[Needs(Need.Nothing)]
public sealed class LatestJsonDocumentTests
{
    private const string Platform = """ "platforms":{"linux-x86_64":{"url":"u","signature":"s"}} """;

    public static TheoryData<string, string> Refused =>
        new()
        {
            { "", "it is not JSON (line 1, byte 1)" },
            { "nonsense", "it is not JSON (line 1, byte 2)" },
            { "{\"version\":\"1\",}", "it is not JSON (line 1, byte 16)" },
            { "{/* hello */}", "it is not JSON (line 1, byte 2)" },
            { "{} {}", "it is not JSON (line 1, byte 4)" },
            { "\uFEFF{}", "it begins with a byte order mark, which the updater does not read" },
            { "{\"a\":\"\\ud800\"}", "it is not JSON: a string holds half a character" },
            { "[]", "it is JSON, but not an object" },
            { "{}", "it has no object platforms" },
            { "{\"platforms\":[]}", "it has no object platforms" },
            { "{\"platforms\":{}}", "its platforms are empty: no updater would find anything" },
            { "{\"platforms\":{\"linux-x86_64\":[]}}", "platform linux-x86_64 is not an object" },
            { "{\"platforms\":{\"linux-x86_64\":{\"url\":1}}}", "platform linux-x86_64 has no string url" },
            { "{\"platforms\":{\"linux-x86_64\":{\"signature\":\"s\"}}}", "platform linux-x86_64 has no string url" },
            { "{\"a\":1,\"a\":2}", "the member a is there twice (line 1)" },
            { "{\"a\":1,\"\\u0061\":2}", "the member a is there twice (line 1)" },
            { "{\"x\":[{\"b\":1,\"b\":1}]}", "the member x.[0].b is there twice (line 1)" },
            {
                "{\"version\":\"1\",\"name\":\"1\"," + Platform + "}",
                "the members version and name are both there: the updater takes them for one member named twice"
            },
            { new string('[', 65) + new string(']', 65), "it is not JSON (line 1, byte 65)" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_no_updater_could_read_is_refused(string json, string why) =>
        FluentActions
            .Invoking(() => LatestJsonDocument.Parse(Encoding.UTF8.GetBytes(json)))
            .Should()
            .Throw<FormatException>()
            .WithMessage(why);

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_refused() =>
        FluentActions
            .Invoking(() => LatestJsonDocument.Parse(new byte[] { (byte)'"', 0xC3, (byte)'"' }))
            .Should()
            .Throw<FormatException>()
            .WithMessage("it is not UTF-8");

    [Fact]
    public void One_MiB_is_read_and_one_byte_more_is_refused()
    {
        var whole = Encoding.UTF8.GetBytes(("{" + Platform).PadRight(LatestJsonDocument.MostBytes - 1) + "}");
        LatestJsonDocument.Parse(whole).Platforms.Should().ContainSingle();
        FluentActions
            .Invoking(() => LatestJsonDocument.Parse(whole.Append((byte)'\n').ToArray()))
            .Should()
            .Throw<FormatException>()
            .WithMessage("it has 1048577 bytes, more than the 1048576 that a latest.json may have");
    }

    [Fact]
    public void Version_may_go_by_its_alias() =>
        LatestJsonDocument
            .Parse(Encoding.UTF8.GetBytes("{\"name\":\"v1\"," + Platform + "}"))
            .Version!.Text.Should()
            .Be("v1");

    [Theory]
    [InlineData(
        "\"homepage\":\"https://github.com/org/ms-manager/releases/download/"
            + "rc-0123456789abcdef0123456789abcdef01234567/x\"",
        "homepage"
    )]
    [InlineData("\"a\":[{\"mirror\":\"https://github.com/org/ms-manager/releases/tag/untagged-1a\"}]", "a.[0].mirror")]
    [InlineData(
        "\"a\":\"see "
            + "https:\\/\\/github.com\\/org\\/x\\/releases\\/tag\\/RC-0123456789ABCDEF0123456789abcdef01234567.\"",
        "a"
    )]
    [InlineData("\"a\":\"https://api.github.com/repos/org/ms-manager/releases/assets/1\"", "a")]
    [InlineData(
        "\"a\":\"https%3A%2F%2Fgithub.com/org/ms-manager/releases/download/"
            + "rc%2D0123456789abcdef0123456789abcdef01234567/x\"",
        "a"
    )]
    [InlineData(
        "\"https://github.com/o/r/releases/download/untagged-1/x\":1",
        "https://github.com/o/r/releases/download/untagged-1/x"
    )]
    [InlineData("\"a\":{\"notes\":\"https://github.com/o/r/releases/download/untagged-1/x\"}", "a.notes")]
    [InlineData(
        "\"notes\":\"https://github.com/org/ms-manager/releases/download/"
            + "rc-0123456789abcdef0123456789abcdef01234567/x\"",
        null
    )]
    [InlineData(
        "\"homepage\":\"https://github.com/org/ms-manager/releases/latest\","
            + "\"built\":\"rc-0123456789abcdef0123456789abcdef01234567\"",
        null
    )]
    public void An_address_of_the_candidate_is_found_anywhere_but_in_notes(string member, string? path) =>
        Promotion
            .Rules.StrayCandidateUrl(
                LatestJsonDocument.Parse(Encoding.UTF8.GetBytes("{" + member + "," + Platform + "}"))
            )
            .Should()
            .Be(path);
}
