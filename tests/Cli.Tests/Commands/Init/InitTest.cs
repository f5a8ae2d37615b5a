using MsReleaseActions.Cli;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary><c>ms init</c>, typed in the checkout of an app.</summary>
public abstract class InitTest : IDisposable
{
    private const string Committed = "HEAD:./";
    private readonly InitFolder checkout = new();

    private protected InitFolder Folder => checkout;

    public void Dispose() => checkout.Dispose();

    /// <summary>Types a command that must end with a code.</summary>
    private protected Task<TypedCommand> Run(int code, params string[] arguments) => Run(code, null, arguments);

    /// <param name="origin">Where git's remote is; null: there is none.</param>
    private protected async Task<TypedCommand> Run(int code, string? origin, string[] arguments)
    {
        var typed = new TypedCommand();
        var terminal = Folder.In(typed.Terminal) with
        {
            AskTool = (_, asked, _) =>
                Task.FromResult(
                    asked.Contains("get-url") ? origin
                    // everything is committed as it is there
                    : asked[^1].StartsWith(Committed, StringComparison.Ordinal) ? Folder[asked[^1][Committed.Length..]]
                    : null
                ),
        };
        (await CommandLine.RunAsync(arguments, terminal)).Should().Be(code, $"{typed.Output}\n{typed.Error}");
        return typed;
    }

    /// <summary>The first installation.</summary>
    private protected Task<TypedCommand> Install(params string[] more) =>
        Run(0, ["init", "--yes", "--actions", InitFolder.Actions, .. more]);
}
