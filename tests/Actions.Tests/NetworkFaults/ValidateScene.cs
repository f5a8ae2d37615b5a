using MsReleaseActions.ActionsTests.ValidateCandidate;
using MsReleaseActions.Server;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.NetworkFaults;

namespace MsReleaseActions.ActionsTests.NetworkFaults;

internal sealed class ValidateScene : ValidateTest, IScene
{
    private ActionResult? last;

    public GitHubSandbox Site => Github;

    public string Secret => Token;

    public new async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Seal();
        Runner.Network = NetworkFaultCase.Impatient;
    }

    public async Task<ActionResult> ActAsync() => last = await ValidateAsync(("download-path", "fetched"));

    // what is fetched is whole, or not there
    public void RequireSafe()
    {
        foreach (var (name, text) in Files.Where(file => File.Exists(Path.Combine(Folder, file.Name))))
        {
            File.ReadAllText(Path.Combine(Folder, name)).Should().Be(text);
        }
    }

    public void RequireDone()
    {
        last!.Outputs["state"].Should().Be("sealed");
        Files.Should().OnlyContain(file => File.Exists(Path.Combine(Folder, file.Name)));
    }
}
