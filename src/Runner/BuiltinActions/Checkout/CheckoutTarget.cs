using MsReleaseActions.Server.State;

namespace MsReleaseActions.Runner.BuiltinActions.Checkout;

/// <summary>What is checked out: a ref, a commit, or a ref at a commit.</summary>
/// <param name="Ref">Full name, or empty where a commit alone was asked for.</param>
/// <param name="Commit">40 hex digits, or empty: whatever the ref names now.</param>
internal sealed record CheckoutTarget(string Ref, string Commit)
{
    private const string Heads = "refs/heads/";
    private const string Tags = "refs/tags/";
    private const string Pulls = "refs/pull/";

    /// <summary>The ref in the working copy that the fetched one becomes.</summary>
    public string Tracking =>
        Ref.StartsWith(Heads, StringComparison.Ordinal) ? $"refs/remotes/origin/{Ref[Heads.Length..]}"
        : Ref.StartsWith(Pulls, StringComparison.Ordinal) ? $"refs/remotes/pull/{Ref[Pulls.Length..]}"
        : Ref;

    /// <summary>What <c>git fetch</c> is asked for.</summary>
    public string RefSpec => Ref.Length == 0 ? Commit : $"+{(Commit.Length > 0 ? Commit : Ref)}:{Tracking}";

    /// <summary>Arguments of <c>git checkout</c>: a branch where it is one, a detached head otherwise.</summary>
    public string[] Checkout =>
        Ref.Length == 0 ? ["--force", "--detach", Commit]
        : Ref.StartsWith(Heads, StringComparison.Ordinal) ? ["--force", "-B", Ref[Heads.Length..], Tracking]
        : ["--force", "--detach", Tracking];

    /// <summary>
    /// Reads the input <c>ref</c>; without one it is the run's own commit, or another repository's default branch.
    /// </summary>
    /// <exception cref="NativeFailure">The repository has no such branch or tag.</exception>
    public static CheckoutTarget Of(NativeStep step, SandboxRepository repository)
    {
        var asked = step.Text("ref");
        if (asked.Length == 0)
        {
            return repository == step.Run.Repository ? OfRun(step) : new(Heads + repository.DefaultBranch, "");
        }
        if (asked.Length == 40 && asked.All(char.IsAsciiHexDigit))
        {
            return new("", asked);
        }
        return new(asked.StartsWith("refs/", StringComparison.Ordinal) ? asked : Qualified(asked, repository), "");
    }

    private static CheckoutTarget OfRun(NativeStep step) =>
        new(
            step.Environment.GetValueOrDefault("GITHUB_REF") is { Length: > 0 } given
                ? given
                : Heads + step.Run.Made.HeadBranch,
            step.Environment.GetValueOrDefault("GITHUB_SHA") is { Length: > 0 } sha ? sha : step.Run.Made.HeadSha
        );

    private static string Qualified(string name, SandboxRepository repository) =>
        repository.Resolve(Heads + name) is not null ? Heads + name
        : repository.Resolve(Tags + name) is not null ? Tags + name
        : throw new NativeFailure($"A branch or tag with the name '{name}' could not be found");
}
