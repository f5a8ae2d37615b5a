using FsCheck;
using FsCheck.Fluent;
using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.ReleaseTrainTests.Detection;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.ReleaseTrainTests.Lanes;

/// <summary>A text that is put into a workflow file is read back from it as the same text.</summary>
[Needs(Need.Nothing)]
public sealed class LaneTextTests
{
    public static TheoryData<string> Texts => [.. HostileTexts.All, "", "harmless", "a b", ".9", ".5e3", ".9.1"];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_stays_what_it_is_on_one_line(string text) => Holds(text);

    [Fact]
    public void Whatever_a_text_is_it_stays_what_it_is_on_one_line() =>
        Prop.ForAll<NonNull<string>>(text => Holds(text.Get)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("The commit of main to build, 40 digits", "The commit of main to build, 40 digits")]
    [InlineData("The commit of release/1.x to build", "The commit of release/1.x to build")]
    [InlineData("The commit of #1 to build", "'The commit of #1 to build'")]
    [InlineData("The commit of it's to build", "'The commit of it''s to build'")]
    [InlineData("The commit of a\u2028b to build", "\"The commit of a\\u2028b to build\"")]
    public void A_sentence_is_quoted_where_it_must_be(string text, string written) =>
        LaneText.Sentence(text).Should().Be(written);

    private static void Holds(string text)
    {
        // half a character is nothing that a file could hold
        if (
            text.Any(char.IsSurrogate)
            && System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)) != text
        )
        {
            return;
        }
        var root = (Mapping)YamlReader.Read($"a: {LaneText.Scalar(text)}\nb: 1\n");

        root.Members.Select(member => member.Name).Should().Equal("a", "b");
        var value = (Scalar)root["a"]!;
        value.As.Should().Be(ScalarKind.Text);
        LaneReading.Value(value).Should().Be(text);
    }
}
