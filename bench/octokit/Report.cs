namespace MsReleaseActions.OctokitBench;

/// <summary>Everything, as Markdown.</summary>
internal static class Report
{
    private static readonly int[] Sizes = [300, 700, 1900];

    /// <param name="probes">Where the compiled programs of <see cref="AotProbes"/> are, or nothing.</param>
    public static async Task<int> PrintAsync(string probes, IReadOnlyList<int> megabytes, TextWriter page)
    {
        await using var place = await Place.StartAsync();
        await page.WriteLineAsync(
            $"# Octokit {typeof(Octokit.GitHubClient).Assembly.GetName().Version!.ToString(3)} and our client\n\n"
                + $"{Environment.ProcessorCount} cores, .NET {Environment.Version}; to the embedded GitHub on loopback.\n"
        );
        await UploadRace.PrintAsync(place, megabytes.Count > 0 ? megabytes : Sizes, page);
        await Lacks.PrintAsync(place, page);
        if (probes.Length > 0)
        {
            await AotProbes.PrintAsync(place, probes, page);
        }
        return 0;
    }
}
