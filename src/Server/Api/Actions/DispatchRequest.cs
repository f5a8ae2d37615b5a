using System.Text.Json;
using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;
using MsReleaseActions.Workflows.Expressions;

namespace MsReleaseActions.Server.Api.Actions;

/// <summary>A dispatch held against the workflow file that it would run: the one of its own ref.</summary>
internal static class DispatchRequest
{
    private const int MostInputs = 25;
    private const int MostCharacters = 65_535;

    public static SandboxRun Start(ApiCall call, SandboxWorkflow workflow, JsonBody body)
    {
        var (reference, sha) = Resolve(call.Repository, body.RequiredText("ref"));
        if (workflow.State != "active")
        {
            throw Refused("Cannot trigger a 'workflow_dispatch' on a disabled workflow");
        }
        var declared =
            call.Repository.Actions.Document(workflow, sha)?.Dispatch
            ?? throw Refused("Workflow does not have 'workflow_dispatch' trigger");
        var made = new NewRun("workflow_dispatch", reference.Split('/', 3)[2], sha)
        {
            Ref = reference,
            Inputs = Checked(declared, body.Object("inputs")),
            Actor = call.Token!.User.Login,
        };
        var run = Added(call.Repository, workflow, made);
        call.Repository.Actions.Dispatched(run);
        return run;
    }

    private static SandboxRun Added(SandboxRepository repository, SandboxWorkflow workflow, NewRun made)
    {
        try
        {
            return repository.Actions.AddRun(workflow.Path, made);
        }
        catch (ExpressionException failure)
        {
            throw Refused($"failed to parse workflow: run-name: {failure.Message}");
        }
    }

    // a branch or a tag; a commit cannot be dispatched
    private static (string Ref, string Sha) Resolve(SandboxRepository repository, string name)
    {
        string[] candidates = name.StartsWith("refs/", StringComparison.Ordinal)
            ? [name]
            : ["refs/heads/" + name, "refs/tags/" + name];
        foreach (var candidate in candidates)
        {
            if (repository.Resolve(candidate) is { } sha)
            {
                return (candidate, sha);
            }
        }
        throw Refused($"No ref found for: {name}");
    }

    private static Dictionary<string, string> Checked(IReadOnlyList<DeclaredInput> declared, JsonObject? given)
    {
        var values = Values(given ?? []);
        var unexpected = values.Keys.Where(name => !declared.Any(input => Same(input.Name, name))).ToList();
        if (unexpected.Count > 0)
        {
            throw Refused(
                $"Unexpected inputs provided: [{string.Join(", ", unexpected.Select(name => $"\"{name}\""))}]"
            );
        }
        foreach (var input in declared)
        {
            Fill(values, input);
        }
        return values;
    }

    private static void Fill(Dictionary<string, string> values, DeclaredInput input)
    {
        if (!values.TryGetValue(input.Name, out var value))
        {
            if (input is { Required: true, Default: null })
            {
                throw Refused($"Required input '{input.Name}' not provided");
            }
            values[input.Name] = input.Default ?? (input.Type == "boolean" ? "false" : "");
        }
        else if (input.Type == "choice" && !input.Options.Contains(value))
        {
            throw Refused($"Provided value '{value}' for input '{input.Name}' not in the list of allowed values");
        }
        else if (input.Type == "boolean" && value is not ("true" or "false"))
        {
            throw Refused($"Provided value '{value}' for input '{input.Name}' is not a boolean");
        }
    }

    private static Dictionary<string, string> Values(JsonObject given)
    {
        if (given.Count > MostInputs)
        {
            throw Refused(
                $"Invalid request.\n\nNo more than {MostInputs} properties are allowed; {given.Count} were supplied."
            );
        }
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in given)
        {
            values[name] = value switch
            {
                null => "",
                JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
                JsonValue scalar => scalar.ToJsonString(),
                _ => throw Refused(
                    $"Invalid request.\n\nFor 'properties/inputs', the value of '{name}' is not a string."
                ),
            };
        }
        return values.Sum(pair => pair.Key.Length + pair.Value.Length) <= MostCharacters
            ? values
            : throw Refused("inputs are too large.");
    }

    private static bool Same(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static Refusal Refused(string message) => new(Answer.Error(422, message));
}
