using System.Text;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Server.State;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Runner.Jobs;

/// <summary>Starts the workflows that pushes, pull requests and releases trigger.</summary>
/// <param name="start">Told each run that was made.</param>
internal sealed class EventTriggers(SandboxRepository repository, Action<SandboxRun> start)
{
    private static readonly string[] UsualTypes = ["opened", "synchronize", "reopened"];
    private static readonly string[] Skips = ["[skip ci]", "[ci skip]", "[no ci]", "[skip actions]", "[actions skip]"];

    /// <summary>A branch or tag moved. What a workflow's own token pushes starts nothing, as on GitHub.</summary>
    public void Pushed(RefChange change)
    {
        var isTag = change.Ref.StartsWith("refs/tags/", StringComparison.Ordinal);
        if (
            change.After is not { } after
            || change.By?.Kind == TokenKind.Workflow
            || IsSkipped(after)
            || !(isTag || change.Ref.StartsWith("refs/heads/", StringComparison.Ordinal))
        )
        {
            return;
        }
        var made = new NewRun("push", change.Ref.Split('/', 3)[2], repository.Resolve(after)!)
        {
            Ref = change.Ref,
            Before = change.Before,
            Actor = change.By?.User.Login ?? "octocat",
        };
        Start(
            made,
            trigger =>
                RefFilter.Allows(trigger, made.HeadBranch, isTag)
                && (isTag || PathFilter.Allows(trigger, () => Changed(change.Before, after)))
        );
    }

    /// <summary>A pull request was opened, or its head moved. What a workflow's own token did starts nothing.</summary>
    public void PullChanged(SandboxPull pull, string action, SandboxUser by)
    {
        if (by.Type == "Bot" || IsSkipped(pull.HeadSha))
        {
            return;
        }
        repository.Pulls.Try(pull);
        if (pull.MergeCommitSha is not { } merge)
        {
            // GitHub runs nothing for a pull request that cannot be merged
            return;
        }
        var made = new NewRun("pull_request", pull.HeadRef, pull.HeadSha)
        {
            Ref = $"refs/pull/{pull.Number}/merge",
            Sha = merge,
            Pull = pull,
            Action = action,
            Actor = by.Login,
        };
        Start(
            made,
            trigger =>
                (trigger.Patterns("types") ?? UsualTypes).Contains(action)
                && RefFilter.Allows(trigger, pull.BaseRef, isTag: false)
                && PathFilter.Allows(
                    trigger,
                    () => Changed(repository.Git.History.MergeBase(pull.BaseSha, pull.HeadSha), pull.HeadSha)
                )
        );
    }

    /// <summary>
    /// Something happened to a published release: the files of its tag's commit say what starts, as on GitHub. What a
    /// workflow's own token did starts nothing.
    /// </summary>
    public void ReleaseChanged(SandboxRelease release, string action, SandboxToken by)
    {
        if (by.Kind == TokenKind.Workflow || repository.Resolve("refs/tags/" + release.TagName) is not { } commit)
        {
            return;
        }
        var made = new NewRun("release", release.TagName, commit)
        {
            Ref = "refs/tags/" + release.TagName,
            Release = release,
            Action = action,
            Actor = by.User.Login,
        };
        Start(made, trigger => trigger.Patterns("types")?.Contains(action) ?? true);
    }

    private void Start(NewRun made, Func<Trigger, bool> wanted)
    {
        foreach (var workflow in repository.Actions.WorkflowsAt(made.Sha).Where(workflow => workflow.State == "active"))
        {
            var text = repository.ReadFile(workflow.Path, made.Sha);
            if (
                text is not null
                && Trigger(workflow.Path, Encoding.UTF8.GetString(text), made.Event) is { } trigger
                && wanted(trigger)
            )
            {
                start(repository.Actions.AddRun(workflow, made));
            }
        }
    }

    // a file that cannot be read starts on a push, and fails there where people see it
    private static Trigger? Trigger(string path, string text, string name)
    {
        try
        {
            return WorkflowFile.Parse(path, text).TriggerFor(name);
        }
        catch (InvalidWorkflowException invalid) when (name == "push")
        {
            return new Trigger(new Workflows.Yaml.Scalar(invalid.Problems[0].At, name), null, []);
        }
        catch (InvalidWorkflowException)
        {
            return null;
        }
    }

    private string[] Changed(string? before, string after) =>
        [.. Diffs.Between(repository.Git, before ?? Diffs.EmptyTree, after).Select(change => change.Path)];

    private bool IsSkipped(string commit)
    {
        var message = repository.Resolve(commit) is { } found ? repository.Git.History.Commit(found).Message : "";
        return Skips.Any(skip => message.Contains(skip, StringComparison.OrdinalIgnoreCase));
    }
}
