using System.Diagnostics;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Git;

/// <summary>Somebody else works in the folder of a repository with git, as the documents allow.</summary>
[Needs(Need.Nothing)]
public sealed class SharedFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly GitStore git;
    private readonly string first;

    public SharedFolderTests()
    {
        git = GitStore.Create(folder["r.git"], "main");
        first = Commit("first");
        git.Refs.Set("refs/heads/main", first);
    }

    public void Dispose()
    {
        git.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_ref_that_somebody_moved_since_is_not_moved_from_where_it_was()
    {
        var (theirs, ours) = (Commit("theirs"), Commit("ours"));
        git.Text("update-ref", "refs/heads/main", theirs);

        var move = () => git.Refs.Move("refs/heads/main", ours, first);

        move.Should()
            .Throw<GitFailure>()
            .WithMessage($"cannot lock ref 'refs/heads/main': is at {theirs} but expected {first}");
        git.Refs.Find("refs/heads/main").Should().Be(theirs);
        git.Refs.Move("refs/heads/main", ours, theirs);
        git.Text("rev-parse", "main").Should().Be(ours);
    }

    [Theory]
    [InlineData("refs/heads/a", "refs/heads/a/b", true)]
    [InlineData("refs/heads/a/b", "refs/heads/a", true)]
    [InlineData("refs/heads/a", "refs/heads/a/b", false)]
    [InlineData("refs/heads/a/b", "refs/heads/a", false)]
    public void A_ref_is_not_made_where_another_is_in_its_way(string there, string wanted, bool isPacked)
    {
        git.Refs.Set(there, first);
        if (isPacked)
        {
            git.Text("pack-refs", "--all");
        }

        var set = () => git.Refs.Set(wanted, first);

        set.Should().Throw<GitFailure>().WithMessage($"cannot lock ref '{wanted}': '{there}' exists");
        git.Refs.All()
            .Select(found => found.Name)
            .Should()
            .Equal(new[] { there, "refs/heads/main" }.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Packed_objects_are_found_also_when_the_git_that_was_asked_has_ended()
    {
        git.Text("repack", "-adq");
        using var fresh = new PackedObjects(git.Folder);
        fresh.Find(first)!.Type.Should().Be("commit");
        using (var asked = Process.GetProcessById(fresh.ProcessId!.Value))
        {
            asked.Kill();
            await asked.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        fresh.Find(git.Text("rev-parse", "main^{tree}"))!.Type.Should().Be("tree");
    }

    [Fact]
    public void Refs_that_lead_in_a_circle_lead_nowhere()
    {
        File.WriteAllText(Path.Combine(git.Folder, "refs/heads/a"), "ref: refs/heads/b\n");
        File.WriteAllText(Path.Combine(git.Folder, "refs/heads/b"), "ref: refs/heads/a\n");

        git.Refs.Find("refs/heads/a").Should().BeNull();
    }

    [Fact]
    public void A_ref_that_git_has_packed_and_pruned_with_its_folder_is_deleted()
    {
        git.Refs.Set("refs/heads/feature/x", first);
        git.Text("pack-refs", "--all", "--prune");

        git.Refs.Delete("refs/heads/feature/x");

        git.Text("for-each-ref", "--format=%(refname)").Should().Be("refs/heads/main");
    }

    [Theory]
    [InlineData("refs/heads/main")]
    [InlineData("refs/heads/packed")]
    public void A_ref_that_somebody_has_locked_is_not_deleted(string name)
    {
        git.Refs.Set("refs/heads/packed", first);
        git.Text("pack-refs", "--all");
        git.Refs.Set("refs/heads/main", first);
        File.WriteAllText(
            Path.Combine(git.Folder, name == "refs/heads/main" ? name + ".lock" : "packed-refs.lock"),
            ""
        );

        git.Refs.Invoking(refs => refs.Delete(name)).Should().Throw<GitFailure>().WithMessage("cannot lock ref *");
    }

    [Fact]
    public void Empty_folders_are_not_in_the_way_of_a_ref()
    {
        Directory.CreateDirectory(Path.Combine(git.Folder, "refs/heads/a/b/c"));

        git.Refs.Set("refs/heads/a", first);

        git.Text("rev-parse", "a").Should().Be(first);
    }

    [Fact]
    public void Odd_lines_of_packed_refs_are_passed_over()
    {
        File.WriteAllText(
            Path.Combine(git.Folder, "packed-refs"),
            $"# pack-refs with: peeled fully-peeled sorted \n\n{first} refs/tags/a\n{first} "
                + $"refs/tags/a\nnonsense\n{first} refs/tags/b"
        );

        git.Refs.All().Select(found => found.Name).Should().Equal("refs/heads/main", "refs/tags/a", "refs/tags/b");
    }

    [Fact]
    public void The_default_branch_may_have_any_letters()
    {
        git.Refs.SetHead("größe");

        git.Text("symbolic-ref", "HEAD").Should().Be("refs/heads/größe");
    }

    [Theory]
    [InlineData("999999999999999 +0000")]
    [InlineData("1700000000 +051800")]
    [InlineData("1700000000 -2300")]
    public void A_moment_that_no_calendar_has_is_read_all_the_same(string when) =>
        GitActor.Parse($"A <a@example.com> {when}").Name.Should().Be("A");

    [Fact]
    public void A_tag_without_a_tagger_is_read() =>
        TagInfo
            .Parse(System.Text.Encoding.UTF8.GetBytes($"object {first}\ntype commit\ntag old\n\nold\n"))
            .Should()
            .Be(new TagInfo(first, "commit", "old", null, "old\n"));

    private string Commit(string message) =>
        git.Objects.Write(
            "commit",
            System.Text.Encoding.UTF8.GetBytes(
                $"tree {git.Objects.Write("tree", [])}\nauthor A <a@example.com> 1 +0000\ncommitter A "
                    + $"<a@example.com> 1 +0000\n\n{message}\n"
            )
        );
}
