using System.Text;
using MsReleaseActions.Core.Versions;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Versions;

[Needs(Need.Nothing)]
public sealed class TomlEntriesTests
{
    [Theory]
    [InlineData("a = \"x\"", "a=x")]
    [InlineData("\uFEFFa = 'x' # a = 'y'", "a=x")]
    [InlineData("# a = 1\r\n\r\n \t a\t=\t'x'\r\n", "a=x")]
    [InlineData("a.\"b.c\" . 'd' = \"x\"", "a/b.c/d=x")]
    [InlineData("[a.b] # [c]\nd = 'x'\n[e]\nf = 'y'", "a/b/d=x e/f=y")]
    [InlineData("[[a]]\nb = '1'\n[a.c]\nb = '2'\n[[a]]\nb = '3'", "a/[0]/b=1 a/[0]/c/b=2 a/[1]/b=3")]
    [InlineData("a = { b = 'x', c.d = 'y' }\ne = 'z'", "a/b=x a/c/d=y e=z")]
    [InlineData("a = [ 'x', # ]\n [ 'y', ],\n]\nb = 'z'", "a/[0]=x a/[1]/[0]=y b=z")]
    [InlineData("a = []\nb = [ # x\n]\nc = [[]]", "a= b= c/[0]=")]
    [InlineData("a = 1979-05-27 07:32:00 # b = 'x'\nb = [1, 2]", "a= b/[0]= b/[1]=")]
    [InlineData("a = \"\"\"\nb = 'x'\n\\\n   [c] \"\"\\\" \"\"\"\"\"\nd = 'y'", "a=b = 'x'\n[c] \"\"\" \"\" d=y")]
    [InlineData("a = '''\n\\n[b]''''\nc = ''", "a=\\n[b]' c=")]
    [InlineData("\"\\u0061\" = \"\\t\\x62\\U0001F600\\\"\"", "a=\tb😀\"")]
    public void Strings_comments_tables_and_keys_are_told_apart(string toml, string expected) =>
        string.Join(
                ' ',
                TomlEntries
                    .Of(Encoding.UTF8.GetBytes(toml))
                    .Select(entry => $"{string.Join('/', entry.Path)}={entry.Text}")
            )
            .Should()
            .Be(expected);

    [Theory]
    [InlineData("a", "line 1 is not TOML: *")]
    [InlineData("a = 'x'\n= 'y'", "line 2 is not TOML: *")]
    [InlineData("a =\n", "line 1 is not TOML: *")]
    [InlineData("a = 'x' b = 'y'", "line 1 is not TOML: *")]
    [InlineData("a = 'x\n'", "line 1 is not TOML: *")]
    [InlineData("a = '''x", "line 1 is not TOML: *")]
    [InlineData("a = \"\\", "it is not TOML: *")]
    [InlineData("a = \"\\q\"", "line 1 is not TOML: *")]
    [InlineData("a = \"\\ud800\"", "line 1 is not TOML: *")]
    [InlineData("a = [ 'x' 'y' ]", "line 1 is not TOML: *")]
    [InlineData("a = { b = 'x'", "line 1 is not TOML: *")]
    [InlineData("[a\n", "line 1 is not TOML: *")]
    [InlineData("[[a]\n", "line 1 is not TOML: *")]
    public void What_is_no_TOML_is_said_with_its_line(string toml, string problem)
    {
        var read = () => TomlEntries.Of(Encoding.UTF8.GetBytes(toml));

        read.Should().Throw<FormatException>().WithMessage(problem);
    }

    [Fact]
    public void A_document_that_is_nested_too_deep_is_refused()
    {
        var read = () => TomlEntries.Of(Encoding.UTF8.GetBytes($"a = {new string('[', 100_000)}"));

        read.Should().Throw<FormatException>().WithMessage("it is not TOML: *depth of 64*");
    }

    [Theory]
    [InlineData("[{0}]")]
    [InlineData("[[{0}]]")]
    [InlineData("{0} = 1")]
    public void A_key_of_too_many_parts_is_refused(string form)
    {
        var of = (int parts) => string.Format(null, form, string.Join('.', Enumerable.Repeat("a", parts)));
        var read = () => TomlEntries.Of(Encoding.UTF8.GetBytes(of(100_000)));

        read.Should().Throw<FormatException>().WithMessage("it is nested deeper than 64 levels");
        TomlEntries.Of(Encoding.UTF8.GetBytes(of(64))).Count.Should().Be(form[0] == '[' ? 0 : 1);
    }

    [Fact]
    public void A_table_at_the_top_that_is_empty_is_there()
    {
        var entries = TomlEntries.Of("[workspace]\n[a]\n[a.b]\n[[c]]\n[d]\ne = 1\n"u8.ToArray());

        entries
            .Select(entry => (string.Join('.', entry.Path), entry.Start, entry.Length, entry.Text))
            .Should()
            .Equal(("workspace", 1, 9, null), ("a", 13, 1, null), ("d.e", 36, 1, null));
    }
}
