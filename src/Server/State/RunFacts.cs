using System.Text.Json.Nodes;
using MsReleaseActions.Workflows.Expressions;

namespace MsReleaseActions.Server.State;

/// <summary>What the contexts <c>github</c>, <c>inputs</c> and <c>vars</c> say of a run.</summary>
internal static class RunFacts
{
    /// <summary>
    /// The members of <c>github</c> that are texts, by their names there; scripts get them as <c>GITHUB_…</c>.
    /// </summary>
    public static Dictionary<string, string> Of(SandboxRun run)
    {
        var repository = run.Repository;
        var sandbox = repository.Sandbox;
        var (origins, made, actor) = (sandbox.Origins, run.Made, sandbox.User(run.Made.Actor));
        var pull = made.Pull;
        return new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["actor"] = actor.Login,
            ["actor_id"] = $"{actor.Id}",
            ["api_url"] = origins.Api,
            ["base_ref"] = pull?.BaseRef ?? "",
            ["event_name"] = made.Event,
            ["graphql_url"] = $"{origins.Api}/graphql",
            ["head_ref"] = pull?.HeadRef ?? "",
            ["ref"] = made.Ref,
            ["ref_name"] = made.Ref.Split('/', 3)[2],
            ["ref_protected"] =
                made.Ref.StartsWith("refs/heads/", StringComparison.Ordinal)
                && repository.Protection[made.HeadBranch] is not null
                    ? "true"
                    : "false",
            ["ref_type"] = made.Ref.StartsWith("refs/tags/", StringComparison.Ordinal) ? "tag" : "branch",
            ["repository"] = repository.FullName,
            ["repository_id"] = $"{repository.Id}",
            ["repository_owner"] = repository.Owner,
            ["repository_owner_id"] = $"{sandbox.User(repository.Owner).Id}",
            ["retention_days"] = "90",
            ["run_attempt"] = $"{run.Attempt}",
            ["run_id"] = $"{run.Id}",
            ["run_number"] = $"{run.Number}",
            ["server_url"] = origins.Server,
            ["sha"] = made.Sha,
            ["triggering_actor"] = actor.Login,
            ["workflow"] = run.Workflow.Name,
            ["workflow_ref"] = $"{repository.FullName}/{run.Workflow.Path}@{made.Ref}",
            ["workflow_sha"] = made.Sha,
        };
    }

    /// <summary>The event as <c>github.event</c> and the file of <c>GITHUB_EVENT_PATH</c> have it.</summary>
    public static JsonObject Event(SandboxRun run)
    {
        var (repository, made) = (run.Repository, run.Made);
        var page = $"{repository.Sandbox.Origins.Server}/{repository.FullName}";
        var happened = new JsonObject
        {
            ["repository"] = Repository(repository, page),
            ["sender"] = new JsonObject { ["login"] = made.Actor },
        };
        Add(happened, run, page);
        return happened;
    }

    /// <summary>The contexts that a run has before any job of it begins.</summary>
    /// <param name="run">The run.</param>
    /// <param name="declared">The inputs of its dispatch as the file declares them.</param>
    public static Dictionary<string, ExpressionValue> Contexts(SandboxRun run, IReadOnlyList<DeclaredInput> declared) =>
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["github"] = GitHub(run, Of(run)),
            ["inputs"] = Inputs(run, declared),
            ["vars"] = MsReleaseActions.Workflows.Expressions.Contexts.Texts(run.Repository.Actions.Variables),
        };

    /// <summary>The context <c>github</c>.</summary>
    public static ExpressionValue GitHub(SandboxRun run, IEnumerable<KeyValuePair<string, string>> facts) =>
        ExpressionValue.Object([
            .. facts.Select(fact => KeyValuePair.Create(fact.Key, ExpressionValue.Of(fact.Value))),
            KeyValuePair.Create("event", ExpressionValue.FromJson(Event(run))),
        ]);

    // declared booleans and numbers are such here; in github.event.inputs everything is text
    private static ExpressionValue Inputs(SandboxRun run, IReadOnlyList<DeclaredInput> declared) =>
        ExpressionValue.Object(
            run.Inputs.Select(given =>
                KeyValuePair.Create(
                    given.Key,
                    declared
                        .FirstOrDefault(input =>
                            string.Equals(input.Name, given.Key, StringComparison.OrdinalIgnoreCase)
                        )
                        ?.Type switch
                    {
                        "boolean" => ExpressionValue.Of(given.Value == "true"),
                        "number" when double.TryParse(given.Value, out var number) => ExpressionValue.Of(number),
                        _ => ExpressionValue.Of(given.Value),
                    }
                )
            )
        );

    private static JsonObject Repository(SandboxRepository repository, string page) =>
        new()
        {
            ["id"] = repository.Id,
            ["name"] = repository.Name,
            ["full_name"] = repository.FullName,
            ["private"] = repository.Private,
            ["fork"] = false,
            ["owner"] = new JsonObject { ["login"] = repository.Owner },
            ["html_url"] = page,
            ["default_branch"] = repository.DefaultBranch,
        };

    private static void Add(JsonObject happened, SandboxRun run, string page)
    {
        var made = run.Made;
        switch (made.Event)
        {
            case "workflow_dispatch":
                (happened["ref"], happened["workflow"]) = (made.Ref, run.Workflow.Path);
                happened["inputs"] = new JsonObject(
                    made.Inputs.Select(input => KeyValuePair.Create<string, JsonNode?>(input.Key, input.Value))
                );
                break;
            case "push":
                (happened["ref"], happened["created"], happened["deleted"]) = (made.Ref, made.Before is null, false);
                happened["before"] = made.Before ?? new string('0', 40);
                happened["after"] = made.HeadSha;
                happened["head_commit"] = new JsonObject
                {
                    ["id"] = made.HeadSha,
                    ["message"] = run.HeadCommit.Message,
                    ["timestamp"] = run.HeadCommit.When,
                };
                happened["pusher"] = new JsonObject { ["name"] = made.Actor };
                break;
            case "release" when made.Release is { } release:
                happened["action"] = made.Action;
                happened["release"] = new JsonObject
                {
                    ["id"] = release.Id,
                    ["tag_name"] = release.TagName,
                    ["target_commitish"] = release.TargetCommitish,
                    ["name"] = release.Name,
                    ["body"] = release.Body,
                    ["draft"] = release.Draft,
                    ["prerelease"] = release.Prerelease,
                    ["html_url"] = $"{page}/releases/tag/{release.TagName}",
                    ["author"] = new JsonObject { ["login"] = release.Author.Login },
                };
                break;
            case "pull_request" when made.Pull is { } pull:
                happened["action"] = made.Action;
                happened["number"] = pull.Number;
                happened["pull_request"] = new JsonObject
                {
                    ["id"] = pull.Id,
                    ["number"] = pull.Number,
                    ["state"] = pull.Open ? "open" : "closed",
                    ["merged"] = pull.MergedAt is not null,
                    ["labels"] = new JsonArray(),
                    ["title"] = pull.Title,
                    ["body"] = pull.Body,
                    ["draft"] = pull.Draft,
                    ["html_url"] = $"{page}/pull/{pull.Number}",
                    ["user"] = new JsonObject { ["login"] = pull.User.Login },
                    ["head"] = new JsonObject
                    {
                        ["ref"] = pull.HeadRef,
                        ["sha"] = made.HeadSha,
                        ["repo"] = Repository(run.Repository, page),
                    },
                    ["base"] = new JsonObject
                    {
                        ["ref"] = pull.BaseRef,
                        ["sha"] = pull.BaseSha,
                        ["repo"] = Repository(run.Repository, page),
                    },
                };
                break;
        }
    }
}
