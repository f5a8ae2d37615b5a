using System.Collections.Concurrent;

namespace MsReleaseActions.Server.Git;

/// <summary>The commits of a repository, and how they come after one another.</summary>
internal sealed class History(GitStore git)
{
    private static readonly HashSet<string> None = [];
    private readonly ConcurrentDictionary<string, CommitInfo> commits = new(StringComparer.Ordinal);

    /// <summary>One commit, which exists.</summary>
    /// <exception cref="GitFailure">It does not.</exception>
    public CommitInfo Commit(string sha) =>
        commits.GetOrAdd(sha, static (sha, git) => CommitInfo.Parse(sha, git.Objects.Content(sha, "commit")), git);

    /// <summary>Whether a commit is reached from another (or is it).</summary>
    public bool IsAncestor(string ancestor, string descendant) =>
        Newest(descendant, None).Contains(ancestor, StringComparer.Ordinal);

    /// <summary>
    /// What <c>git rev-list UPTO ^SINCE</c> gives: what is reached from one and not from the other, newest first.
    /// </summary>
    /// <param name="since">Null: nothing is left out.</param>
    /// <param name="upTo">A commit.</param>
    public IEnumerable<string> Range(string? since, string upTo) => Newest(upTo, Reached(since));

    /// <summary>As <see cref="Range"/>, with <c>--topo-order</c>: nothing before all that was made on it.</summary>
    public IReadOnlyList<string> Topological(string? since, string upTo)
    {
        var range = Range(since, upTo).ToHashSet(StringComparer.Ordinal);
        var children = range
            .SelectMany(sha => Commit(sha).Parents)
            .Where(range.Contains)
            .CountBy(sha => sha, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        List<string> order = [];
        var next = new Stack<string>(range.Contains(upTo) ? [upTo] : []);
        while (next.TryPop(out var sha))
        {
            order.Add(sha);
            foreach (
                var parent in Commit(sha).Parents.Where(parent => range.Contains(parent) && --children[parent] == 0)
            )
            {
                next.Push(parent);
            }
        }
        return order;
    }

    /// <summary>The newest commit that both come after, or null: <c>git merge-base</c>.</summary>
    public string? MergeBase(string one, string other)
    {
        var reached = Reached(one);
        var common = Newest(other, None).Where(reached.Contains).ToList();
        // what comes before a common commit is common too: so what any of them has for a parent is not the newest
        var passed = common.SelectMany(sha => Commit(sha).Parents).ToHashSet(StringComparer.Ordinal);
        return common.Find(sha => !passed.Contains(sha));
    }

    private HashSet<string> Reached(string? start) =>
        start is null ? None : Newest(start, None).ToHashSet(StringComparer.Ordinal);

    // by date, and of one date who was met first: git's own order
    private IEnumerable<string> Newest(string start, HashSet<string> without)
    {
        var met = new HashSet<string>(without, StringComparer.Ordinal);
        var next = new PriorityQueue<string, (long NewestFirst, int Met)>();
        Meet(start);
        while (next.TryDequeue(out var sha, out _))
        {
            yield return sha;
            foreach (var parent in Commit(sha).Parents)
            {
                Meet(parent);
            }
        }

        void Meet(string sha)
        {
            if (met.Add(sha))
            {
                next.Enqueue(sha, (-Commit(sha).Committer.When.ToUnixTimeSeconds(), met.Count));
            }
        }
    }
}
