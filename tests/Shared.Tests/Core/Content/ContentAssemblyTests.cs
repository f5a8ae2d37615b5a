using System.IO.Abstractions;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.SharedTests.Core.Content;

[Needs(Need.Nothing)]
public sealed class ContentAssemblyTests : IDisposable
{
    private readonly AssemblyFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_same_files_give_the_same_bytes_whatever_the_disk_says_of_them()
    {
        var first = folder.Assemble("first");
        foreach (var file in Directory.EnumerateFiles(folder.Candidates, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }
        Directory.Move(folder.Candidates, folder["moved"]);

        var second = new ContentAssembly(new FileSystem()).Assemble(
            ContentSample.Spec(),
            folder["moved"],
            folder["second"],
            AssemblyFolder.When.AddYears(1)
        );

        second.Files.SkipLast(1).Should().Equal(first.Files.SkipLast(1));
        File.ReadAllText(folder["second/manifest.json"])
            .Replace("2027", "2026")
            .Should()
            .Be(File.ReadAllText(folder["first/manifest.json"]));
    }

    // whoever changes how bundles are packed sees it here
    [Fact]
    public void A_bundle_has_the_bytes_that_it_had_in_the_last_version()
    {
        folder
            .Assemble("out")
            .Files.Single(file => file.Name == "midi-studio-linux-x86_64-bundle.zip")
            .Sha256.Hex.Should()
            .Be("47c2a4352909f1f77a37141f896a87b0da61cde7dbd0040abf79c03cc7eb4852");
    }

    [Fact]
    public void Again_into_the_same_folder_nothing_is_written()
    {
        var first = folder.Assemble("out");
        var times = Directory.EnumerateFiles(folder["out"]).ToDictionary(file => file, File.GetLastWriteTimeUtc);

        var again = folder.Assemble("out");

        (first.Written, again.Written).Should().Be((8, 0));
        again.Files.Should().Equal(first.Files);
        Directory
            .EnumerateFileSystemEntries(folder["out"])
            .ToDictionary(file => file, File.GetLastWriteTimeUtc)
            .Should()
            .Equal(times);
    }

    [Fact]
    public void What_a_run_that_died_left_is_removed_and_the_rest_completed()
    {
        folder.Assemble("out");
        File.Delete(folder["out/manifest.json"]);
        Directory.CreateDirectory(folder["out/.assembling-1"]);
        File.WriteAllText(folder["out/.assembling-1/half"], "half");

        folder.Assemble("out").Written.Should().Be(1);

        Directory
            .EnumerateFileSystemEntries(folder["out"])
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal)
            .Should()
            .Equal(
                "manifest.json",
                "midi-studio-bitwig-firmware.hex",
                "midi-studio-default-firmware.hex",
                "midi-studio-linux-x86_64-bundle.zip",
                "midi-studio-macos-arm64-bundle.zip",
                "midi-studio-macos-x86_64-bundle.zip",
                "midi-studio-windows-x86_64-bundle.zip",
                "midi_studio.bwextension"
            );
    }

    [Fact]
    public void A_file_too_few_or_too_many_stops_it_before_anything_is_written()
    {
        File.Delete(folder["candidates/loader/midi-studio-loader-macos-arm64"]);
        Directory.Delete(folder["candidates/core"], recursive: true);
        File.WriteAllText(folder["candidates/oc-bridge/oc-bridge-debug"], "");

        var assemble = () => folder.Assemble("out");

        assemble
            .Should()
            .Throw<ActionFailure>()
            .Which.What.Should()
            .Be(
                "The candidates are not whole: loader lacks the file midi-studio-loader-macos-arm64; oc-bridge "
                    + "has oc-bridge-debug, which does not belong there; core lacks the file "
                    + "midi-studio-default-firmware.hex"
            );
        Directory.Exists(folder["out"]).Should().BeFalse();
    }

    [Fact]
    public void A_strange_file_in_the_output_folder_would_be_released_so_it_is_refused()
    {
        Directory.CreateDirectory(folder["out"]);
        File.WriteAllText(folder["out/notes.txt"], "");

        var assemble = () => folder.Assemble("out");

        assemble
            .Should()
            .Throw<ActionFailure>()
            .Which.What.Should()
            .Be("The output folder holds notes.txt, which the spec does not name");
    }
}
