using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Products.App;

[Needs(Need.Nothing)]
public sealed class ConsentTests : PublishTest
{
    [Fact]
    public async Task Nothing_is_written_before_the_tag_is_typed()
    {
        Repo.Releases.AddPublished("v1.3.2", First);
        Land();
        Github.Log.Clear();
        var asked = new List<string>();

        var refused = await PublishAsync(
            Beta,
            consent: new Consent(
                (question, _) =>
                {
                    asked.Add(question);
                    return Task.FromResult<string?>("v9.9.9");
                }
            )
        );

        refused!.Message.Should().StartWith("Not confirmed: 'v9.9.9' is not v");
        asked.Should().ContainSingle().Which.Should().Contain("of org/ms-manager from");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_tag_that_is_confirmed_beforehand_must_be_the_one_that_is_proposed()
    {
        Repo.Releases.AddPublished("v1.3.2", First);
        Land();

        var stopped = await PublishAsync(Beta, consent: Nobody with { Tag = "v1.3.3-beta.7" });

        stopped!.Message.Should().StartWith("--confirm-tag names v1.3.3-beta.7, and v1.3.3-beta.1 is proposed.");
        Github.Log.WriteAttempts.Should().BeEmpty();
        (await PublishAsync(Beta, consent: Nobody with { Tag = "v1.3.3-beta.1" })).Should().BeNull();
    }
}
