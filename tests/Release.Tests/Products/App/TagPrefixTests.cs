using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Status;
using MsReleaseActions.ReleaseTrain.Steps.Verify;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Products.App;

/// <summary>Whole releases of products whose tags begin otherwise, several of them in one repository.</summary>
[Needs(Need.Nothing)]
public sealed class TagPrefixTests : PublishTest
{
    [Theory]
    [InlineData("v")]
    [InlineData("")]
    [InlineData("app-v")]
    [InlineData("jinhsi-studio-v")]
    public async Task A_release_is_made_shown_and_proven_under_its_own_tags(string prefix)
    {
        Settings = Settings with { TagPrefix = prefix };
        Repo.Releases.AddPublished($"{prefix}1.3.2", First);
        Repo.Releases.AddPublished("other-v9.0.0", First);
        Repo.CreateTag("other-v9.0.1", First);
        Land();

        (await PublishAsync(Stable)).Should().BeNull();

        Known.Tag.Should().Be(ReleaseTag.Of(prefix, "1.3.3"));
        Repo.Pulls.All.Single().Title.Should().Be($"release(app): {prefix}1.3.3");
        Repo.Pulls.All.Single().HeadRef.Should().StartWith($"release/{prefix}1.3.3-");
        Repo.Resolve($"refs/tags/{prefix}1.3.3").Should().Be(Known.SourceSha!.Text);
        var status = await new StatusReader(Services(readOnly: true)).ReadAsync(null, default);
        (status.Tag, status.SourceSha).Should().Be((Known.Tag, Known.SourceSha));
        (await new ReleaseVerifier(Services(readOnly: true)).VerifyAsync(Known.Tag!, new VerifyOptions(), default))
            .Holds.Should()
            .BeTrue();
        Github.Log.Clear();
        (await PublishAsync(Stable)).Should().BeNull();
        Github.Log.WriteAttempts.Should().BeEmpty();
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_release_that_another_product_began_is_left_to_it()
    {
        Repo.Releases.AddPublished("v1.3.2", First);
        Repo.Releases.AddPublished("app-v1.3.2", First);
        Land();
        Settings = Settings with { TagPrefix = "app-v" };
        await PublishAsync(Stable, happened => happened is WriteDone { Step: StepId.Bump } && Repo.Pulls.All.Count > 0);
        Settings = Settings with { TagPrefix = "v" };

        (await new StatusReader(Services(readOnly: true)).ReadAsync(null, default)).Tag!.Text.Should().Be("v1.3.2");
        (await PublishAsync(Stable)).Should().BeNull();

        Known.Tag!.Text.Should().Be("v1.3.3");
        Repo.Pulls.All.Select(pull => (pull.Title, pull.Open))
            .Should()
            .Equal(("release(app): app-v1.3.3", true), ("release(app): v1.3.3", false));
    }
}
