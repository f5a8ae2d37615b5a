using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Rehearsal.Seeds;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Cli.Commands.Sandbox;

/// <summary><c>ms sandbox</c>: the embedded GitHub for other tools, until somebody stops it.</summary>
internal static class SandboxCommand
{
    private const int LargestPort = 65535;
    private static readonly string[] Conclusions = ["success", "failure", "cancelled", "timed_out"];

    public static Command Create(Terminal terminal)
    {
        var bind = new Option<IPAddress>("--bind")
        {
            Description =
                "Address to listen on. Anything but loopback opens it to other machines; with 0.0.0.0 its answers "
                + "name the host that the caller came by.",
            HelpName = "ADDRESS",
            DefaultValueFactory = _ => IPAddress.Loopback,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (!IPAddress.TryParse(text, out var address))
                {
                    result.AddError($"--bind must be an IP address such as 127.0.0.1 or 0.0.0.0, not '{text}'");
                }
                return address;
            },
        };
        var port = new Option<int>("--port")
        {
            Description = "Port of the API; 0 lets the system pick one.",
            HelpName = "PORT",
        };
        port.Validators.Add(result =>
        {
            if (
                result.Tokens.Count == 1
                && (!int.TryParse(result.Tokens[0].Value, out var value) || value is < 0 or > LargestPort)
            )
            {
                result.AddError($"--port must be a number from 0 to {LargestPort}, not '{result.Tokens[0].Value}'");
            }
        });
        var runsEnd = new Option<string>("--runs-end")
        {
            Description =
                "How every dispatched run ends, at once. Without it and without --run-workflows runs stay queued.",
            HelpName = "CONCLUSION",
        };
        runsEnd.AcceptOnlyFromAmong(Conclusions);
        var execute = new Option<bool>("--run-workflows")
        {
            Description =
                "Execute the workflow files, as `ms rehearse` does (compilers are stood in for), so that a "
                + "release can be tried on it. Their steps are programs of this machine.",
        };
        execute.Validators.Add(result =>
        {
            if (!result.Implicit && result.GetResult(runsEnd) is { Implicit: false })
            {
                result.AddError(
                    "--run-workflows and --runs-end exclude each other: a run that is executed ends by itself"
                );
            }
        });
        var product = new Option<string>("--product")
        {
            Description =
                "With --run-workflows: what is there to be released, an app or the content of five repositories.",
            HelpName = "KIND",
            DefaultValueFactory = _ => ProductKind.App.Word,
        };
        product.AcceptOnlyFromAmong(ProductKind.App.Word, ProductKind.Content.Word);
        product.Validators.Add(result =>
        {
            if (!result.Implicit && result.GetResult(execute) is not { Implicit: false })
            {
                result.AddError("--product needs --run-workflows");
            }
        });
        var checkout = new Option<string?>("--repo")
        {
            Description =
                "With --run-workflows: the checkout of a repository of your own, set up as its ms-release.json says, "
                + "to try plan, publish and preflight on.",
            HelpName = "DIR",
        };
        checkout.Validators.Add(result =>
        {
            if (!result.Implicit && result.GetResult(execute) is not { Implicit: false })
            {
                result.AddError("--repo needs --run-workflows");
            }
            if (!result.Implicit && result.GetResult(product) is { Implicit: false })
            {
                result.AddError("--repo and --product exclude each other: a checkout is an app");
            }
        });
        var json = new Option<bool>("--json")
        {
            Description =
                "Print the addresses and tokens as one JSON document on standard output, and the requests on "
                + "standard error.",
        };
        var command = new DescribedCommand(
            "sandbox",
            $"Starts the embedded GitHub with the repository {ManagerSeed.FullName}, or that of --repo, in it, and serves until "
                + "Ctrl-C or SIGTERM (exit code 130).",
            "ms sandbox",
            "ms sandbox --json > sandbox.json &      # for scripts: api_url, tokens.write, ...",
            "ms sandbox --bind 172.17.0.1            # for containers of this machine's docker: the address of "
                + "its bridge",
            "ms sandbox --bind 0.0.0.0 --port 8080   # for other machines too",
            "ms sandbox --run-workflows              # to try a release in another window",
            "ms sandbox --run-workflows --product content",
            "ms sandbox --run-workflows --repo .     # a repository of your own"
        )
        {
            bind,
            port,
            runsEnd,
            execute,
            product,
            checkout,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var options = new SandboxOptions
                {
                    BindAddress = parsed.GetRequiredValue(bind),
                    ApiPort = parsed.GetValue(port),
                };
                await using var scene = await OpenAsync(
                    options,
                    () =>
                        parsed.GetValue(execute)
                            ? SandboxScene.RunningAsync(
                                terminal,
                                parsed.GetValue(product) == ProductKind.Content.Word
                                    ? ProductKind.Content
                                    : ProductKind.App,
                                options,
                                parsed.GetValue(checkout),
                                cancellation
                            )
                            : SandboxScene.StillAsync(options, parsed.GetValue(runsEnd), cancellation)
                );
                return await SandboxServing.UntilStoppedAsync(
                    terminal,
                    scene,
                    IPAddress.IsLoopback(options.BindAddress),
                    parsed.GetValue(json),
                    cancellation
                );
            }
        );
        return command;
    }

    private static async Task<SandboxScene> OpenAsync(SandboxOptions options, Func<Task<SandboxScene>> open)
    {
        try
        {
            return await open();
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            throw new CommandFailure(
                ExitCode.BadInput,
                $"cannot listen on {options.BindAddress} port {options.ApiPort}: {failure.Message.TrimEnd('.')}. "
                    + "Give an address of this machine to --bind and a free port to --port."
            );
        }
    }
}
