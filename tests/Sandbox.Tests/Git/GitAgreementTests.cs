using MsReleaseActions.Server;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SandboxTests.Git;

/// <summary>What the embedded GitHub reads and writes of a repository itself is what git reads and writes.</summary>
[Needs(Need.Nothing)]
public sealed class GitAgreementTests : IAsyncLifetime
{
    private readonly StandingClock clock = new();
    private GitHubSandbox github = null!;
    private SandboxRepository repo = null!;

    private GitStore Store => repo.Git;

    public async ValueTask InitializeAsync()
    {
        github = await GitHubSandbox.StartAsync(new SandboxOptions { Time = clock });
        repo = github.CreateRepository("org/any");
    }

    public async ValueTask DisposeAsync()
    {
        await github.DisposeAsync();
        GC.SuppressFinalize(this);
    }

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
                Store.History.Topological(one, other).Should().Equal(Lines("rev-list", "--topo-order", $"{one}..{other}"));
                Store.History.IsAncestor(one, other).Should().Be(Store.TryText("merge-base", "--is-ancestor", one, other) is not null);
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
        var before = repo.Commit(new Dictionary<string, string> { ["start"] = "1\n" }, "start");
        for (var round = 0; round < 20; round++)
        {
            var after = repo.Commit(
                new Dictionary<string, FileContent?>(StringComparer.Ordinal)
                {
                    ["text"] = RandomLines(random),
                    [$"folder/{random.Next(3)}.txt"] = random.Next(4) == 0 ? null : (FileContent?)RandomLines(random),
                    ["binary"] = (FileContent)(byte[])[0, (byte)random.Next(9)],
                },
                $"round {round}");

            Diffs.Between(repo.Git, before, after).Select(change => $"{change.Additions}\t{change.Deletions}\t{change.Path}")
                .Should().Equal(Lines("diff", "--numstat", "--no-renames", "--minimal", before, after).Select(line => line.Replace("-\t-", "0\t0", StringComparison.Ordinal)));
            before = after;
        }
    }

    [Fact]
    public void Git_finds_nothing_wrong_with_what_was_written_and_reads_the_same()
    {
        repo.Commit(new Dictionary<string, string> { ["a-b/x"] = "1", ["a/x"] = "2", ["a.txt"] = "3", ["ü/😀"] = "4" }, "names that sort in git's own way");
        var head = repo.Commit(new Dictionary<string, FileContent?>(StringComparer.Ordinal) { ["a/x"] = null, ["run"] = new FileContent([1, 2], Executable: true) }, "a folder goes");
        var tree = Store.History.Commit(head).Tree;

        Store.Text("fsck", "--strict", "--full").Should().NotContain("error");
        GitTree.Walk(Store, tree).Where(entry => entry.Type == "blob").Select(entry => $"{entry.Mode} blob {entry.Sha}\t{entry.Path}")
            .Should().Equal(Store.Text("ls-tree", "-r", "-z", head).Split('\0', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void What_git_has_packed_is_read_all_the_same()
    {
        var first = repo.Commit(new Dictionary<string, string> { ["a"] = "1\n" }, "first");
        repo.CreateTag("v1.0.0", first);
        var other = github.CreateRepository("org/other");
        Fetch(other, "refs/*:refs/*");
        Run(other, "repack", "-adq");
        Run(other, "pack-refs", "--all");
        Run(other, "prune-packed");

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
        var first = repo.Commit(new Dictionary<string, string> { ["a"] = "1" }, "first");
        repo.Commit(new Dictionary<string, string> { ["a"] = "2" }, "second");
        repo.CreateTag("v1.0.0", first);
        Run(repo, "-c", "user.name=t", "-c", "user.email=t@example.org", "tag", "--annotate", "--message", "said", "said", first);

        repo.Resolve(name).Should().Be(Store.TryText("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"));
        repo.Resolve(first[..7]).Should().Be(first);
    }

    [Fact]
    public void A_ref_in_the_way_of_another_is_refused_and_an_empty_folder_is_not()
    {
        var first = repo.Commit(new Dictionary<string, string> { ["a"] = "1" }, "first");
        repo.CreateBranch("topic/one", first);

        repo.Invoking(one => one.CreateBranch("topic", first)).Should().Throw<GitFailure>();
        repo.Invoking(one => one.CreateBranch("topic/one/more", first)).Should().Throw<GitFailure>();
        repo.MoveRef("refs/heads/topic/one", null, null);
        repo.CreateBranch("topic", first);

        Lines("for-each-ref", "--format=%(refname)").Should().Equal("refs/heads/main", "refs/heads/topic");
    }

    // some with the same date, some merges, one that is older than its parent
    private List<string> RandomHistory(Random random, int count)
    {
        var tree = Store.Objects.Write("tree", []);
        List<string> commits = [];
        for (var number = 0; number < count; number++)
        {
            var parents = number == 0 ? [] : Enumerable.Range(0, random.Next(1, 3)).Select(_ => commits[random.Next(Math.Max(0, number - 4), number)]).Distinct().ToList();
            clock.Advance(TimeSpan.FromMinutes(random.Next(3)));
            var who = new GitActor("t", "t@example.org", clock.GetUtcNow());
            commits.Add(GitWrite.Commit(repo, tree, parents, who, who, $"{number}\n"));
        }
        return commits;
    }

    private static string RandomLines(Random random) =>
        string.Join('\n', Enumerable.Range(0, random.Next(12)).Select(_ => $"line {random.Next(5)}")) + (random.Next(2) == 0 ? "\n" : "");

    private string[] Lines(params string[] arguments) => Store.Text(arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private void Fetch(SandboxRepository into, string refs) => Run(into, "fetch", "--quiet", repo.GitFolder, refs);

    private static void Run(SandboxRepository repository, params string[] arguments) =>
        Tool.RunAsync("git", repository.GitFolder, arguments).GetAwaiter().GetResult().Should().Match<(int ExitCode, string Output)>(end => end.ExitCode == 0);
}
