namespace MsReleaseActions.RepoTests;

public sealed class SkeletonTests
{
    [Fact]
    public void The_project_builds() => typeof(SkeletonTests).Name.Should().Be("SkeletonTests");
}
