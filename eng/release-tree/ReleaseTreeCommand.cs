using System.CommandLine;
using MsReleaseActions.Core;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.ReleaseTrees;

/// <summary>The command line of this program.</summary>
internal static class ReleaseTreeCommand
{
    /// <summary>
    /// Runs one command line. Standard output is lines of <c>name=value</c>, for <c>GITHUB_OUTPUT</c>; what people read
    /// goes to standard error.
    /// </summary>
    /// <returns>0 done, 1 the answer is no, 2 bad usage or input, 3 the remote.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        var parsed = Root(output, error).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
            {
                await error.WriteLineAsync($"release-tree: {problem.Message}");
            }
            return (int)ExitCode.BadInput;
        }
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                }
            );
        }
        catch (Exception failure) when (failure is Refused or InvalidWorkflowException)
        {
            await error.WriteLineAsync($"release-tree: {failure.Message}");
            return (int)(failure is Refused refused ? refused.ExitCode : ExitCode.No);
        }
    }

    private static RootCommand Root(TextWriter output, TextWriter error)
    {
        var check = new Command(
            "check",
            "Says whether a commit can be released as a version; changes nothing. Prints tag=, and image= where "
                + "that release is there already."
        )
        {
            ReleaseTreeOptions.Source,
            ReleaseTreeOptions.Remote,
            ReleaseTreeOptions.Repository,
            ReleaseTreeOptions.Version,
            ReleaseTreeOptions.SourceSha,
            ReleaseTreeOptions.Image,
            ReleaseTreeOptions.Branch,
        };
        check.SetAction(parsed => Check(ReleaseTreeOptions.Inputs(parsed, withDigest: false), parsed, output));
        var publish = new Command(
            "publish",
            "Makes the release tree of a commit, tags it vX.Y.Z, and moves vX where nothing newer is out. Run "
                + "again, it changes nothing. Prints tag=, commit= and latest=, with --pack also what is to be pushed: object=, "
                + "create=, move= and before=."
        )
        {
            ReleaseTreeOptions.Source,
            ReleaseTreeOptions.Remote,
            ReleaseTreeOptions.Repository,
            ReleaseTreeOptions.Version,
            ReleaseTreeOptions.SourceSha,
            ReleaseTreeOptions.Image,
            ReleaseTreeOptions.Digest,
            ReleaseTreeOptions.Pack,
            ReleaseTreeOptions.DryRun,
        };
        publish.SetAction(parsed =>
            Publish(ReleaseTreeOptions.Inputs(parsed, withDigest: true), parsed, output, error)
        );
        return new RootCommand(
            "Makes the tree that `uses: owner/ms-release-actions/ID@v1` names.\nExit codes: 0 done, 1 the answer "
                + "is no, 2 bad usage or input, 3 the remote."
        )
        {
            check,
            publish,
        };
    }

    private static int Check(ReleaseInputs inputs, ParseResult parsed, TextWriter output)
    {
        using var git = new Git(parsed.GetRequiredValue(ReleaseTreeOptions.Source));
        var problems = new SourceCommit(git, inputs.SourceSha)
            .Problems(inputs.Release, parsed.GetRequiredValue(ReleaseTreeOptions.Branch))
            .ToList();
        var published = PublishedTag.Read(git, parsed.GetRequiredValue(ReleaseTreeOptions.Remote), inputs.Release.Tag);
        if (published is not null && published.SourceSha != inputs.SourceSha)
        {
            problems.Add(
                $"{inputs.Release.Tag} is published already, from commit {published.SourceSha}: a published "
                    + "version never changes, release under the next one"
            );
        }
        if (problems.Count > 0)
        {
            throw new Refused(ExitCode.No, string.Join("\n  ", problems));
        }
        output.WriteLine($"tag={inputs.Release.Tag}");
        output.WriteLine($"image={published?.Image}");
        return (int)ExitCode.Done;
    }

    private static int Publish(ReleaseInputs inputs, ParseResult parsed, TextWriter output, TextWriter error)
    {
        var (release, remote) = (inputs.Release, parsed.GetRequiredValue(ReleaseTreeOptions.Remote));
        using var git = new Git(parsed.GetRequiredValue(ReleaseTreeOptions.Source));
        var objects = ReleaseObjects.Write(git, new SourceCommit(git, release.SourceSha), release);
        var plan = TagPlan.Of(release, objects, RemoteTags.Read(git, remote));
        error.WriteLine(
            plan.Create
                ? $"{release.Tag}: made, commit {objects.Commit}"
                : $"{release.Tag}: is there, with exactly this content"
        );
        error.WriteLine(plan.MoveMajor ? $"{release.MajorTag}: moved to it" : $"{release.MajorTag}: stays, {plan.Why}");
        var pack = parsed.GetValue(ReleaseTreeOptions.Pack);
        if (pack is not null)
        {
            TagPack.Write(git, objects, Path.GetFullPath(pack));
            error.WriteLine($"packed into {pack}: nothing was pushed");
        }
        else if (parsed.GetValue(ReleaseTreeOptions.DryRun))
        {
            error.WriteLine("dry run: nothing was pushed");
        }
        else if (plan.Create || plan.MoveMajor)
        {
            TagPush.Push(git, TagPush.Arguments(release, objects, plan, remote));
        }
        output.WriteLine($"tag={release.Tag}");
        output.WriteLine($"commit={objects.Commit}");
        output.WriteLine($"latest={Word(plan.Latest)}");
        if (pack is not null)
        {
            output.WriteLine($"object={objects.Tag}");
            output.WriteLine($"create={Word(plan.Create)}");
            output.WriteLine($"move={Word(plan.MoveMajor)}");
            output.WriteLine($"before={plan.MajorBefore}");
        }
        return (int)ExitCode.Done;
    }

    private static string Word(bool value) => value ? "true" : "false";
}
