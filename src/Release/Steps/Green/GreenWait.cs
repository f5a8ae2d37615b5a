using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Steps.Green;

/// <summary>A commit whose checks are waited for.</summary>
/// <param name="Sha">The commit.</param>
/// <param name="What">What it is to people: "pull request #7", "the merged commit 0a1b2c3d".</param>
/// <param name="WhenNothingBegins">What the operator can do if no check ever begins.</param>
public sealed record AwaitedCommit(CommitSha Sha, string What, string WhenNothingBegins);

/// <summary>Waits until every required check of a commit has succeeded.</summary>
/// <param name="services">The product, GitHub, the clock.</param>
/// <param name="step">Whose wait it is.</param>
public sealed class GreenWait(ReleaseServices services, StepId step)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    // a run that is queued is seen at once, whatever its runner takes; between a job and the one that needs it there
    // are seconds
    private static readonly TimeSpan BeginsWithin = TimeSpan.FromMinutes(10);

    private readonly GreenReader reader = new(services);

    /// <param name="commit">Whose checks.</param>
    /// <param name="meanwhile">Looked at before each pause; throws where waiting has lost its sense.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ActionFailure">A check is red (1), never began (1), or took too long (4).</exception>
    public async Task UntilGreenAsync(
        AwaitedCommit commit,
        Func<CancellationToken, Task> meanwhile,
        CancellationToken cancellation
    )
    {
        var required = await reader.RequiredAsync(cancellation);
        var began = services.Time.GetUtcNow();
        var (told, changed) = ("", began);
        while (true)
        {
            var seen = await reader.OfChecksAsync(commit.Sha, required, cancellation);
            if (seen.IsGreen)
            {
                return;
            }
            var now = services.Time.GetUtcNow();
            if (seen.Waits is var line && line != told)
            {
                (told, changed) = (line, now);
                services.Line(step, $"{commit.What} waits for {line}");
            }
            if (Verdict(seen, commit, now - began, now - changed) is { } failure)
            {
                throw failure;
            }
            await meanwhile(cancellation);
            await Task.Delay(Pause, services.Time, cancellation);
        }
    }

    private ActionFailure? Verdict(Greenness seen, AwaitedCommit commit, TimeSpan waited, TimeSpan still)
    {
        var (red, missing) = (seen.In(CheckState.Red), seen.In(CheckState.Missing));
        return red.Count > 0 ? Red(commit.What, red)
            : waited >= services.Settings.ChecksWithin ? TooLong(seen, commit.What)
            : still < BeginsWithin || missing.Count == 0 || seen.In(CheckState.Pending).Count > 0 ? null
            : missing.Count == seen.Verdicts.Count ? NeverBegan(commit)
            : NobodyGives(commit.What, missing);
    }

    private static ActionFailure Red(string what, IReadOnlyList<CheckVerdict> red) =>
        ActionFailure.No(
            $"Of {what}, {(red.Count == 1 ? "a required check is" : $"{red.Count} required checks are")} not "
                + $"green: {string.Join(", ", red)}",
            "Only what every required check has passed is released",
            "If it failed by chance, run its failed jobs again (`gh run rerun --failed`) and then the same "
                + "command; otherwise mend it on the branch, and the next publish starts from there"
        );

    private ActionFailure TooLong(Greenness seen, string what) =>
        new(
            ExitCode.TimedOut,
            $"The required checks of {what} were not green within {services.Settings.ChecksWithin.TotalMinutes:0} "
                + $"minutes: {seen}",
            "",
            "Run the same command again: it goes on waiting. The time is `waits.checks_minutes` in ms-release.json"
        );

    private ActionFailure NeverBegan(AwaitedCommit commit) =>
        ActionFailure.No(
            $"No required check of {commit.What} began within {BeginsWithin.TotalMinutes:0} minutes",
            "GitHub starts no workflow for what was pushed or opened with a workflow's GITHUB_TOKEN, or in a "
                + "repository whose Actions are off",
            $"{commit.WhenNothingBegins}; and see that {services.Settings.CiWorkflow} is enabled and runs on it"
        );

    private static ActionFailure NobodyGives(string what, IReadOnlyList<CheckVerdict> missing) =>
        ActionFailure.No(
            $"Of {what}, nothing gives the required check{(missing.Count == 1 ? "" : "s")} "
                + $"{string.Join(", ", missing.Select(check => check.Name))}, and all others are green",
            "A required check that no workflow produces is waited for in vain",
            "Run `ms release checks`: it shows which required checks no job produces any more, and `--apply` "
                + "corrects them"
        );
}
