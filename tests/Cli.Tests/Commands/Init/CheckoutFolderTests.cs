using MsReleaseActions.Cli;
using MsReleaseActions.Cli.Commands.Init;
using MsReleaseActions.Core;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

[Needs(Need.Nothing)]
public sealed class CheckoutFolderTests : IDisposable
{
    private readonly InitFolder folder = new(isCheckout: false, isApp: false);
    private readonly TemporaryFolder outside = new();

    public void Dispose()
    {
        folder.Dispose();
        outside.Dispose();
    }

    [Fact]
    public async Task What_is_no_checkout_is_written_only_when_that_is_said()
    {
        await Run(
            2,
            "ms: . is not the root of a git checkout. GitHub reads workflow files there and nowhere else, and git "
                + "shows what changed. Name the root of the checkout, or say --force.\n"
        );
        folder.Files.Should().BeEmpty();

        await Run(0, "", "--force");
        folder.Files.Should().HaveCount(6);
    }

    [Fact]
    public async Task A_folder_must_be_there() =>
        await Run(2, "ms: There is no folder nowhere. Name the checkout of the product's repository.\n", "nowhere");

    [Theory]
    [InlineData(".github")]
    [InlineData(".github/workflows")]
    [InlineData(".github/actions")]
    [InlineData(".github/actions/build-candidate")]
    public async Task A_link_to_another_folder_is_not_followed(string link)
    {
        folder[".git"] = "gitdir: elsewhere";
        Directory.CreateDirectory(Path.GetDirectoryName(folder.At(link))!);
        Directory.CreateSymbolicLink(folder.At(link), outside.Path);

        await Run(
            2,
            $"ms: {link} is a symbolic link. What it leads to may be outside of the checkout. Put a plain folder "
                + "in its place.\n"
        );

        Directory.EnumerateFileSystemEntries(outside.Path).Should().BeEmpty();
        folder.Files.Select(file => file.Path).Should().Equal(".git");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_to_another_file_is_not_followed_even_where_it_leads_nowhere(bool isThere)
    {
        folder[".git"] = "gitdir: elsewhere";
        Directory.CreateDirectory(folder.At(".github/workflows"));
        if (isThere)
        {
            await File.WriteAllTextAsync(outside["theirs.yml"], "on: push\n");
        }
        File.CreateSymbolicLink(folder.At(".github/workflows/release.yml"), outside["theirs.yml"]);

        await Run(
            2,
            "ms: .github/workflows/release.yml is a symbolic link. What it leads to may be outside of the checkout. "
                + "Put a plain file in its place.\n",
            "--force"
        );

        (isThere ? await File.ReadAllTextAsync(outside["theirs.yml"]) : "on: push\n").Should().Be("on: push\n");
        File.Exists(outside["theirs.yml"]).Should().Be(isThere);
    }

    [Fact]
    public async Task A_file_in_the_place_of_a_folder_is_named()
    {
        folder[".github"] = "";

        await Run(
            2,
            "ms: .github is a file. .github/ms-release.lock.json is to be written. Move it away.\n",
            "--force"
        );
    }

    [Fact]
    public void A_file_that_changes_meanwhile_is_left_as_it_is()
    {
        folder["a.yml"] = "theirs";
        var write = () => CheckoutFolder.Open(folder.At("."), ".", force: true).Write("a.yml", "ours", "seen");

        write
            .Should()
            .Throw<ActionFailure>()
            .Where(failure =>
                failure.ExitCode == ExitCode.No && failure.What == "a.yml was changed while you were asked"
            );
        folder["a.yml"].Should().Be("theirs");
        folder.Files.Should().ContainSingle();
    }

    private async Task Run(int code, string error, params string[] arguments)
    {
        var typed = new TypedCommand();
        (
            await CommandLine.RunAsync(
                ["init", "--yes", "--actions", InitFolder.Actions, .. arguments],
                folder.In(typed.Terminal)
            )
        )
            .Should()
            .Be(code, typed.Error);
        typed.Error.Should().Be(error);
    }
}
