using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

[Needs(Need.Nothing)]
public sealed class OtherRepositoryTests : PromoteTest
{
    private SandboxRepository target = null!;
    private string head = "";
    private (string, string)[] inputs = [];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        target = Github.CreateRepository("org/downloads");
        head = target.Commit(new Dictionary<string, string> { ["README.md"] = "x" }, "first");
        inputs = [("target-repository", "org/downloads"), ("target-token", Github.WriteToken(target))];
    }

    [Fact]
    public async Task The_release_is_made_at_the_head_of_its_default_branch()
    {
        await SucceedAsync(inputs);

        Holds(target.Releases.Published("v1.2.0")!, Final(Files));
        target.Resolve("refs/tags/v1.2.0").Should().Be(head);
        Github
            .Log.Writes.Should()
            .OnlyContain(write => write.Path.StartsWith("/repos/org/downloads/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_run_writes_nothing_although_the_branch_went_on()
    {
        await SucceedAsync(inputs);
        target.Commit(new Dictionary<string, string> { ["README.md"] = "y" }, "second");

        (await NothingToDoAsync(inputs)).Outputs["state"].Should().Be("unchanged");
    }

    [Fact]
    public async Task Without_a_token_of_its_own_the_common_one_is_used()
    {
        var both = Github.CreateToken("release-bot", (Permission.Contents, Access.Write));

        await SucceedAsync(("target-repository", "org/downloads"), ("token", both));

        Holds(target.Releases.Published("v1.2.0")!, Final(Files));
    }

    [Fact]
    public async Task Both_tokens_are_masked_first()
    {
        var result = await SucceedAsync(inputs);

        result.Lines.Take(2).Should().OnlyContain(line => line.StartsWith("::add-mask::", StringComparison.Ordinal));
        string.Concat(result.Lines.Skip(2)).Should().NotContain(Token).And.NotContain(inputs[1].Item2);
    }
}
