using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Operator;

/// <summary>Settings that lie in a checkout are anybody's.</summary>
[Needs(Need.Nothing)]
public sealed class FoundSettingsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_pipe_in_their_place_is_not_waited_for()
    {
        Assert.SkipUnless(Tool.Find("mkfifo") is not null, "SKIPPED: the command mkfifo is not in PATH");
        (await Tool.RunAsync("mkfifo", folder.Path, "ms-release.json")).ExitCode.Should().Be(0);

        (await Refused()).Should().Be("ms-release.json cannot be used: it is not JSON (line 1, byte 1)");
    }

    [Fact]
    public async Task A_link_in_their_place_is_not_followed()
    {
        await File.WriteAllTextAsync(folder["other"], "{}", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(folder["ms-release.json"], "other");

        (await Refused()).Should().Be("ms-release.json cannot be used: it is a link, and only a file itself is read");
    }

    private async Task<string> Refused()
    {
        var read = () =>
            OperatorSettings.ReadAsync(
                new TypedCommand().Terminal with
                {
                    Folder = folder.Path,
                },
                null,
                RepositoryName.Parse("acme/desk"),
                ProductKind.App,
                TestContext.Current.CancellationToken
            );
        return (await read.Should().ThrowAsync<ActionFailure>()).Which.What;
    }
}
