using MsReleaseActions.Core;
using MsReleaseActions.Rehearsal.Seeds;
using MsReleaseActions.Server;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Rehearsal.Seeds;

/// <summary>What a checkout of anybody is called in the embedded GitHub, and what it may hold.</summary>
[Needs(Need.Tools)]
public sealed class CheckoutNamesTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private GitHubSandbox github = null!;

    public async ValueTask InitializeAsync() =>
        github = await GitHubSandbox.StartAsync(cancel: TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await github.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("desk", "{\"repository\": \"acme/shop\"}", "acme/shop")]
    [InlineData("desk", "{}", "org/desk")]
    [InlineData("my desk (2)", "{}", "org/mydesk2")]
    [InlineData("été", "no JSON", "org/t")]
    [InlineData("日本", "[]", "org/product")]
    public async Task It_is_called_as_its_description_says_or_as_its_folder_may_be(
        string name,
        string description,
        string repository
    ) => CheckoutCopy.Make(github, await Commit(name, description)).FullName.Should().Be(repository);

    [Fact]
    public async Task A_pipe_in_the_place_of_a_file_is_named_and_not_waited_for()
    {
        Assert.SkipUnless(Tool.Find("mkfifo") is not null, "SKIPPED: the command mkfifo is not in PATH");
        var checkout = await Commit("desk", "{}");
        File.Delete(Path.Combine(checkout, "ms-release.json"));
        (await Tool.RunAsync("mkfifo", checkout, "ms-release.json")).ExitCode.Should().Be(0);
        var copy = () => CheckoutCopy.Make(github, checkout);

        copy.Should().Throw<ActionFailure>().WithMessage("*ms-release.json: unsupported file type*");
    }

    private async Task<string> Commit(string name, string description)
    {
        Directory.CreateDirectory(folder[name]);
        await File.WriteAllTextAsync(folder[$"{name}/ms-release.json"], description);
        foreach (
            var arguments in (string[][])
                [
                    ["init", "--quiet", "--initial-branch", "main"],
                    ["add", "--all"],
                    ["-c", "user.name=a", "-c", "user.email=a@localhost", "commit", "--quiet", "--message", "As it is"],
                ]
        )
        {
            var (code, said) = await Tool.RunAsync("git", folder[name], arguments);
            code.Should().Be(0, said);
        }
        return folder[name];
    }
}
