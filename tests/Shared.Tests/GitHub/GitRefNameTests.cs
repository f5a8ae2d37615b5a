using MsReleaseActions.Core;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.GitHub;

[Needs(Need.Nothing)]
public sealed class GitRefNameTests
{
    [Theory]
    [InlineData("main")]
    [InlineData("release/1.2")]
    [InlineData("feature/#12+x")]
    [InlineData("0123456789abcdef0123456789abcdef01234567")]
    public void What_git_takes_is_a_ref(string text) => GitRefName.TryParse(text, out _, out _).Should().BeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("-x")]
    [InlineData("a b")]
    [InlineData("a..b")]
    [InlineData("a~1")]
    [InlineData("a^")]
    [InlineData("a:b")]
    [InlineData("a?")]
    [InlineData("a*")]
    [InlineData("a[b")]
    [InlineData("a\\b")]
    [InlineData("a//b")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a/.b")]
    [InlineData("a.lock")]
    [InlineData("a.lock/b")]
    [InlineData("a.")]
    [InlineData("@")]
    [InlineData("a@{1}")]
    [InlineData("a\nb")]
    public void What_git_refuses_is_none(string text) => GitRefName.TryParse(text, out _, out _).Should().BeFalse();

    [Fact]
    public void Only_a_full_sha_is_fixed()
    {
        IsCommit(new string('a', 40)).Should().BeTrue();
        IsCommit("main").Should().BeFalse();
    }

    private static bool IsCommit(string text) => GitRefName.TryParse(text, out var name, out _) && name.IsCommit;
}
