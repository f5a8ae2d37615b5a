using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.Cli.Commands.Release.Screens;

/// <summary>A release as its events tell it.</summary>
/// <param name="time">For elapsed times.</param>
internal sealed class TrainBoard(TimeProvider time)
{
    private const int MostWarnings = 3;
    private readonly Station[] stations = [.. Enum.GetValues<StepId>().Select(step => new Station(step))];
    private readonly List<string> warnings = [];
    private readonly long start = time.GetTimestamp();

    public TrainBegan? Began { get; private set; }

    public string? Tag { get; private set; }

    public IReadOnlyList<Station> Stations => stations;

    /// <summary>Who must approve; null before somebody must.</summary>
    public ApprovalAwaited? Approval { get; private set; }

    /// <summary>The last few.</summary>
    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>How it ended; null before.</summary>
    public TrainEnded? Ended { get; private set; }

    /// <summary>Since the command began; stands still when it has ended.</summary>
    public TimeSpan Elapsed => took ?? time.GetElapsedTime(start);

    private TimeSpan? took;

    public Station this[StepId step] => stations[(int)step];

    /// <summary>How long a step takes, or took; null where it was not begun here.</summary>
    public TimeSpan? ElapsedOf(Station station) =>
        station.Took ?? (station.Since is { } since ? time.GetElapsedTime(since) : null);

    public void Take(TrainEvent happened)
    {
        switch (happened)
        {
            case TrainBegan began:
                Began = began;
                break;
            case TagKnown known:
                Tag = known.Tag;
                break;
            case StepChanged changed:
                Change(changed.Step, station => Looked(station, changed.Report));
                break;
            case StepLine said:
                Change(said.Step, station => Begun(station) with { Line = said.Line, Transfer = null });
                break;
            case TransferMoved moved:
                Change(
                    moved.Step,
                    station => Begun(station) with { Transfer = moved.Bytes < moved.Total ? moved : null }
                );
                break;
            case WriteAnnounced write:
                Change(write.Step, station => Begun(station) with { Line = write.What, Transfer = null });
                break;
            case WriteDone write:
                Change(write.Step, station => Begun(station) with { Line = $"{write.What}: done", Transfer = null });
                break;
            case ApprovalAwaited awaited:
                Approval = awaited;
                Change(StepId.Approval, Begun);
                break;
            case TrainWarned warned:
                warnings.Add(warned.Text);
                warnings.RemoveRange(0, Math.Max(0, warnings.Count - MostWarnings));
                break;
            case TrainEnded ended:
                End(ended);
                break;
        }
    }

    private void Change(StepId step, Func<Station, Station> change) =>
        stations[(int)step] = change(stations[(int)step]);

    private Station Begun(Station station) =>
        station with
        {
            Acting = true,
            Since = station.Since ?? time.GetTimestamp(),
        };

    private Station Looked(Station station, StepReport report) =>
        report.Status switch
        {
            StepStatus.Done or StepStatus.Blocked => station with
            {
                Report = report,
                Transfer = null,
                Acting = false,
                Took = station.Took ?? (station.Since is { } since ? time.GetElapsedTime(since) : null),
            },
            StepStatus.Running or StepStatus.Waiting => Begun(station) with { Report = report, Took = null },
            _ => station with { Report = report, Took = null },
        };

    private void End(TrainEnded ended)
    {
        (Ended, took) = (ended, Elapsed);
        for (var i = 0; i < stations.Length; i++)
        {
            var open = stations[i].IsOpen;
            stations[i] = stations[i] with
            {
                Took = ElapsedOf(stations[i]),
                Acting = false,
                Transfer = null,
                Broken = open && ended.ExitCode != 0,
            };
        }
    }
}
