using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>What to type after files were written, first what needs nothing but this machine.</summary>
internal static class NextSteps
{
    /// <summary>A line for each, with what it is for.</summary>
    public static string Of(InitOptions options, InitProduct product)
    {
        var isHere = options.Folder is "." or "./";
        var git = isHere ? "git" : $"git -C {options.Folder}";
        var place = isHere ? "." : options.Folder;
        (string Command, string For)[] steps =
        [
            ($"{git} status", "the new files, which `git diff` does not show"),
            ($"{git} diff", "what changed in the others"),
            (isHere ? "ms lint" : $"ms lint {place}", "whether the workflow files, and the description, hold"),
            .. product.Kind == ProductKind.App
                ? [($"ms rehearse --repo {place}", "a release with them, on this machine")]
                : ((string, string)[])[],
            .. product.Kind is { } kind
                ? [(kind.PreflightCommand, "what has to be set up on GitHub: it asks GitHub, with your token")]
                : ((string, string)[])[],
        ];
        var width = steps.Max(step => step.Command.Length);
        return string.Concat(steps.Select(step => $"\n  {step.Command.PadRight(width)}  # {step.For}"));
    }
}
