using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.ReleaseTrain.Settings;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Sandbox;

/// <summary>The first lines of <c>ms sandbox</c>: where it is, and what to paste into another shell.</summary>
internal static class SandboxIntroduction
{
    public static void Show(IAnsiConsole screen, SandboxDocument sandbox, ProductKind kind, bool isLoopback)
    {
        screen.ShowInterpolated(
            $"[bold]GitHub sandbox[/] with [bold]{sandbox.Repository}[/] at {sandbox.SourceSha[..8]} on {
                sandbox.DefaultBranch}"
        );
        screen.WriteLine();
        Fact(screen, "API", sandbox.ApiUrl);
        Fact(screen, "uploads", sandbox.UploadUrl);
        Fact(screen, "storage", sandbox.StorageUrl);
        Fact(screen, "pages", sandbox.ServerUrl);
        Fact(screen, "git", sandbox.GitFolder);
        Fact(screen, "write token", sandbox.Tokens.Write);
        Fact(screen, "read token", sandbox.Tokens.Read);
        Section(screen, "Paste for actions and curl");
        Line(screen, $"export GITHUB_API_URL={sandbox.ApiUrl} GITHUB_SERVER_URL={sandbox.ServerUrl}");
        Line(screen, $"export GITHUB_REPOSITORY={sandbox.Repository} SOURCE_SHA={sandbox.SourceSha}");
        Line(screen, $"export GITHUB_TOKEN={sandbox.Tokens.Write}");
        Line(
            screen,
            "curl -H \"Authorization: Bearer $GITHUB_TOKEN\" \"$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/releases\""
        );
        Section(screen, "Paste for gh (it speaks plain HTTP to github.localhost only)");
        Line(screen, $"export GH_HOST=github.localhost HTTP_PROXY={sandbox.ApiUrl}");
        Line(screen, $"export GH_REPO=github.localhost/{sandbox.Repository} GH_TOKEN={sandbox.Tokens.Write}");
        Line(screen, "gh release list");
        if (sandbox.Tokens is { Operator: { } person, Reviewer: { } reviewer })
        {
            Section(screen, "Paste to release: the workflow files are executed here");
            Line(screen, $"export GITHUB_API_URL={sandbox.ApiUrl} GH_REPO={sandbox.Repository} GH_TOKEN={person}");
            // over plain HTTP a token goes to another machine only where that is said
            var host = isLoopback ? "" : $" --host {new Uri(sandbox.ApiUrl).Host}";
            Line(screen, kind.Command($"publish --channel stable --auto --watch{host}"));
            Section(screen, "Paste to approve what waits, as the release manager");
            Line(
                screen,
                $"R={sandbox.ApiUrl}/repos/{sandbox.Repository}/actions/runs T='Authorization: Bearer {reviewer}'"
            );
            Line(screen, "curl -sH \"$T\" \"$R?status=waiting\" | jq '.workflow_runs[].id' | while read -r id; do");
            Line(
                screen,
                "  curl -sH \"$T\" \"$R/$id/pending_deployments\" | jq '{environment_ids: map(.environment.id), "
                    + "state: \"approved\", comment: \"\"}' | curl -sH \"$T\" -d @- \"$R/$id/pending_deployments\""
            );
            Line(screen, "done");
        }
        screen.WriteLine();
        if (!isLoopback)
        {
            screen.ShowMarkup(
                "[yellow]Open to other machines:[/] whoever reaches these ports can use what is public here, and "
                    + "the tokens above the rest."
            );
        }
        screen.ShowMarkup("[dim]Each request is a line below. Ctrl-C stops.[/]");
        screen.WriteLine();
    }

    private static void Section(IAnsiConsole screen, string title)
    {
        screen.WriteLine();
        screen.ShowInterpolated($"[bold]{title}[/]");
    }

    private static void Fact(IAnsiConsole screen, string name, string value) =>
        screen.ShowInterpolated($"  [dim]{name, -12}[/] {value}");

    // written as it is: what is pasted may not be broken at the width of the window
    private static void Line(IAnsiConsole screen, string text) => screen.Profile.Out.Writer.WriteLine($"  {text}");
}
