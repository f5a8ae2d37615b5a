using FsCheck;
using FsCheck.Fluent;
using MsReleaseActions.Testing;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.SharedTests.Toolkit;

[Needs(Need.Nothing)]
public sealed class CommandTextTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("::set-env name=x::y", "\\::set-env name=x::y")]
    [InlineData("  ::error::x", "  \\::error::x")]
    [InlineData("before ##[warning]after", "before #\\#[warning]after")]
    [InlineData("one\ntwo\r\nthree", "one\\ntwo\\r\\nthree")]
    [InlineData("a\u001b[31mred", "a\\u001b[31mred")]
    [InlineData("line\u2028separator", "line\\u2028separator")]
    public void A_log_line_is_one_line_that_starts_no_command(string text, string line) =>
        CommandText.Line(text).Should().Be(line);

    [Theory]
    [InlineData("100% of a:b,c", "100%25 of a:b,c")]
    [InlineData("%0A::error::x", "%250A::error::x")]
    [InlineData("one\r\ntwo", "one%0D%0Atwo")]
    public void Data_comes_out_as_it_went_in(string text, string data)
    {
        CommandText.Data(text).Should().Be(data);
        new RunnerCommand("notice", "", data).Message.Should().Be(text);
    }

    [Fact]
    public void A_property_cannot_end_its_command() =>
        CommandText.Property("a:b,c::d\n").Should().Be("a%3Ab%2Cc%3A%3Ad%0A");

    [Fact]
    public void No_text_whatever_starts_a_command_in_a_log_line() =>
        Prop.ForAll(Hostile().ToArbitrary(), text => RunnerCommand.Parse(CommandText.Line(text)).Count == 0)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_whatever_adds_a_command_to_an_annotation() =>
        Prop.ForAll(
                Hostile().ToArbitrary(),
                text =>
                {
                    var commands = RunnerCommand.Parse(
                        $"::error title={CommandText.Property(text)}::{CommandText.Data(text)}"
                    );
                    return commands is [{ Name: "error" }];
                }
            )
            .QuickCheckThrowOnFailure();

    private static Gen<string> Hostile() =>
        Gen.Elements(
                "::",
                "##[",
                "]",
                "\n",
                "\r",
                " ",
                "\t",
                "error",
                "set-env name=x",
                "%0A",
                "%",
                "a",
                "#",
                "[",
                "\\",
                "\u2028",
                "é"
            )
            .ListOf()
            .Select(string.Concat);
}
