using MsReleaseActions.Core;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.Toolkit;

/// <summary>
/// Runs one action: inputs, then the work, then outputs and summary; every failure becomes one annotation and an exit
/// code.
/// </summary>
public static class ActionHost
{
    /// <param name="id">The action's id.</param>
    /// <param name="environment">The edges of the process.</param>
    /// <param name="read">Asks for the action's own inputs; the common ones are read before.</param>
    /// <param name="act">The work. It is given up when its token is cancelled, and must end within seconds
    /// then.</param>
    /// <returns>The exit code of the contract.</returns>
    public static async Task<int> RunAsync<TInputs>(
        string id,
        ActionEnvironment environment,
        Func<InputReader, TInputs> read,
        Func<TInputs, ActionRun, CancellationToken, Task<ActionReport>> act
    )
    {
        var workflow = new Workflow(environment);
        MaskSecretInputs(environment, workflow);
        var end = new ActionEnd(id, workflow);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(environment.Cancellation);
        using var signals = new StopSignals(cancellation, environment.Time, () => environment.Exit((int)end.Overdue()));
        try
        {
            workflow.RequireCommandFiles();
            var workspace = Workspace.Of(environment);
            var reader = new InputReader(environment, workspace);
            var connection = Connection.Read(reader);
            var inputs = read(reader);
            if (reader.Problems.Count > 0)
            {
                return (int)end.BadInput(reader.Problems);
            }
            using var http = new GitHubHttp();
            var clients = new GitHubClients(http, environment.Time, workflow, connection.ApiUrl);
            var run = new ActionRun(
                id,
                environment,
                workflow,
                workspace,
                connection,
                clients.Connect(connection.Token),
                clients.Connect
            );
            return (int)end.Finish(await act(inputs, run, cancellation.Token));
        }
#pragma warning disable CA1031 // the one place where every failure ends: as one annotation and an exit code
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return (int)end.Fail(failure, cancellation.IsCancellationRequested);
        }
    }

    private static void MaskSecretInputs(ActionEnvironment environment, Workflow workflow)
    {
        foreach (var variable in SecretInputs)
        {
            if (environment.Variable(variable)?.Trim() is { Length: > 0 } secret)
            {
                workflow.SetSecret(secret);
            }
        }
    }

    private static readonly string[] SecretInputs = ["INPUT_TOKEN", "INPUT_TARGET-TOKEN", "INPUT_SIGNING-KEY"];
}
