using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Runner.Steps;

/// <summary>
/// The ids of steps that give themselves none, as the runner makes them: <c>__run</c>, <c>__run_2</c>,
/// <c>__actions_checkout</c>.
/// </summary>
internal sealed class StepIds
{
    private readonly Dictionary<string, int> used = new(StringComparer.OrdinalIgnoreCase);

    public string Of(Step step)
    {
        if (step.Id is { } own)
        {
            return own.Text;
        }
        var name = step.Run is not null
            ? "__run"
            : "__"
                + string.Concat(
                    step.Uses!.Text.Split('@')[0]
                        .TrimStart('.', '/')
                        .Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '_')
                );
        used[name] = used.GetValueOrDefault(name) + 1;
        return used[name] == 1 ? name : $"{name}_{used[name]}";
    }
}
