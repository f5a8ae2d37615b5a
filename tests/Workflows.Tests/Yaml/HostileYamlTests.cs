using System.Globalization;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Model;
using MsReleaseActions.Workflows.Yaml;
using ActionFile = MsReleaseActions.Workflows.Model.ActionFile;

namespace MsReleaseActions.WorkflowsTests.Yaml;

/// <summary>A file of anybody's may be made to end the program that reads it.</summary>
[Needs(Need.Nothing)]
public sealed class HostileYamlTests
{
    private const string TooDeep = "this is nested deeper than 100 levels";

    public static TheoryData<string, string, string> Refused =>
        new()
        {
            { "lists in brackets", Repeat("[", 50_000), $"1:101 {TooDeep}" },
            { "mappings in brackets", Repeat("{a: ", 50_000), $"1:398 {TooDeep}" },
            { "lists on one line", Repeat("- ", 50_000), $"1:201 {TooDeep}" },
            { "keys that are no texts", Repeat("? ", 50_000), $"1:201 {TooDeep}" },
            { "lists, a line each", Lines(1000, (at, blanks) => $"{blanks}-"), $"101:101 {TooDeep}" },
            { "mappings, a line each", Lines(1000, (at, blanks) => $"{blanks}a:"), $"100:100 {TooDeep}" },
            { "aliases of aliases", Chain(150, "[*{0}]"), $"100:12 {TooDeep}" },
            { "a list in itself", "a: &a [*a]", "1:8 there is no anchor 'a' above, or this is a part of it" },
            { "a mapping in itself", "&a { b: *a }", "1:9 there is no anchor 'a' above, or this is a part of it" },
            {
                "a list in another of its name",
                "a: &a [1]\nb: &a [*a]",
                "2:8 there is no anchor 'a' above, or this is a part of it"
            },
            { "nothing by that name", "a: *b", "1:4 there is no anchor 'b' above, or this is a part of it" },
            {
                "a billion laughs",
                Chain(30, "[*{0}, *{0}, *{0}, *{0}, *{0}, *{0}, *{0}, *{0}, *{0}]"),
                $"8:10 {TooMany}"
            },
            { "a long text, often", $"a: &a {Repeat("x", 10_000)}\nb: [{Repeat("*a ,", 2000)}]", $"2:4193 {TooMany}" },
            {
                "brackets that YamlDotNet reads as the end of nothing",
                "? : ~\n~'*a]]!<'!<",
                "2:1 what stands near here does not fit together: a bracket is not closed, or a line begins in another "
                    + "column than its neighbours"
            },
            { "a long file", Repeat("# x\n", 300_000), "1:1 the file has 1200000 characters, more than 1048576" },
        };

    private static string TooMany =>
        "with its aliases written out the file has more than 1000000 values or 10485760 characters";

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_too_much_is_refused_with_its_place(string what, string text, string said)
    {
        Said(() => YamlReader.Read(text)).Should().Be(said, what);
        Problems(() => WorkflowFile.Parse("a.yml", text)).Should().Be(said, what);
        Problems(() => ActionFile.Parse("action.yml", text)).Should().Be(said, what);
    }

    [Fact]
    public void What_GitHub_still_reads_is_read()
    {
        Depth(YamlReader.Read(Repeat("[", 99) + "x" + Repeat("]", 99))).Should().Be(100);
        Depth(YamlReader.Read(Chain(98, "[*{0}]"))).Should().Be(100);
        YamlReader
            .Read("a: &a [1, &b x]\nb: *a\n*b : *b")
            .Should()
            .BeOfType<Mapping>()
            .Which.Members.Select(member => (member.Name, member.Value.Kind))
            .Should()
            .Equal(("a", "a list"), ("b", "a list"), ("x", "a text"));
    }

    [Theory]
    [InlineData("0xFFFFFFFFFFFFFFFFFFFF", 1.2089258196146292E+24)]
    [InlineData("0o777777777777777777777777", 4.722366482869645E+21)]
    [InlineData("1e999", double.PositiveInfinity)]
    public void A_number_may_be_larger_than_an_integer(string text, double value) =>
        YamlReader.NumberOf(text).Should().Be(value);

    private static int Depth(Node node) =>
        node switch
        {
            Sequence list => 1 + list.Items.Max(Depth),
            Mapping map => 1 + map.Members.Max(member => Depth(member.Value)),
            _ => 1,
        };

    private static string Said(Action read)
    {
        var failure = read.Should().Throw<WorkflowSyntaxException>().Which;
        return $"{failure.At} {failure.Message}";
    }

    private static string Problems(Action read) =>
        string.Join(
            '\n',
            read.Should()
                .Throw<InvalidWorkflowException>()
                .Which.Problems.Select(problem => $"{problem.At} {problem.Message}")
        );

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Lines(int count, Func<int, string, string> line) =>
        string.Join('\n', Enumerable.Range(0, count).Select(at => line(at, new string(' ', at))));

    // a0 is a text, and each further one is made of the one before
    private static string Chain(int count, string of) =>
        "a0: &a0 x\n"
        + string.Concat(
            Enumerable
                .Range(1, count)
                .Select(at => $"a{at}: &a{at} {string.Format(CultureInfo.InvariantCulture, of, $"a{at - 1}")}\n")
        );
}
