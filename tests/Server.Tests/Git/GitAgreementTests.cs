using MsReleaseActions.Server.Git;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Git;

/// <summary>What the embedded GitHub reads and writes of a repository itself is what git reads and writes.</summary>
[Needs(Need.Nothing)]
public sealed class GitAgreementTests : SandboxTest
{
    private GitStore Store => Repo.Git;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void History_is_ordered_and_compared_as_git_does(int seed)
    {
        var commits = RandomHistory(new Random(seed), 14);

        foreach (var one in commits)
        {
            foreach (var other in commits)
            {
                Store.History.Range(one, other).Should().Equal(Lines("rev-list", $"{one}..{other}"));
                Store
                    .History.Topological(one, other)
                    .Should()
                    .Equal(Lines("rev-list", "--topo-order", $"{one}..{other}"));
                Store
                    .History.IsAncestor(one, other)
                    .Should()
                    .Be(Store.TryText("merge-base", "--is-ancestor", one, other) is not null);
                Lines("merge-base", "--all", one, other).Should().Contain(Store.History.MergeBase(one, other)!);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_difference_counts_the_lines_that_git_counts(int seed)
    {
        var random = new Random(seed);
        var before = Repo.Commit(new Dictionary<string, string> { ["start"] = "1\n" }, "start");
        for (var round = 0; round < 20; round++)
        {
            var after = Repo.Commit(
                new Dictionary<string, FileContent?>(StringComparer.Ordinal)
                {
                    ["text"] = RandomLines(random),
                    [$"folder/{random.Next(3)}.txt"] = random.Next(4) == 0 ? null : (FileContent?)RandomLines(random),
                    ["binary"] = (FileContent)(byte[])[0, (byte)random.Next(9)],
                },
                $"round {round}"
            );

            Diffs
                .Between(Repo.Git, before, after)
                .Select(change => $"{change.Additions}\t{change.Deletions}\t{change.Path}")
                .Should()
                .Equal(
                    Lines("diff", "--numstat", "--no-renames", "--minimal", before, after)
                        .Select(line => line.Replace("-\t-", "0\t0", StringComparison.Ordinal))
                );
            before = after;
        }
    }

    [Fact]
    public void Git_finds_nothing_wrong_with_what_was_written_and_reads_the_same()
    {
        Repo.Commit(
            new Dictionary<string, string>
            {
                ["a-b/x"] = "1",
                ["a/x"] = "2",
                ["a.txt"] = "3",
                ["ü/😀"] = "4",
            },
            "names that sort in git's own way"
        );
        var head = Repo.Commit(
            new Dictionary<string, FileContent?>(StringComparer.Ordinal)
            {
                ["a/x"] = null,
                ["run"] = new FileContent([1, 2], Executable: true),
            },
            "a folder goes"
        );
        var tree = Store.History.Commit(head).Tree;

        Store.Text("fsck", "--strict", "--full").Should().NotContain("error");
        GitTree
            .Walk(Store, tree)
            .Where(entry => entry.Type == "blob")
            .Select(entry => $"{entry.Mode} blob {entry.Sha}\t{entry.Path}")
            .Should()
            .Equal(Store.Text("ls-tree", "-r", "-z", head).Split('\0', StringSplitOptions.RemoveEmptyEntries));
    }

    // some with the same date, some merges, one that is older than its parent
    private List<string> RandomHistory(Random random, int count)
    {
        var tree = Store.Objects.Write("tree", []);
        List<string> commits = [];
        for (var number = 0; number < count; number++)
        {
            var parents =
                number == 0
                    ? []
                    : Enumerable
                        .Range(0, random.Next(1, 3))
                        .Select(_ => commits[random.Next(Math.Max(0, number - 4), number)])
                        .Distinct()
                        .ToList();
            Clock.Advance(TimeSpan.FromMinutes(random.Next(3)));
            var who = new GitActor("t", "t@example.org", Clock.GetUtcNow());
            commits.Add(GitWrite.Commit(Repo, tree, parents, who, who, $"{number}\n"));
        }
        return commits;
    }

    private static string RandomLines(Random random) =>
        string.Join('\n', Enumerable.Range(0, random.Next(12)).Select(_ => $"line {random.Next(5)}"))
        + (random.Next(2) == 0 ? "\n" : "");

    private string[] Lines(params string[] arguments) =>
        Store.Text(arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
