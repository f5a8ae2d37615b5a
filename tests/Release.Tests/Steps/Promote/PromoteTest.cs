namespace MsReleaseActions.ReleaseTrainTests.Steps.Promote;

/// <summary>The product at a commit whose candidate is sealed.</summary>
public abstract class PromoteTest : LaneTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await PublishAsync(Candidate);
        Github.Log.Clear();
    }
}
