using FsCheck;
using FsCheck.Fluent;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Archives;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.SharedTests.Core.Content;

[Needs(Need.Nothing)]
public sealed class UnpackedArchiveTests
{
    [Theory]
    [InlineData("../default.toml", "it has '..' in it")]
    [InlineData("devices/../../x.toml", "it has '..' in it")]
    [InlineData("/etc/x.toml", "it is absolute")]
    [InlineData("C:/x.toml", "it has a character that Windows does not take")]
    public void A_configuration_that_would_leave_its_folder_is_refused(string name, string problem) =>
        Refused(ContentSample.Config(("default.toml", ""), (name, "x")))
            .Should()
            .Be(
                $"oc-bridge-config.zip cannot be used: the name of the entry '{name}' is not a plain relative path: "
                    + problem
            );

    [Fact]
    public void A_name_that_no_description_could_spell_is_refused() =>
        Refused(ContentSample.Config(("größe.toml", "x")))
            .Should()
            .EndWith("the name of the entry 'größe.toml' is not one that a bundle takes");

    [Fact]
    public void Many_settings_that_are_allowed_each_are_not_all_held_in_memory()
    {
        var zeros = new byte[ArchiveLimits.Settings.EntryBytes];
        var bomb = ZipSample.Of(zip =>
        {
            foreach (var number in Enumerable.Range(0, 17))
            {
                using var content = zip.CreateEntry($"{number}.toml").Open();
                content.Write(zeros);
            }
        });

        Refused(bomb).Should().EndWith("its entries have 71303168 bytes in all, more than 67108864");
    }

    [Fact]
    public void Names_that_are_one_on_some_disks_are_refused()
    {
        Refused(ContentSample.Config(("Default.toml", "1"), ("default.toml", "2")))
            .Should()
            .EndWith("'default.toml' is there twice");
        Refused(ContentSample.Config(("devices", "1"), ("devices/teensy.toml", "2")))
            .Should()
            .EndWith("'devices/teensy.toml' lies in something that is a file");
    }

    [Fact]
    public void A_link_a_bomb_and_what_is_no_zip_are_refused()
    {
        Refused(ZipSample.Of(zip => zip.CreateEntry("link").ExternalAttributes = unchecked((int)0xA1FF0000)))
            .Should()
            .EndWith("the entry 'link' is no regular file");
        Refused(
                ZipSample.Of(zip =>
                {
                    using var content = zip.CreateEntry("bomb.toml").Open();
                    content.Write(new byte[ArchiveLimits.Settings.EntryBytes + 1]);
                })
            )
            .Should()
            .EndWith(
                $"the entry 'bomb.toml' has {ArchiveLimits.Settings.EntryBytes + 1} bytes, more than {ArchiveLimits.Settings.EntryBytes}"
            );
        Refused("PK, almost"u8.ToArray()).Should().Contain("it cannot be read as a zip");
        Refused(ZipSample.Of(_ => { })).Should().EndWith("it holds no file");
    }

    [Fact]
    public void Whatever_an_archive_calls_its_files_none_leaves_the_folder()
    {
        var names = Gen.Elements("..", ".", "a", "B", "/", "\\", "c:", "", " ", "..a", "\0")
            .ListOf()
            .Select(parts => string.Join('/', parts))
            .Where(name => name.Trim('/').Length > 0);

        Prop.ForAll(
                names.ToArbitrary(),
                name =>
                {
                    try
                    {
                        using var archive = new MemoryStream(ContentSample.Config((name, "x")));
                        var root = Path.GetFullPath("/root");
                        return new UnpackedArchive("oc-bridge-config.zip")
                            .Read(archive)
                            .All(file =>
                                Path.GetFullPath(Path.Combine(root, file.Name))
                                    .StartsWith(root + "/", StringComparison.Ordinal) && !file.Name.Contains('\\')
                            );
                    }
                    catch (ActionFailure)
                    {
                        return true;
                    }
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static string Refused(byte[] archive)
    {
        var read = () =>
        {
            using var stream = new MemoryStream(archive);
            return new UnpackedArchive("oc-bridge-config.zip").Read(stream);
        };
        return read.Should().Throw<ActionFailure>().Which.What;
    }
}
