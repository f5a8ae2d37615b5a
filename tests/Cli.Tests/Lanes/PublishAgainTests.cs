using System.Security.Cryptography;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>A content release that is made again of nothing but its spec and its candidates.</summary>
[Needs(Need.Lane)]
public sealed class PublishAgainTests
{
    [Fact]
    public async Task The_same_spec_gives_the_same_bytes_however_it_is_dispatched_and_though_all_was_deleted()
    {
        await using var lab = await PublishLab.OpenAsync();
        var first = await ReleasedAsync(lab);
        foreach (var release in lab.Distribution.Releases.All.Where(release => release.TagName != "v0.1.0").ToList())
        {
            lab.Distribution.Releases.Remove(release);
            lab.Distribution.RemoveTag(release.TagName);
        }

        var second = await ReleasedAsync(lab, ("spec_path", $"release-specs/{PublishLab.Tag}.json"));

        first.Should().HaveCount(11);
        // it names the run that sealed it
        second
            .Where(file => file.Key != "candidate.json")
            .Should()
            .Equal(first.Where(file => file.Key != "candidate.json"));
    }

    private static async Task<SortedDictionary<string, string>> ReleasedAsync(
        PublishLab lab,
        params (string, string)[] more
    )
    {
        var run = await lab.PublishAsync(more: more);
        await lab.ApproveAsync(run);
        run.Conclusion.Should().Be("success", lab.Errors(run));
        return new(
            lab.Distribution.Releases.Published(PublishLab.Tag)!
                .Assets.ToDictionary(
                    asset => asset.Name,
                    asset => Convert.ToHexString(SHA256.HashData(asset.ReadBytes()))
                ),
            StringComparer.Ordinal
        );
    }
}
