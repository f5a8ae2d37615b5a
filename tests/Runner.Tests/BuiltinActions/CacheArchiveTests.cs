using System.Formats.Tar;
using System.Runtime.Versioning;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.BuiltinActions;

/// <summary>Caches that are not made, or not brought back.</summary>
[Needs(Need.Nothing)]
public sealed class CacheArchiveTests : NativeTest
{
    private const string Restore = "actions/cache/restore@v4";
    private const string Save = "actions/cache/save@v4";

    [Theory]
    [InlineData("/etc", "the link 'kept/link' leads out, to '/etc'")]
    [InlineData("../../elsewhere", "the link 'kept/link' leads out, to '../../elsewhere'")]
    [UnsupportedOSPlatform("windows")]
    public async Task A_link_that_leads_out_makes_no_cache(string target, string problem)
    {
        Write("kept/a", "");
        File.CreateSymbolicLink(Path.Combine(Workspace, "kept/link"), target);

        await Use(Save, ("path", "kept"), ("key", "k"));

        Log.Should().Equal($"::warning::Failed to save: no cache k is made: {problem}");
        (await Use(Restore, ("path", "kept"), ("key", "k"))).Outputs["cache-matched-key"].Should().BeEmpty();
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_link_that_names_its_own_place_in_full_is_kept()
    {
        Write("kept/a", "");
        File.CreateSymbolicLink(Path.Combine(Workspace, "kept/link"), Path.Combine(Workspace, "kept/a"));

        await Use(Save, ("path", "kept"), ("key", "k"));
        File.Delete(Path.Combine(Workspace, "kept/link"));
        await Use(Restore, ("path", "kept"), ("key", "k"));

        new FileInfo(Path.Combine(Workspace, "kept/link")).LinkTarget.Should().Be(Path.Combine(Workspace, "kept/a"));
    }

    [Theory]
    [InlineData("workspace/../out", "the name of the entry '../out' is not a plain relative path: it has '..' in it")]
    [InlineData("/etc/out", "'/etc/out' is in none of the folders that are kept")]
    [InlineData("other/out", "'other/out' is in none of the folders that are kept")]
    [InlineData("workspace", "'workspace' is in none of the folders that are kept")]
    public async Task An_archive_that_is_none_of_ours_is_not_unpacked_and_the_job_goes_on(string name, string problem)
    {
        Write("a", "kept");
        await Use(Save, ("path", "a"), ("key", "k"));
        var file = Directory
            .EnumerateFiles(Path.Combine(Github.DataFolder, "caches"), "*.tar", SearchOption.AllDirectories)
            .Single();
        await using (var archive = File.Create(file))
        {
            await using var tar = new TarWriter(archive);
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "workspace/a"));
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name));
        }

        var found = await Use(Restore, ("path", "a"), ("key", "k"));

        found.Outputs["cache-matched-key"].Should().BeEmpty();
        Log.Should().Contain($"::warning::Failed to restore: the cache k cannot be used: {problem}");
        Read("a").Should().Be("kept");
    }
}
