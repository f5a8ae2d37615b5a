using MsReleaseActions.Bench;

namespace MsReleaseActions.OctokitBench;

/// <summary>One file onto a release, each time by a process of its own.</summary>
internal sealed class UploadRace(Place place, string file)
{
    private const int Rounds = 3;

    public static async Task PrintAsync(Place place, IReadOnlyList<int> megabytes, TextWriter page)
    {
        await page.WriteLineAsync(
            $"## Uploads\n\nPeak memory of the process (`VmHWM`), and seconds of the upload. Median of {Rounds} rounds; "
                + "× is the median of the rounds' ratios to our client.\n\n"
                + "| MB | Octokit, MiB | s | × memory | × time | Octokit and `BodyLater`, MiB | s | ours, MiB | s "
                + "|\n|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
        );
        var folder = Directory.CreateTempSubdirectory("bench-octokit-").FullName;
        try
        {
            var race = new UploadRace(place, Path.Combine(folder, "body.bin"));
            foreach (var size in megabytes)
            {
                await page.WriteLineAsync(await race.RowAsync(size));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<string> RowAsync(int megabytes)
    {
        // without blocks of its own: what a disk can do is not the question
        await using (var body = File.Create(file))
        {
            body.SetLength(megabytes * 1_000_000L);
        }
        var rounds = new List<Dictionary<string, (double MiB, double Seconds)>>();
        for (var round = 0; round < Rounds; round++)
        {
            var runs = new Dictionary<string, (double, double)>(StringComparer.Ordinal);
            foreach (var kind in Upload.Kinds)
            {
                runs[kind] = await RunAsync(kind);
            }
            rounds.Add(runs);
        }
        var memory = Medians.Of(rounds.Select(runs => runs["octokit"].MiB / runs["own"].MiB));
        var time = Medians.Of(rounds.Select(runs => runs["octokit"].Seconds / runs["own"].Seconds));
        var (octokit, streamed, own) = (Shown("octokit"), Shown("octokit-streamed"), Shown("own"));
        return $"| {megabytes} | {octokit} | {memory:0} | {time:0.0} | {streamed} | {own} |";

        string Shown(string kind) =>
            $"{Medians.Of(rounds.Select(runs => runs[kind].MiB)):0} | "
            + $"{Medians.Of(rounds.Select(runs => runs[kind].Seconds)):0.0}";
    }

    private async Task<(double MiB, double Seconds)> RunAsync(string kind)
    {
        string[] arguments = [typeof(UploadRace).Assembly.Location, "upload", kind, .. place.Arguments, file];
        var run = (await Measured.RunAsync("dotnet", arguments, new Dictionary<string, string>())).MustSucceed();
        var asset = place.Release.Assets.Single();
        if (asset.Size != new FileInfo(file).Length)
        {
            throw new InvalidOperationException($"{kind} uploaded {asset.Size} bytes: {run.Output}");
        }
        place.Release.RemoveAsset(asset);
        return (run.PeakBytes / 1048576.0, double.Parse(run.Output));
    }
}
