using MsReleaseActions.Core;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Git;

[Needs(Need.Nothing)]
public sealed class RefNameAgreementTests
{
    [Theory]
    [InlineData("refs/tags/v1.0.0")]
    [InlineData("refs/heads/a/b")]
    [InlineData("refs/heads/ü")]
    [InlineData("refs/heads/@")]
    [InlineData("refs/heads/-x")]
    [InlineData("refs/heads/a..b")]
    [InlineData("refs/heads/a.")]
    [InlineData("refs/heads/.a")]
    [InlineData("refs/heads/a.lock")]
    [InlineData("refs/heads/a.lock/b")]
    [InlineData("refs/heads/a//b")]
    [InlineData("refs/heads/a/")]
    [InlineData("refs/heads/a b")]
    [InlineData("refs/heads/a~1")]
    [InlineData("refs/heads/a^")]
    [InlineData("refs/heads/a:b")]
    [InlineData("refs/heads/a?")]
    [InlineData("refs/heads/a*")]
    [InlineData("refs/heads/a[b")]
    [InlineData("refs/heads/a\\b")]
    [InlineData("refs/heads/a@{1}")]
    [InlineData("refs/heads/a\tb")]
    [InlineData("refs/heads/a\u007fb")]
    [InlineData("main")]
    public void A_name_is_taken_that_git_takes(string name)
    {
        using var folder = new TemporaryFolder();
        using var git = GitStore.Create(folder["r.git"], "main");

        var taken = git.TryText("check-ref-format", "--allow-onelevel", name) is not null;

        GitRefName.IsWellFormed(name).Should().Be(taken);
    }
}
