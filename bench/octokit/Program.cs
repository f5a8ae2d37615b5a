using MsReleaseActions.OctokitBench;

return args switch
{
    ["upload", .. var upload] => await Upload.RunAsync(upload),
    [var probes, .. var sizes] => await Report.PrintAsync(probes, [.. sizes.Select(int.Parse)], Console.Out),
    _ => throw new InvalidOperationException("bench/octokit/run starts this program"),
};
