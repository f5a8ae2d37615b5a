using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>Where the actions are that the workflow files use: there is no place that everybody could reach.</summary>
internal static class ActionsQuestion
{
    /// <summary>As it was typed, as the description has it, as the last installation had it, or as somebody
    /// answers.</summary>
    /// <param name="settings">What the description says; null where there is none.</param>
    /// <exception cref="ActionFailure">Nobody says it, or two say it differently (exit 2).</exception>
    public static async Task<ActionsPlace> AnswerAsync(
        Terminal terminal,
        FoundCheckout checkout,
        ReleaseSettings? settings,
        CancellationToken cancellation
    )
    {
        var options = checkout.Options;
        // what a description leaves out has a default that nobody can reach
        var said = settings is not null && checkout.Says("actions") ? settings.Actions : null;
        if (said is null && settings is { Schema: > 1 })
        {
            throw new ActionFailure(
                ExitCode.BadInput,
                "ms-release.json does not say where the actions are",
                "`ms init` never changes settings that are there",
                $"Add \"actions\": \"{options.Actions?.ToString() ?? "OWNER/NAME@SHA"}\" to it"
            );
        }
        if (said is not null && options.Actions is { } asked && asked.ToString() != said)
        {
            throw new ActionFailure(
                ExitCode.BadInput,
                $"--actions says {asked}, and ms-release.json {said}",
                "`ms init` never changes settings that are there",
                "Change `actions` there, or leave --actions out"
            );
        }
        return options.Actions
            ?? (said is null ? checkout.Before.Actions : ActionsPlace.Parse(said))
            ?? (terminal.CanAsk && !options.Yes && !options.Json ? await AskAsync(terminal, cancellation) : null)
            ?? throw new ActionFailure(
                ExitCode.BadInput,
                "Nobody says where the actions are that the workflow files use",
                "There is no place that everybody could reach",
                "Say it with --actions OWNER/NAME@SHA"
            );
    }

    // an empty answer is none
    private static async Task<ActionsPlace?> AskAsync(Terminal terminal, CancellationToken cancellation)
    {
        while (true)
        {
            await terminal.Out.WriteAsync("Where are the actions that the workflow files use, OWNER/NAME@SHA? ");
            await terminal.Out.FlushAsync(cancellation);
            if ((await terminal.ReadLineAsync(cancellation))?.Trim() is not { Length: > 0 } answer)
            {
                return null;
            }
            if (ActionsPlace.TryParse(answer, out var place, out var problem))
            {
                return place;
            }
            await terminal.Out.WriteLineAsync($"It {problem}.");
        }
    }
}
