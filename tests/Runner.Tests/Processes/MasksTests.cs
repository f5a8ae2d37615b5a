using System.Text;
using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.Processes;

[Needs(Need.Nothing)]
public sealed class MasksTests
{
    [Theory]
    [InlineData("the token is geheim-42!", "the token is ***")]
    [InlineData("geheim-42!geheim-42! twice", "*** twice")]
    [InlineData("geheim-42", "geheim-42")]
    [InlineData("", "")]
    public void A_secret_is_hidden_wherever_it_stands(string text, string shown)
    {
        var masks = new Masks();
        masks.Add("  geheim-42!\n");

        masks.Hide(text).Should().Be(shown);
    }

    [Fact]
    public void Each_line_of_a_secret_counts_by_itself_however_short()
    {
        var masks = new Masks();
        masks.Add("{\r\n  \"key\": 1\n\n}");
        masks.Add(" \n ");

        masks.Hide("x { y \"key\": 1 z } : 1").Should().Be("x *** y *** z *** : 1");
    }

    [Fact]
    public void Secrets_that_overlap_become_one()
    {
        var masks = new Masks();
        masks.Add("abcd");
        masks.Add("cdef");

        masks.Hide("1abcdef2abcdcdef3ab cdef").Should().Be("1***2***3ab ***");
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("user:")]
    public void The_secret_is_hidden_in_base64_whatever_stands_before_it(string before)
    {
        var masks = new Masks();
        masks.Add("a-long-password");

        var shown = masks.Hide(Convert.ToBase64String(Encoding.UTF8.GetBytes(before + "a-long-password")));

        shown.Should().EndWith("***");
        shown.Length.Should().BeLessThan(14);
    }

    [Theory]
    [InlineData("a'b c", "a''b c")]
    [InlineData("a\"b<c", "a\\\"b<c")]
    [InlineData("a\tb", "a\\tb")]
    [InlineData("a b/c", "a%20b%2Fc")]
    [InlineData("a<b&c", "a&lt;b&amp;c")]
    [InlineData("\"in quotes\"", "in quotes")]
    [InlineData("secret1&secret2", "secret2")]
    [InlineData("secret1&+secret2", "secret1&+")]
    public void Usual_spellings_are_hidden_too(string secret, string spelling)
    {
        var masks = new Masks();
        masks.Add(secret);

        masks.Hide($"[{spelling}]").Should().Be("[***]");
    }
}
