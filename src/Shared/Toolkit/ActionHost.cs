using MsReleaseActions.Core;
using MsReleaseActions.Core.Signatures;
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
    public static Task<int> RunAsync<TInputs>(
        string id,
        ActionEnvironment environment,
        Func<InputReader, TInputs> read,
        Func<TInputs, ActionRun, CancellationToken, Task<ActionReport>> act
    ) =>
        RunLocalAsync(
            id,
            environment,
            reader => (Connection: Connection.Read(reader), Own: read(reader)),
            async (inputs, run, cancellation) =>
            {
                using var http = new GitHubHttp { Limits = environment.Network, Secrets = run.Workflow.Secrets.Values };
                var clients = new GitHubClients(http, environment.Time, run.Workflow, inputs.Connection.ApiUrl);
                var connected = new ActionRun(
                    id,
                    environment,
                    run.Workflow,
                    run.Workspace,
                    inputs.Connection,
                    clients.Connect(inputs.Connection.Token),
                    clients.Connect
                );
                return await act(inputs.Own, connected, cancellation);
            }
        );

    /// <summary>The same for an action without a token: no common inputs, no client.</summary>
    /// <param name="id">The action's id.</param>
    /// <param name="environment">The edges of the process.</param>
    /// <param name="read">Asks for the action's inputs.</param>
    /// <param name="act">The work, as in <see cref="RunAsync"/>.</param>
    /// <returns>The exit code of the contract.</returns>
    public static async Task<int> RunLocalAsync<TInputs>(
        string id,
        ActionEnvironment environment,
        Func<InputReader, TInputs> read,
        Func<TInputs, LocalRun, CancellationToken, Task<ActionReport>> act
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
            var inputs = read(reader);
            if (reader.Problems.Count > 0)
            {
                return (int)end.BadInput(reader.Problems);
            }
            var run = new LocalRun(id, environment, workflow, workspace);
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
        var tokens = TokenInputs
            .Select(environment.Variable)
            .Concat(environment.Variables.Where(IsPassword).Select(input => input.Value))
            .OfType<string>();
        var keys = environment
            .Variables.Where(IsPrivateKey)
            .SelectMany(input => PrivateKeyForms.Of(input.Value.Trim()));
        foreach (var secret in tokens.Select(token => token.Trim()).Concat(keys).Where(secret => secret.Length > 0))
        {
            workflow.SetSecret(secret);
        }
    }

    private static bool IsPassword(KeyValuePair<string, string> variable) =>
        variable.Key.StartsWith("INPUT_", StringComparison.Ordinal)
        && variable.Key.EndsWith("-PASSWORD", StringComparison.Ordinal);

    // a private key in the place of a public one is refused, and hidden all the same
    private static bool IsPrivateKey(KeyValuePair<string, string> variable) =>
        variable.Key.StartsWith("INPUT_", StringComparison.Ordinal)
        && (
            variable.Key.EndsWith("SIGNING-KEY", StringComparison.Ordinal)
            || variable.Value.Contains("PRIVATE KEY-----", StringComparison.Ordinal)
        );

    private static readonly string[] TokenInputs = ["INPUT_TOKEN", "INPUT_TARGET-TOKEN"];
}
