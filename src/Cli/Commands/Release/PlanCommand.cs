using System.CommandLine;
using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Plans;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Cli.Commands.Release;

/// <summary><c>plan</c>: what <c>publish</c> would do, as a file that it can be held to.</summary>
internal static class PlanCommand
{
    public static Command Create(Terminal terminal, ProductKind kind)
    {
        var (operating, request) = (new OperatorOptions(), new RequestOptions(kind));
        var output = new Option<string?>("--out")
        {
            Description =
                "Write the plan to this file, which is new or an earlier plan; `publish --plan` does what it says, or "
                + "nothing.",
            HelpName = "FILE",
        };
        var json = new Option<bool>("--json") { Description = "Print the plan as a JSON document." };
        var command = new DescribedCommand(
            "plan",
            "Says what a release would be: its commits, its tag, every write, and why. Writes nothing but the "
                + "file of --out.",
            kind.Command("plan --channel beta --auto"),
            kind.Command($"plan --channel beta --auto --out .ms-release/{kind.Word}-beta.json"),
            kind.Command("plan --channel stable --auto --json | jq -r .tag")
        );
        operating.AddTo(command);
        request.AddTo(command);
        command.Add(output);
        command.Add(json);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var asked = request.Read(parsed);
                if (parsed.GetValue(output) is { } file)
                {
                    OutputFile.Check(
                        Path.Combine(terminal.Folder, file),
                        file,
                        kind.Command("plan"),
                        output.Name,
                        PlanFile.Is
                    );
                }
                using var session = await OperatorSession.OpenAsync(
                    terminal,
                    operating,
                    parsed,
                    cancellation,
                    kind: kind
                );
                return (int)
                    await PlanAsync(
                        terminal,
                        session,
                        RequestOptions.Own(asked, session.Settings),
                        parsed.GetValue(output),
                        parsed.GetValue(json),
                        cancellation
                    );
            }
        );
        return command;
    }

    private static async Task<ExitCode> PlanAsync(
        Terminal terminal,
        OperatorSession session,
        ReleaseRequest request,
        string? output,
        bool json,
        CancellationToken cancellation
    )
    {
        var (context, seen) = await DryRun.CheckAsync(
            session.Services(Warn, readOnly: true),
            request,
            plan: null,
            cancellation
        );
        if (!json)
        {
            DryRun.Show(terminal, session.Settings, context, seen);
        }
        DryRun.RequireUnblocked(seen);
        var plan = ReleasePlans.Of(session.Settings, context, seen);
        var bytes = PlanFile.Write(plan);
        if (json)
        {
            await terminal.Out.WriteAsync(System.Text.Encoding.UTF8.GetString(bytes));
        }
        if (output is not null)
        {
            await WriteAsync(Path.Combine(terminal.Folder, output), output, bytes, cancellation);
            await terminal.Error.WriteLineAsync(
                $"ms: wrote {output}; publish it with: "
                    + $"{session.Settings.Kind.Command($"publish --plan {output} --watch")}"
            );
        }
        return ExitCode.Done;

        void Warn(TrainEvent happened)
        {
            if (happened is TrainWarned warned)
            {
                terminal.Error.WriteLine($"ms: {warned.Text}");
            }
        }
    }

    private static async Task WriteAsync(string path, string shown, byte[] bytes, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            await File.WriteAllBytesAsync(path, bytes, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ActionFailure(ExitCode.BadInput, $"--out {shown} cannot be written: {failure.Message}");
        }
    }
}
