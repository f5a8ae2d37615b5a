namespace MsReleaseActions.ReleaseTrainTests.Products.App;

/// <summary>v1.3.2 is published, something new has landed: the next beta is <see cref="Next"/>.</summary>
public abstract class NextBetaTest : PublishTest
{
    protected const string Next = "v1.3.3-beta.1";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Repo.Releases.AddPublished("v1.3.2", First);
        Land();
        Github.Log.Clear();
    }
}
