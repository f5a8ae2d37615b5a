using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.ActionsTests.AssembleBundles;

[Needs(Need.Nothing)]
public sealed class AssembleTagPrefixTests : AssembleRig
{
    [Theory]
    [InlineData("v")]
    [InlineData("")]
    [InlineData("app-v")]
    [InlineData("jinhsi-studio-v")]
    public async Task A_spec_of_a_tag_with_another_prefix_is_put_together(string prefix)
    {
        var tag = ReleaseTag.Of(prefix, "0.2.0-beta.1");
        Bring(ContentSample.Spec(server: Github.ServerUrl) with { Tag = tag }, "Better.\n");
        ContentSample.WriteCandidates(System.IO.Path.Combine(Runner.Workspace, "candidates"));

        var result = await RunAsync(("tag-prefix", prefix), ("tag", tag.Text), ("candidates", "candidates"));

        result.ExitCode.Should().Be(0, result.Log);
        (result.Outputs["version"], result.Outputs["notes-file"])
            .Should()
            .Be(("0.2.0-beta.1", $"release-notes/{tag}.md"));
        ManifestOf("assembled").Tag.Should().Be(tag);
        ShouldNotHaveWritten();
    }

    [Theory]
    [InlineData("", Tag, "tag must be a tag such as 1.2.3 or 1.2.3-beta.1, not 'v0.2.0-beta.1': tag-prefix is empty")]
    [InlineData("app-v", Tag, "tag must be a tag such as app-v1.2.3 or app-v1.2.3-beta.1, not 'v0.2.0-beta.1'")]
    [InlineData("a b", Tag, "tag-prefix must be letters, digits, and . _ - between them")]
    public async Task The_tag_of_another_product_is_refused(string prefix, string tag, string why)
    {
        var result = await RunAsync(("tag-prefix", prefix), ("tag", tag));

        (result.ExitCode, result.Outputs.Count).Should().Be((2, 0));
        result.Error.Should().Contain(why);
        Github.Log.Requests.Should().BeEmpty();
    }
}
