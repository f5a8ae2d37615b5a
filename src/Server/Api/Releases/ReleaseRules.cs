using System.Text.Json.Nodes;
using MsReleaseActions.Core;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Releases;

/// <summary>What a release would be after the request.</summary>
internal sealed record ReleaseWish(string Tag, string Target, bool Draft, bool Prerelease, string? MakeLatest);

/// <summary>GitHub's refusals of a release, before anything is changed.</summary>
internal static class ReleaseRules
{
    private const int BodyLimit = 125_000;
    private const string Burnt = "tag_name was used by an immutable release";

    public static void Check(ApiCall call, ReleaseWish wanted, string? notes, SandboxRelease? self)
    {
        var repository = call.Repository;
        if (!GitRefName.IsWellFormed("refs/tags/" + wanted.Tag) || wanted.Tag.StartsWith('-'))
        {
            throw new Refusal(call.Invalid("Release", "tag_name", "custom", "tag_name is not a valid tag"));
        }

        if (wanted.MakeLatest is not (null or "true" or "false" or "legacy"))
        {
            throw new Refusal(
                call.Unprocessable(
                    $"Invalid request.\n\nFor 'properties/make_latest', '{wanted.MakeLatest}' is not one of the "
                        + "allowed values [\"true\", \"false\", \"legacy\"]."
                )
            );
        }

        if (wanted.MakeLatest == "true" && (wanted.Draft || wanted.Prerelease))
        {
            throw new Refusal(
                call.Invalid("Release", "make_latest", "custom", "Latest release cannot be draft or prerelease")
            );
        }

        if (notes?.Length > BodyLimit)
        {
            throw new Refusal(
                call.Invalid("Release", "body", "custom", $"body is too long (maximum is {BodyLimit} characters)")
            );
        }

        if (!wanted.Draft)
        {
            CheckPublic(call, repository, wanted, self);
        }

        var tagged = repository.Resolve("refs/tags/" + wanted.Tag) is not null;
        if (tagged || (self is not null && !self.Draft && self.TagName == wanted.Tag))
        {
            return;
        }

        var commit =
            repository.Releases.Target(wanted.Target)
            ?? throw new Refusal(
                repository.Resolve("refs/heads/" + repository.DefaultBranch) is null
                    ? call.Unprocessable("Repository is empty.")
                    : call.Invalid("Release", "target_commitish", "invalid")
            );
        if (self is null || !wanted.Draft || wanted.Target != self.TargetCommitish)
        {
            CheckWorkflows(call, repository, commit);
        }
        if (!wanted.Draft)
        {
            CheckTag(call, repository, wanted.Tag, commit);
        }
    }

    /// <summary>The tag that publishing would make, refused as a push of it would be: GitHub wraps the words.</summary>
    private static void CheckTag(ApiCall call, SandboxRepository repository, string tag, string commit)
    {
        var change = new RefChange("refs/tags/" + tag, null, commit, call.Token);
        if (repository.RefGuards.Select(guard => guard(change)).FirstOrDefault(text => text is not null) is not { } why)
        {
            return;
        }
        List<JsonNode> errors = [Custom("pre_receive", $"pre_receive {why}\n\n")];
        if (repository.Releases.IsBurnt(tag))
        {
            errors.Add(Custom("tag_name", Burnt));
        }
        errors.Add(Custom(null, "Published releases must have a valid tag"));
        throw new Refusal(call.Unprocessable("Validation Failed", [.. errors]));
    }

    private static JsonObject Custom(string? field, string message)
    {
        var error = new JsonObject { ["resource"] = "Release", ["code"] = "custom" };
        if (field is not null)
        {
            error["field"] = field;
        }
        error["message"] = message;
        return error;
    }

    private static void CheckPublic(
        ApiCall call,
        SandboxRepository repository,
        ReleaseWish wanted,
        SandboxRelease? self
    )
    {
        if (repository.Releases.Published(wanted.Tag) is { } other && other != self)
        {
            throw new Refusal(call.Invalid("Release", "tag_name", "already_exists"));
        }

        // a tag that is gone cannot be made again, which is said with it
        if (repository.Releases.IsBurnt(wanted.Tag) && repository.Resolve("refs/tags/" + wanted.Tag) is not null)
        {
            throw new Refusal(call.Invalid("Release", "tag_name", "custom", Burnt));
        }
    }

    /// <summary>
    /// A tag at other workflow files than the default branch's would let a token without that permission run them.
    /// </summary>
    private static void CheckWorkflows(ApiCall call, SandboxRepository repository, string commit)
    {
        if (
            call.Token!.For(Permission.Workflows, repository) == Access.Write
            || Workflows(commit) == Workflows("refs/heads/" + repository.DefaultBranch)
        )
        {
            return;
        }

        throw new Refusal(
            Answer
                .Error(403, "Resource not accessible by integration")
                .With("X-Accepted-GitHub-Permissions", "contents=write; contents=write,workflows=write")
        );

        string? Workflows(string at) =>
            Revision.Tree(repository.Git, at) is { } tree
                ? GitTree.Find(repository.Git, tree, ".github/workflows")?.Sha
                : null;
    }
}
