using System.IO.Abstractions;
using MsReleaseActions.Testing;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.SharedTests.Toolkit;

/// <summary>Nothing leads out of the workspace, however many links there are on the way.</summary>
[Needs(Need.Nothing)]
public sealed class WorkspaceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Workspace workspace;

    public WorkspaceTests()
    {
        Directory.CreateDirectory(folder["workspace/dist"]);
        Directory.CreateDirectory(folder["workspace/.git"]);
        Directory.CreateDirectory(folder["outside"]);
        File.WriteAllText(folder["workspace/dist/app"], "built");
        File.WriteAllText(folder["workspace/.git/config"], "extraheader = AUTHORIZATION");
        File.WriteAllText(folder["outside/secret"], "secret");
        workspace = new Workspace(folder["workspace"], new FileSystem());
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("notes", "notes>../outside/secret")]
    [InlineData("notes", "notes>/proc/self/environ")]
    [InlineData("notes", "d>/proc/self", "notes>d/environ")]
    [InlineData("d/environ", "d>/proc/self")]
    [InlineData("notes", "a>../outside", "b>a", "c>dist/../b", "notes>c/secret")]
    [InlineData("notes", "a>dist", "notes>a/../../outside/secret")]
    [InlineData("notes", "up>..", "notes>up/outside/secret")]
    [InlineData("dist/notes", "dist/up>../..", "dist/notes>up/outside/secret")]
    [InlineData("new/file", "new>../outside")]
    [InlineData("notes", "a>b", "b>a", "notes>a/x")]
    [InlineData(".git/config")]
    [InlineData(".GIT/config")]
    [InlineData("dist/.git/config")]
    [InlineData("notes", "notes>.git/config")]
    [InlineData("notes", "g>.git", "notes>g/config")]
    [InlineData("../outside/secret")]
    [InlineData("/etc/hostname")]
    [InlineData("")]
    public void It_is_refused(string path, params string[] links)
    {
        Link(links);

        workspace.TryPath(path, out _).Should().BeFalse();
        FluentActions
            .Invoking(() => workspace.OpenRead(Path.Combine(workspace.Root, path)))
            .Should()
            .Throw<IOException>();
    }

    [Theory]
    [InlineData("dist/app")]
    [InlineData("app", "app>dist/app")]
    [InlineData("app", "a>dist", "b>a", "app>b/app")]
    [InlineData("up/workspace/dist/app", "up>..")]
    public void What_stays_inside_is_read(string path, params string[] links)
    {
        Link(links);

        workspace.TryPath(path, out var full).Should().BeTrue();
        workspace.ReadAllText(full).Should().Be("built");
    }

    [Fact]
    public void A_workspace_that_is_a_link_itself_is_one()
    {
        Directory.CreateSymbolicLink(folder["linked"], folder["workspace"]);
        var linked = new Workspace(folder["linked"], new FileSystem());

        linked.ReadAllText(folder["linked/dist/app"]).Should().Be("built");
    }

    [Fact]
    public void What_is_exchanged_while_it_is_opened_is_not_read()
    {
        var exchanging = new Exchanging(() =>
        {
            Directory.Delete(folder["workspace/dist"], recursive: true);
            File.WriteAllText(folder["outside/app"], "secret");
            Directory.CreateSymbolicLink(folder["workspace/dist"], folder["outside"]);
        });

        FluentActions
            .Invoking(() => new Workspace(folder["workspace"], exchanging).OpenRead(folder["workspace/dist/app"]))
            .Should()
            .Throw<IOException>()
            .WithMessage("dist/app was exchanged while it was opened");
    }

    [Fact]
    public void A_pattern_does_not_look_into_git() =>
        workspace.Find("**/*").Files.Should().Equal(folder["workspace/dist/app"]);

    // "name>target"
    private void Link(string[] links)
    {
        foreach (var link in links.Select(link => link.Split('>')))
        {
            File.CreateSymbolicLink(Path.Combine(folder["workspace"], link[0]), link[1]);
        }
    }

    private sealed class Exchanging(Action exchange) : FileSystem
    {
        public override IFile File => new ExchangingFile(this, exchange);
    }

    private sealed class ExchangingFile(IFileSystem files, Action exchange) : FileWrapper(files)
    {
        public override Stream OpenRead(string path)
        {
            exchange();
            return base.OpenRead(path);
        }
    }
}
