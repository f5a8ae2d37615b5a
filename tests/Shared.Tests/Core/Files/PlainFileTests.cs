using System.Text;
using MsReleaseActions.Core.Files;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Files;

[Needs(Need.Nothing)]
public sealed class PlainFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_is_read_and_what_is_not_there_is_nothing()
    {
        File.WriteAllText(folder["a"], "text");
        File.WriteAllText(folder["empty"], "");

        Encoding.UTF8.GetString(PlainFile.Read(folder["a"], 4)!).Should().Be("text");
        PlainFile.Read(folder["empty"], 4).Should().BeEmpty();
        PlainFile.Read(folder["b"], 4).Should().BeNull();
        PlainFile.Read(folder["b/c"], 4).Should().BeNull();
    }

    [Fact]
    public void What_is_larger_is_not_read()
    {
        File.WriteAllText(folder["a"], "text");

        Problem("a", most: 3).Should().Be("it has 4 bytes, more than 3");
    }

    [Fact]
    public void A_folder_is_no_file()
    {
        Directory.CreateDirectory(folder["a"]);

        Problem("a").Should().Be("it is a folder");
    }

    [Theory]
    [InlineData("target")]
    [InlineData("nowhere")]
    [InlineData("/etc/hostname")]
    public void A_link_is_not_followed(string target)
    {
        File.WriteAllText(folder["target"], "text");
        File.CreateSymbolicLink(folder["a"], target);

        Problem("a").Should().Be("it is a link, and only a file itself is read");
    }

    [Fact]
    public async Task A_pipe_is_not_waited_for()
    {
        Assert.SkipUnless(Tool.Find("mkfifo") is not null, "SKIPPED: the command mkfifo is not in PATH");
        (await Tool.RunAsync("mkfifo", folder.Path, "a")).ExitCode.Should().Be(0);

        PlainFile.Read(folder["a"], 4).Should().BeEmpty();
    }

    [Fact]
    public void The_first_link_on_the_way_is_named()
    {
        Directory.CreateDirectory(folder["a/b"]);
        Directory.CreateSymbolicLink(folder["a/link"], folder.Path);

        PlainFile.LinkOn(folder.Path, "a/b/c").Should().BeNull();
        PlainFile.LinkOn(folder.Path, "a/link").Should().Be("a/link");
        PlainFile.LinkOn(folder.Path, "a/link/a/link/x").Should().Be("a/link");
        PlainFile.LinkOn(folder["a/link"], "a/b").Should().BeNull("the folder itself may be one");
    }

    private string Problem(string path, long most = 100)
    {
        var read = () => PlainFile.Read(folder[path], most);
        return read.Should().Throw<FormatException>().Which.Message;
    }
}
