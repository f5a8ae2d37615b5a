using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Steps.Confirm;

/// <summary>
/// Nothing is written before the operator has typed the tag, or has said on the command line which one is meant.
/// </summary>
public sealed class ConfirmStep(ReleaseServices services, Consent consent) : IStep
{
    private string? confirmed;

    public StepId Id => StepId.Confirm;

    public Task<StepReport> CheckAsync(ReleaseContext context, CancellationToken cancellation)
    {
        var tag = context.Tag!.Text;
        return Task.FromResult(
            true switch
            {
                _ when consent.OnlyLooks => new StepReport(StepStatus.Done, $"`publish` asks you to type {tag}"),
                _ when confirmed == tag => new StepReport(StepStatus.Done, $"you typed {tag}"),
                _ when consent.Tag == tag => new StepReport(StepStatus.Done, $"--confirm-tag names {tag}"),
                _ when consent.Tag is { } other => new StepReport(
                    StepStatus.Blocked,
                    $"--confirm-tag names {other}, and {tag} is proposed"
                )
                {
                    Why = "Something was released, or landed, since that tag was chosen; nothing was written",
                    Remedy =
                        $"Look at `{services.Settings.Kind.Command("plan")}`, and confirm {tag}, or name the tag "
                        + "with --tag",
                },
                _ when consent.Yes => new StepReport(StepStatus.Done, $"--yes stands for {tag}"),
                _ => new StepReport(StepStatus.ToDo, $"you type {tag}")
                {
                    Why = "nothing is written that nobody confirmed",
                },
            }
        );
    }

    public async Task ApplyAsync(ReleaseContext context, StepReport seen, CancellationToken cancellation)
    {
        var tag = context.Tag!.Text;
        foreach (var pin in context.Choice?.Pins ?? [])
        {
            services.Line(Id, pin.ToString());
        }
        var answer = await consent.AskAsync(
            $"Release {tag} of {services.Repository} from {context.Base!.Short}? Type the tag: ",
            cancellation
        );
        confirmed = answer?.Trim() switch
        {
            null => throw new ActionFailure(
                ExitCode.BadInput,
                $"{tag} must be confirmed, and there is no terminal to ask at",
                "Nothing was written",
                $"Give --confirm-tag {tag}, or --yes"
            ),
            var typed when typed == tag => tag,
            var typed => throw ActionFailure.No(
                $"Not confirmed: '{typed}' is not {tag}",
                "Nothing was written",
                "Run the same command again, and type the tag"
            ),
        };
    }
}
