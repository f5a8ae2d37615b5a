using System.IO.Abstractions;
using MsReleaseActions.Testing;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.SharedTests.Toolkit;

[Needs(Need.Nothing)]
public sealed class TagInputsTests
{
    [Theory]
    [InlineData(null, "v")]
    [InlineData("", "")]
    [InlineData(" \n", "")]
    [InlineData("v", "v")]
    [InlineData(" app-v\n", "app-v")]
    [InlineData("jinhsi-studio-v", "jinhsi-studio-v")]
    public void An_absent_prefix_is_v_and_an_empty_one_is_none(string? given, string expected)
    {
        var reader = Reader(("TAG-PREFIX", given));

        (reader.TagPrefix(), reader.Problems.Count).Should().Be((expected, 0));
    }

    [Theory]
    [InlineData("v", "v1.2.3")]
    [InlineData("", "1.2.3")]
    [InlineData("app-v", "app-v1.2.3-beta.1")]
    [InlineData("jinhsi-studio-v", "jinhsi-studio-v1.2.3")]
    public void A_tag_is_read_in_its_light(string prefix, string tag)
    {
        var reader = Reader(("TAG-PREFIX", prefix), ("TAG", tag));

        var read = reader.GetRequiredTag("tag", reader.TagPrefix());

        (read.Text, read.Prefix, reader.Problems.Count).Should().Be((tag, prefix, 0));
    }

    [Theory]
    [InlineData(null, "1.2.3", "tag must be a tag such as v1.2.3 or v1.2.3-beta.1, not '1.2.3'")]
    [InlineData("", "v1.2.3", "tag must be a tag such as 1.2.3 or 1.2.3-beta.1, not 'v1.2.3': tag-prefix is empty")]
    [InlineData(
        "app-v",
        "v1.2.3",
        "tag must be a tag such as app-v1.2.3 or app-v1.2.3-beta.1, not 'v1.2.3': tag-prefix is app-v"
    )]
    [InlineData("app-v", "", "tag is required")]
    [InlineData(
        "v1",
        "v1.2.3",
        "tag-prefix must be letters, digits, and . _ - between them, without a digit at its end, such as v or app-v, "
            + "not 'v1'"
    )]
    public void Every_problem_is_said_once(string? prefix, string tag, string problem)
    {
        var reader = Reader(("TAG-PREFIX", prefix), ("TAG", tag));

        reader.GetRequiredTag("tag", reader.TagPrefix());

        reader.Problems.Should().Equal(problem);
    }

    private static InputReader Reader(params (string Name, string? Value)[] inputs)
    {
        var files = new FileSystem();
        return new InputReader(
            new ActionEnvironment(
                inputs
                    .Where(input => input.Value is not null)
                    .ToDictionary(input => $"INPUT_{input.Name}", input => input.Value!, StringComparer.Ordinal),
                TextWriter.Null,
                files,
                TimeProvider.System
            ),
            new Workspace("/", files)
        );
    }
}
