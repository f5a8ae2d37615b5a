using MsReleaseActions.Server.Git;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Git;

/// <summary>Which refs there are, and what a name stands for, is what git says.</summary>
[Needs(Need.Nothing)]
public sealed class GitRefAgreementTests : SandboxTest
{
    private GitStore Store => Repo.Git;

    [Fact]
    public void What_git_has_packed_is_read_all_the_same()
    {
        var first = Repo.Commit(new Dictionary<string, string> { ["a"] = "1\n" }, "first");
        Repo.CreateTag("v1.0.0", first);
        var other = Github.CreateRepository("org/other");
        other.Git.Text("fetch", "--quiet", Repo.GitFolder, "refs/*:refs/*");
        other.Git.Text("repack", "-adq");
        other.Git.Text("pack-refs", "--all");
        other.Git.Text("prune-packed");

        other.Git.Refs.All().Should().Equal(Store.Refs.All());
        other.ReadFile("a", "v1.0.0").Should().Equal("1\n"u8.ToArray());
        other.Resolve("main").Should().Be(first);
        other.Resolve(new string('0', 40)).Should().BeNull();
        other.CreateTag("v1.0.1", first);
        other.Git.Refs.Delete("refs/tags/v1.0.0");
        other.Git.Refs.All().Select(found => found.Name).Should().Equal("refs/heads/main", "refs/tags/v1.0.1");
    }

    [Theory]
    [InlineData("main")]
    [InlineData("refs/heads/main")]
    [InlineData("heads/main")]
    [InlineData("HEAD")]
    [InlineData("v1.0.0")]
    [InlineData("said")]
    [InlineData("main~1")]
    [InlineData("said^{}")]
    [InlineData("main^")]
    [InlineData("main^2")]
    [InlineData("main^{tree}")]
    [InlineData("main:a")]
    [InlineData("main~1\nmain")]
    [InlineData("said^{commit} ")]
    [InlineData("v1.0.0-0-gHEAD")]
    [InlineData("00000")]
    [InlineData("none")]
    [InlineData("../HEAD")]
    [InlineData("refs/heads/../../HEAD")]
    [InlineData("refs/heads")]
    [InlineData("")]
    [InlineData("-x")]
    public void A_name_stands_for_what_git_says(string name)
    {
        var first = Repo.Commit(new Dictionary<string, string> { ["a"] = "1" }, "first");
        Repo.Commit(new Dictionary<string, string> { ["a"] = "2" }, "second");
        Repo.CreateTag("v1.0.0", first);
        Store.Text("tag", "--annotate", "--message", "said", "said", first);

        Repo.Resolve(name)
            .Should()
            .Be(Store.TryText("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"));
        Repo.Resolve(first[..7]).Should().Be(first);
    }

    [Fact]
    public void A_ref_in_the_way_of_another_is_refused_and_an_empty_folder_is_not()
    {
        var first = Repo.Commit(new Dictionary<string, string> { ["a"] = "1" }, "first");
        Repo.CreateBranch("topic/one", first);

        Repo.Invoking(one => one.CreateBranch("topic", first)).Should().Throw<GitFailure>();
        Repo.Invoking(one => one.CreateBranch("topic/one/more", first)).Should().Throw<GitFailure>();
        Repo.MoveRef("refs/heads/topic/one", null, null);
        Repo.CreateBranch("topic", first);

        Store.Text("for-each-ref", "--format=%(refname)").Should().Be("refs/heads/main\nrefs/heads/topic");
    }

    [Fact]
    public void A_packed_ref_is_deleted_and_the_others_stay_with_what_they_name()
    {
        Repo.CreateTag("v1.0.0", Sha);
        Store.Text("tag", "--annotate", "--message", "said", "said", Sha);
        Store.Text("tag", "--annotate", "--message", "more", "more", Sha);
        Store.Text("pack-refs", "--all");
        Repo.CreateTag("v1.0.1", Sha);

        Repo.MoveRef("refs/tags/said", null, null);
        Repo.MoveRef("refs/tags/v1.0.0", null, null);

        Store
            .Text("show-ref", "--tags", "--dereference")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line[41..])
            .Should()
            .Equal("refs/tags/more", "refs/tags/more^{}", "refs/tags/v1.0.1");
        File.Exists(Path.Combine(Repo.GitFolder, "packed-refs.lock")).Should().BeFalse();
    }
}
