using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.ValidateCandidate;

[Needs(Need.Nothing)]
public sealed class DownloadTests : ValidateTest
{
    private static readonly (string, string) Path1 = ("download-path", "fetched");

    [Fact]
    public async Task The_built_files_are_written_and_a_second_run_fetches_nothing()
    {
        var release = Seal();

        await ShouldHoldAsync(Path1);
        ShouldHoldTheFiles();
        await ShouldHoldAsync(Path1);

        ShouldHoldTheFiles();
        release.Assets.Take(2).Should().OnlyContain(asset => asset.DownloadCount == 1);
    }

    [Fact]
    public async Task A_file_with_other_bytes_is_replaced_and_what_else_is_there_stays()
    {
        Seal();
        Runner.Write("fetched/app.deb", Bytes("THE DEB"));
        Runner.Write("fetched/mine.txt", Bytes("mine"));

        await ShouldHoldAsync(Path1);

        File.ReadAllBytes(Path.Combine(Folder, "app.deb")).Should().Equal(Bytes("the deb"));
        File.ReadAllBytes(Path.Combine(Folder, "mine.txt")).Should().Equal(Bytes("mine"));
    }

    [Fact]
    public async Task Nothing_is_written_when_a_check_fails()
    {
        Seal();

        await ShouldFailAsync(1, ["expected 9.9.9"], Path1, ("version", "9.9.9"));
    }

    [Fact]
    public async Task Bytes_that_arrive_wrongly_are_not_put_in_place()
    {
        var release = Seal();
        release.Assets[1].ReplaceBytes(Bytes("THE DEB"), keepDigest: true);

        var result = await ValidateAsync(Path1);

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("app.deb arrived as");
        result.Outputs["state"].Should().Be("sealed", "that much is true");
        Directory.EnumerateFileSystemEntries(Folder).Should().BeEmpty();
    }

    [Fact]
    public async Task A_download_that_breaks_off_is_fetched_again()
    {
        Seal();
        Github
            .Faults.On(request => request.Listener == MsReleaseActions.Server.Http.Listener.Storage, skip: 2)
            .CutDownload(after: 3);

        await ShouldHoldAsync(Path1);

        ShouldHoldTheFiles();
    }

    [Fact]
    public async Task A_link_in_the_folder_that_leads_outside_is_not_followed()
    {
        Seal();
        Directory.CreateDirectory(Folder);
        var outside = Path.Combine(Runner.Workspace, "..", "outside.txt");
        File.CreateSymbolicLink(Path.Combine(Folder, "app.deb"), outside);

        var result = await ValidateAsync(Path1);

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("leads outside the workspace");
        File.Exists(outside).Should().BeFalse();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        Seal();
        Runner.Write("fetched", Bytes("a file is in the way"));

        var result = await ValidateAsync(Path1);

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("fetched cannot be written");
    }

    [Fact]
    public async Task Without_a_candidate_there_is_nothing_to_write()
    {
        await ShouldHoldAsync(Path1, ("expect", "any"));

        Directory.Exists(Folder).Should().BeFalse();
    }

    private void ShouldHoldTheFiles()
    {
        Directory
            .EnumerateFileSystemEntries(Folder)
            .Select(Path.GetFileName)
            .Should()
            .BeEquivalentTo(Files.Select(file => file.Name));
        Files.Should().OnlyContain(file => File.ReadAllText(Path.Combine(Folder, file.Name)) == file.Text);
    }
}
