using System.Text.Json;
using System.Text.Json.Nodes;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Runner.BuiltinActions.Attesting;

/// <summary>An in-toto statement (https://in-toto.io/Statement/v1).</summary>
internal static class AttestationStatement
{
    public const string Provenance = "https://slsa.dev/provenance/v1";

    public static JsonObject Of(IReadOnlyList<AttestationSubject> subjects, string type, JsonNode predicate) =>
        new()
        {
            ["_type"] = "https://in-toto.io/Statement/v1",
            ["subject"] = new JsonArray([
                .. subjects.Select(subject => new JsonObject
                {
                    ["name"] = subject.Name,
                    ["digest"] = new JsonObject { ["sha256"] = subject.Digest },
                }),
            ]),
            ["predicateType"] = type,
            ["predicate"] = predicate,
        };

    /// <summary>
    /// The type and the predicate that a step's inputs name; without them, where and by what it was built.
    /// </summary>
    /// <exception cref="NativeFailure">The inputs contradict each other, or name what cannot be read.</exception>
    public static (string Type, JsonNode Predicate) Predicate(NativeStep step)
    {
        step.Refuse("actions/attest", ("sbom-path", []));
        var (type, text, path) = (step.Text("predicate-type"), step.Text("predicate"), step.Text("predicate-path"));
        if (type.Length == 0)
        {
            return text.Length + path.Length == 0
                ? (Provenance, BuildProvenance(step))
                : throw new NativeFailure("predicate-type must be provided when using predicate or predicate-path");
        }
        if (text.Length > 0 == path.Length > 0)
        {
            throw new NativeFailure("One of predicate-path or predicate must be provided");
        }
        try
        {
            return (
                type,
                JsonNode.Parse(text.Length > 0 ? text : File.ReadAllText(Path.Combine(step.Workspace, path)))!
            );
        }
        catch (Exception failure) when (failure is JsonException or IOException)
        {
            throw new NativeFailure($"the predicate cannot be read: {failure.Message}");
        }
    }

    /// <summary>A job of a run, as its identity token says it.</summary>
    /// <param name="environment">Of the job.</param>
    public static AttestationIdentity Identity(SandboxRun run, IReadOnlyDictionary<string, string> environment)
    {
        var repository = run.Repository;
        var home = $"{repository.Sandbox.Origins.Server}/{repository.FullName}";
        var reference = environment.GetValueOrDefault("GITHUB_REF", $"refs/heads/{run.Made.HeadBranch}");
        return new(
            $"{home}/{run.Workflow.Path}@{reference}",
            environment.GetValueOrDefault("RUNNER_ENVIRONMENT", "github-hosted"),
            home,
            reference,
            environment.GetValueOrDefault("GITHUB_SHA", run.Made.HeadSha),
            $"{home}/actions/runs/{run.Id}/attempts/{run.Attempt}"
        );
    }

    private static JsonObject BuildProvenance(NativeStep step)
    {
        var (run, repository, who) = (step.Run, step.Run.Repository, Identity(step.Run, step.Environment));
        return new JsonObject
        {
            ["buildDefinition"] = new JsonObject
            {
                ["buildType"] = "https://actions.github.io/buildtypes/workflow/v1",
                ["externalParameters"] = new JsonObject
                {
                    ["workflow"] = new JsonObject
                    {
                        ["ref"] = who.Ref,
                        ["repository"] = who.Repository,
                        ["path"] = run.Workflow.Path,
                    },
                },
                ["internalParameters"] = new JsonObject
                {
                    ["github"] = new JsonObject
                    {
                        ["event_name"] = run.Made.Event,
                        ["repository_id"] = $"{repository.Id}",
                        ["repository_owner_id"] = step.Environment.GetValueOrDefault("GITHUB_REPOSITORY_OWNER_ID", ""),
                        ["runner_environment"] = who.RunnerEnvironment,
                    },
                },
                ["resolvedDependencies"] = new JsonArray(
                    new JsonObject
                    {
                        ["uri"] = $"git+{who.Repository}@{who.Ref}",
                        ["digest"] = new JsonObject { ["gitCommit"] = who.Digest },
                    }
                ),
            },
            ["runDetails"] = new JsonObject
            {
                ["builder"] = new JsonObject { ["id"] = who.Workflow },
                ["metadata"] = new JsonObject { ["invocationId"] = who.Invocation },
            },
        };
    }
}
