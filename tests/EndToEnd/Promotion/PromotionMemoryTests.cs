namespace MsReleaseActions.EndToEnd.Promotion;

[Needs(Need.Processes)]
[Alone(Measured.Memory)]
public sealed class PromotionMemoryTests : PromotionProcessTest
{
    private const long Megabyte = 1_000_000;

    protected override IReadOnlyDictionary<string, byte[]> Files { get; } =
        new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["large.bin"] = Bytes(1, 400_000_000) };

    [Fact]
    public async Task Four_hundred_megabytes_pass_through_little_memory_and_no_disk()
    {
        var peak = 0L;
        ActionProcess? process = null;
        Github.Faults.OnRequest(
            _ => true,
            _ =>
            {
                peak = Math.Max(peak, process?.PeakMemory() ?? 0);
                return Task.CompletedTask;
            }
        );

        await using (process = Start(largestFile: Megabyte))
        {
            var result = await process.WaitAsync(Cancel);

            result.ExitCode.Should().Be(0, result.Log);
            Directory
                .EnumerateFiles(process.Folder, "*", SearchOption.AllDirectories)
                .Sum(file => new FileInfo(file).Length)
                .Should()
                .BeLessThan(Megabyte);
        }
        ExpectWhole();
        TestContext.Current.TestOutputHelper?.WriteLine($"peak resident memory: {peak / Megabyte} MB");
        peak.Should().BeInRange(1, 160 * Megabyte);
    }
}
