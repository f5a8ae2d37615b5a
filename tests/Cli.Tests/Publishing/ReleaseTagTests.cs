using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Publishing;

/// <summary>The tags that this repository's own release.yml pushes, of objects that another job made.</summary>
[Needs(Need.Tools)]
public sealed class ReleaseTagTests : IDisposable
{
    private const string Look = "The release is what was made, and names the image that was attested";
    private const string Push = "Tag it, and move the major version's tag";
    private readonly SourceCheckout checkout = new();
    private readonly ReleaseScripts scripts = new();

    public void Dispose()
    {
        checkout.Dispose();
        scripts.Dispose();
    }

    [Fact]
    public async Task What_one_job_packed_another_pushes_without_running_any_of_it()
    {
        var source = checkout.Version("1.2.3");
        var made = await Pack("1.2.3", source);
        checkout.Tags.Should().BeEmpty("who makes it pushes nothing");

        (await Run(Look, source, made)).Should().BeTrue();
        (await Run(Push, source, made)).Should().BeTrue();
        checkout.Tags.Should().Be($"v1={made["commit"]}\nv1.2.3={made["commit"]}");
        checkout.Remote("cat-file", "tag", "v1.2.3").Should().Contain($"\nsource {source}\n");

        var again = await Pack("1.2.3", source);
        again.Should().Contain(KeyValuePair.Create("create", "false"), KeyValuePair.Create("move", "false"));
        (await Run(Look, source, again)).Should().BeTrue();
        (await Run(Push, source, again)).Should().BeTrue();
    }

    [Theory]
    [InlineData("DIGEST", "sha256:eeee")]
    [InlineData("SOURCE_SHA", ReleaseScripts.Sha)]
    [InlineData("VERSION", "1.2.4")]
    public async Task What_is_of_another_image_commit_or_version_is_not_tagged(string variable, string value)
    {
        var source = checkout.Version("1.2.3");

        (await Run(Look, source, await Pack("1.2.3", source), (variable, value))).Should().BeFalse();
    }

    [Fact]
    public async Task A_tree_that_has_more_than_its_own_commit_or_another_commit_is_not_tagged()
    {
        var source = checkout.Version("1.2.3");
        var made = await Pack("1.2.3", source);

        made["commit"] = source;
        (await Run(Look, source, made)).Should().BeFalse();
    }

    [Fact]
    public async Task A_release_that_came_in_between_keeps_both_tags_as_they_are()
    {
        var (old, newer) = (checkout.Version("1.2.3"), checkout.Version("1.3.0"));
        var made = await Pack("1.2.3", old);
        await checkout.Publish("1.3.0", newer);
        var before = checkout.Tags;

        (await Run(Look, old, made)).Should().BeTrue();
        (await Run(Push, old, made)).Should().BeFalse();
        checkout.Tags.Should().Be(before);
    }

    private async Task<Dictionary<string, string>> Pack(string version, string source)
    {
        var (code, output, error) = await checkout.Publish(version, source, "--pack", scripts["tree"]);
        code.Should().Be(0, error);
        return output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2))
            .ToDictionary(line => line[0], line => line[1], StringComparer.Ordinal);
    }

    private async Task<bool> Run(
        string step,
        string source,
        Dictionary<string, string> made,
        params (string, string)[] instead
    ) =>
        (
            await scripts.Run(
                "tags",
                step,
                [
                    ("SOURCE_SHA", source),
                    ("DIGEST", checkout.Digest),
                    .. made.Select(output => (output.Key.ToUpperInvariant(), output.Value)),
                    ("TOKEN", "x"),
                    ("GITHUB_SERVER_URL", checkout.PathOf("")),
                    ("GITHUB_REPOSITORY", "remote"),
                    .. instead,
                ]
            )
        ).Passed;
}
