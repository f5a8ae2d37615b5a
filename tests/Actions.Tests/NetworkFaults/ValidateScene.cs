using MsReleaseActions.ActionsTests.ValidateCandidate;
using MsReleaseActions.Server;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.NetworkFaults;

internal sealed class ValidateScene : ValidateTest, IScene
{
    private ActionResult? last;

    public GitHubSandbox Site => Github;

    public ActionRunner Job => Runner;

    public string Secret => Token;

    public int AtOnce => 1;

    public new async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Seal();
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
