using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.CliTests.Commands.Release.Screens;

/// <summary>What is told of releases, up to moments that a screen must show well.</summary>
internal static class SampleTrains
{
    private const string Page = "https://github.com/org/ms-manager";

    public static IEnumerable<TrainEvent> Planned() =>
        [
            new TrainBegan("org/ms-manager", "beta"),
            Done(StepId.Preflight, "token, workflows, 2 environments and 3 required checks are as they must be"),
            Done(StepId.Pick, "1a2b3c4d, the head of main, is green"),
            new TagKnown("v1.2.0-beta.4"),
            Done(StepId.Propose, "v1.2.0-beta.4, after v1.2.0-beta.3"),
            new StepChanged(StepId.Confirm, new StepReport(StepStatus.ToDo, "the tag is to be typed")),
        ];

    public static IEnumerable<TrainEvent> Building() =>
        [
            .. Planned(),
            Done(StepId.Confirm, "v1.2.0-beta.4 was typed"),
            new WriteAnnounced(StepId.Bump, "create the branch release/v1.2.0-beta.4-1a2b3c4d"),
            new WriteDone(StepId.Bump, "create the branch release/v1.2.0-beta.4-1a2b3c4d"),
            Done(StepId.Bump, "#12 release(app): v1.2.0-beta.4"),
            Done(StepId.Merge, "#12 is merged as 5e6f7a8b"),
            Done(StepId.Source, "5e6f7a8b has version 1.2.0-beta.4, 3 checks are green"),
            new StepChanged(
                StepId.Candidate,
                new StepReport(StepStatus.Running, "candidate #7 runs") { Url = $"{Page}/actions/runs/7007" }
            ),
            new StepLine(StepId.Candidate, "build (windows-x86_64): in progress; 3 of 6 jobs are done"),
        ];

    public static IEnumerable<TrainEvent> Waiting() =>
        [
            .. Building(),
            Done(StepId.Candidate, "rc-5e6f7a8b is sealed: 14 assets, 198 MB"),
            Done(StepId.Release, "release #9 was dispatched, its candidate is verified"),
            new StepChanged(
                StepId.Approval,
                new StepReport(StepStatus.Waiting, "waits for a release manager") { Url = $"{Page}/actions/runs/9009" }
            ),
            new ApprovalAwaited(
                "app-release",
                ["alice", "team release-managers"],
                CurrentUserCanApprove: true,
                $"{Page}/actions/runs/9009"
            ),
        ];

    public static IEnumerable<TrainEvent> Verifying() =>
        [
            .. Waiting(),
            Done(StepId.Approval, "alice approved"),
            new StepChanged(
                StepId.Published,
                new StepReport(StepStatus.Done, "v1.2.0-beta.4 is visible")
                {
                    Url = $"{Page}/releases/tag/v1.2.0-beta.4",
                }
            ),
            new TransferMoved(StepId.Verified, "ms-manager_1.2.0-beta.4_amd64.AppImage", 45_100_000, 90_200_000),
        ];

    public static IEnumerable<TrainEvent> Published() =>
        [
            .. Verifying(),
            Done(StepId.Verified, "14 assets are the candidate's, byte for byte"),
            new TrainEnded(0, "v1.2.0-beta.4 is published, 14 assets", null),
        ];

    private static ActionFailure Red { get; } =
        new(
            ExitCode.No,
            "1a2b3c4d, the head of main, is red",
            "core (rust) failed; the newest green commit is 99887766",
            "Mend main, or release 99887766 with --sha",
            [new LogEnd("core (rust)", ["test scale ... FAILED", "test result: FAILED. 11 passed; 1 failed"])]
        );

    public static IEnumerable<TrainEvent> Blocked() =>
        [
            .. Planned().Take(2),
            new StepChanged(
                StepId.Pick,
                new StepReport(StepStatus.Blocked, "1a2b3c4d, the head of main, is red")
                {
                    Why = "core (rust) failed; the newest green commit is 99887766",
                    Remedy = "Mend main, or release 99887766 with --sha",
                    Url = $"{Page}/commit/1a2b3c4d",
                }
            ),
            new TrainWarned("main is protected by a ruleset that bypasses exist for"),
            new TrainEnded(1, Red.Message, "ms release app publish --channel beta --sha 99887766 --watch")
            {
                Failure = Red,
            },
        ];

    public static IEnumerable<TrainEvent> Stopped() =>
        [
            .. Building(),
            new TrainEnded(
                130,
                "Stopped by you. What was begun stays, and what runs on GitHub goes on",
                "ms release app publish --channel beta --auto --watch"
            ),
        ];

    /// <summary>What somebody might write to take over a terminal.</summary>
    public static IEnumerable<TrainEvent> Hostile() =>
        [
            new TrainBegan("org/ms-manager", "beta"),
            Done(StepId.Preflight, "[red]not markup[/] [[ ] \e[31mred\e[0m \e]8;;https://evil.example\aclick\e]8;;\a"),
            Done(StepId.Pick, "a\r\nb\tc\u0085d\u2028e\u202eturned\u200b"),
            Done(StepId.Propose, "\e[2J\e[H\e]0;title\e\\ wiped? \u009b31mC1 \eP1$r\e\\ end\ud800."),
            new StepChanged(
                StepId.Confirm,
                new StepReport(StepStatus.Running, "x") { Url = "https://github.com/\e[2K[link]" }
            ),
            new StepLine(
                StepId.Confirm,
                "日本語のとても長い題名がここにあります。幅は二倍です。👩‍💻 é漢字漢字漢字漢字漢字漢字漢字漢字漢字"
            ),
            new TrainWarned("[/] \e[999A"),
        ];

    private static StepChanged Done(StepId step, string text) => new(step, new StepReport(StepStatus.Done, text));
}
