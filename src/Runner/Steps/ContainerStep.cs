using MsReleaseActions.Runner.Options;
using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Model;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Runner.Steps;

/// <summary>A container action: as a process of its own, in the environment that its container would have.</summary>
internal static class ContainerStep
{
    private const string Registry = "docker://";
    private static readonly string[] Hooks = ["pre-entrypoint", "post-entrypoint"];

    public static Task<StepEnd> RunAsync(StepCall call, ActionSource action)
    {
        if (call.Session.Machine.Image.Os != "Linux")
        {
            throw new WorkflowFailure("Container action is only supported on Linux");
        }
        var uses = call.Step.Uses!.Text;
        if (Hooks.FirstOrDefault(hook => action.File.Runs[hook] is not null) is { } hook)
        {
            throw new UnsupportedFailure($"uses: {uses} ({hook})");
        }
        ActionInputs.WarnOfUnknown(call, [.. action.File.Inputs.Select(input => input.Name)], "args", "entrypoint");
        var inputs = Inputs(action.File, call);
        var start = Start(call, action, inputs);
        var program =
            call.Session.Options.Images.Find(start)
            ?? throw new UnsupportedFailure(
                $"uses: {uses} (image "
                    + $"{(start.Image.Length > 0 ? start.Image : Evaluation.Text(action.File.Runs["image"], inputs))}, "
                    + $"entrypoint {(start.Entrypoint.Length > 0 ? start.Entrypoint : "of the image")})"
            );
        // the action's own variables fill gaps only: those of the job and the step are stronger
        var own = Evaluation
            .Texts(action.File.Runs["env"], inputs)
            .Where(variable => !call.Env.ContainsKey(variable.Key));
        return ProcessStep.RunAsync(
            call,
            program.Executable,
            [.. program.Arguments, .. start.Arguments],
            call.Session.Machine.Folders.Workspace,
            own.Concat(ActionInputs.Variables(action.File, call)),
            action.Facts,
            code => $"Docker run failed with exit code {code}"
        );
    }

    private static ContainerStart Start(StepCall call, ActionSource action, ExpressionScope inputs)
    {
        var runs = action.File.Runs;
        var image = (runs["image"] as Scalar)?.Text ?? "";
        var remote = image.StartsWith(Registry, StringComparison.Ordinal);
        var entrypoint = Evaluation.Text(runs["entrypoint"], inputs);
        var given = call.With();
        return new ContainerStart(
            remote ? image[Registry.Length..] : "",
            remote ? "" : Dockerfile(action.Folder, image),
            entrypoint.Length > 0 ? entrypoint : given.GetValueOrDefault("entrypoint", ""),
            ArgumentText.Split(
                runs["args"] is Sequence arguments ? Joined(arguments, inputs) : given.GetValueOrDefault("args", "")
            )
        );
    }

    // GitHub's rule for the name; the build's own failure is docker's
    private static string Dockerfile(string folder, string image)
    {
        var name = Path.GetFileName(image);
        if (
            !name.StartsWith("Dockerfile.", StringComparison.OrdinalIgnoreCase)
            && !name.EndsWith("Dockerfile", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new WorkflowFailure($"'{image}' should be either '[path]/Dockerfile' or 'docker://image[:tag]'.");
        }
        var file = Path.GetFullPath(Path.Combine(folder, image));
        return File.Exists(file)
            ? file
            : throw new WorkflowFailure(
                $"Docker build failed with exit code 1: {image}, which action.yml names, is not there"
            );
    }

    // the items become one command line and are split again: what ends in a backslash swallows the next
    private static string Joined(Sequence arguments, ExpressionScope inputs) =>
        string.Join(
            ' ',
            arguments.Items.Select(item =>
                $"\"{Evaluation.Text(item, inputs).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            )
        );

    // of all contexts GitHub knows this one here
    private static ExpressionScope Inputs(ActionFile file, StepCall call) =>
        Contexts.Scope(
            ["inputs"],
            new Dictionary<string, ExpressionValue>(StringComparer.OrdinalIgnoreCase)
            {
                ["inputs"] = Contexts.Texts(ActionInputs.Of(file, call)),
            }
        );
}
