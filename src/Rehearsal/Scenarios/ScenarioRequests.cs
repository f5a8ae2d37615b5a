using System.Net.Http.Headers;
using System.Text.Json;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Scenarios;

/// <summary>The requests to the API that people make in a rehearsal.</summary>
internal sealed class ScenarioRequests(RehearsalEnvironment rehearsal, CancellationToken cancellation)
{
    /// <summary>Dispatches a workflow on the default branch, with those of the inputs that it declares.</summary>
    /// <exception cref="ScenarioFailure">It is refused.</exception>
    public async Task<SandboxRun> DispatchAsync(string workflow, IEnumerable<(string Name, string Value)> inputs)
    {
        using var http = rehearsal.Authorized();
        var declared = rehearsal.Product.Repository.Actions.DispatchInputs(workflow);
        var given = string.Join(
            ',',
            inputs
                .Where(input => declared.Contains(input.Name, StringComparer.OrdinalIgnoreCase))
                .Select(input => $"\"{input.Name}\":\"{input.Value}\"")
        );
        var answer = await SendAsync(
            http,
            $"{rehearsal.RepositoryUrl}/actions/workflows/{workflow}/dispatches",
            $"{{\"ref\":\"{rehearsal.Product.Repository.DefaultBranch}\",\"return_run_details\":true,\"inputs\":{{{given}}}}}"
        );
        using var made = JsonDocument.Parse(answer);
        var id = made.RootElement.GetProperty("workflow_run_id").GetInt64();
        return rehearsal.Product.Repository.Actions.Runs.Single(run => run.Id == id);
    }

    /// <summary>Approves or rejects every environment that the run waits for.</summary>
    /// <exception cref="ScenarioFailure">It is refused.</exception>
    public async Task DecideAsync(SandboxRun run, string reviewer, bool approve)
    {
        using var http = rehearsal.Authorized(
            rehearsal.GitHub.CreateToken(
                reviewer,
                (Permission.Actions, Access.Read),
                (Permission.Deployments, Access.Write)
            )
        );
        var address = $"{rehearsal.RepositoryUrl}/actions/runs/{run.Id}/pending_deployments";
        using var pending = JsonDocument.Parse(await http.GetStringAsync(new Uri(address), cancellation));
        var ids = string.Join(
            ',',
            pending
                .RootElement.EnumerateArray()
                .Select(found => found.GetProperty("environment").GetProperty("id").GetInt64())
        );
        await SendAsync(
            http,
            address,
            $$"""{"environment_ids":[{{ids}}],"state":"{{(approve ? "approved" : "rejected")}}","comment":"rehearsal"}"""
        );
    }

    /// <summary>Runs the failed jobs of a run again.</summary>
    /// <exception cref="ScenarioFailure">It is refused.</exception>
    public async Task RerunFailedAsync(SandboxRun run)
    {
        using var http = rehearsal.Authorized();
        await SendAsync(http, $"{rehearsal.RepositoryUrl}/actions/runs/{run.Id}/rerun-failed-jobs", "{}");
    }

    private async Task<string> SendAsync(HttpClient http, string address, string body)
    {
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        using var answer = await http.PostAsync(new Uri(address), content, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode
            ? text
            : throw new ScenarioFailure(
                $"POST {new Uri(address).AbsolutePath} was answered with {(int)answer.StatusCode}: {text}"
            );
    }
}
