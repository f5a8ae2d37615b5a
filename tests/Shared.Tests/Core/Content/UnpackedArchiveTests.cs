using FsCheck;
using FsCheck.Fluent;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.SharedTests.Core.Content;

[Needs(Need.Nothing)]
public sealed class UnpackedArchiveTests
{
    [Theory]
    [InlineData("../default.toml", "the name of the entry '../default.toml' is not a plain relative path")]
    [InlineData("devices/../../x.toml", "the name of the entry 'devices/../../x.toml' is not a plain relative path")]
    [InlineData("/etc/x.toml", "the name of the entry '/etc/x.toml' is not a plain relative path")]
    [InlineData("C:/x.toml", "the name of the entry 'C:/x.toml' is not a plain relative path")]
    public void A_configuration_that_would_leave_its_folder_is_refused(string name, string problem) =>
        Refused(ContentSample.Config(("default.toml", ""), (name, "x")))
            .Should()
            .Be($"oc-bridge-config.zip cannot be used: {problem}");

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
                    content.Write(new byte[UnpackedArchive.MostBytes + 1]);
                })
            )
            .Should()
            .EndWith(
                $"the entry 'bomb.toml' has {UnpackedArchive.MostBytes + 1} bytes, more than {UnpackedArchive.MostBytes}"
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
