using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Publishing;
using MsReleaseActions.Workflows.Yaml;
using MsReleaseActions.WorkflowsTests.Peers;

namespace MsReleaseActions.WorkflowsTests.Publishing;

/// <summary>The release tree of this very checkout.</summary>
[Needs(Need.Nothing)]
public sealed class ReleaseTreeTests
{
    private static readonly PublishedRelease Release = new(
        "org/ms-release-actions",
        "v1.2.3",
        new string('a', 40),
        $"ghcr.io/org/ms-release-actions@sha256:{new string('b', 64)}"
    );
    private static readonly IReadOnlyDictionary<string, string> Source = Checkout
        .Files("")
        .Where(ReleaseTree.Reads)
        .ToDictionary(path => path, Checkout.Read, StringComparer.Ordinal);
    private static readonly IReadOnlyDictionary<string, string> Tree = ReleaseTree.Of(Source, Release);

    // found on the disk, not listed
    private static readonly string[] Ids =
    [
        .. Directory
            .GetDirectories(Checkout.PathOf("actions"))
            .Where(folder => File.Exists(Path.Combine(folder, "action.yml")))
            .Select(folder => Path.GetFileName(folder)!),
    ];

    [Fact]
    public void Every_action_is_there_at_the_root_and_under_actions_and_nothing_beside_them()
    {
        Ids.Should().Contain(Checkout.ActionIds);
        Tree.Keys.Should()
            .BeEquivalentTo(
                Ids.SelectMany(id =>
                        (string[])
                            [
                                $"{id}/action.yml",
                                $"{id}/README.md",
                                $"actions/{id}/action.yml",
                                $"actions/{id}/README.md",
                            ]
                    )
                    .Append("README.md")
                    .Append("LICENSE")
            );
        Tree["LICENSE"].Should().Be(Checkout.Read("LICENSE"));
        Ids.Should()
            .OnlyContain(id =>
                Tree[$"{id}/action.yml"] == Tree[$"actions/{id}/action.yml"]
                && Tree[$"{id}/README.md"] == Tree[$"actions/{id}/README.md"]
            );
    }

    [Fact]
    public void Every_byte_of_an_action_is_the_sources_but_for_the_image()
    {
        foreach (var id in Ids)
        {
            Tree[$"{id}/action.yml"]
                .Split('\n')
                .Zip(Checkout.Read($"actions/{id}/action.yml").Split('\n'))
                .Where(lines => lines.First != lines.Second)
                .Should()
                .Equal([("  image: docker://" + Release.Image, "  image: ../../Dockerfile")], id);
            Tree[$"{id}/action.yml"]
                .Length.Should()
                .Be(
                    Checkout.Read($"actions/{id}/action.yml").Length
                        - "../../Dockerfile".Length
                        + "docker://".Length
                        + Release.Image.Length
                );
        }
    }

    [Fact]
    public async Task GitHubs_own_parser_takes_every_action()
    {
        using var folder = new TemporaryFolder();
        foreach (var (path, text) in Tree)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[path])!);
            await File.WriteAllTextAsync(folder[path], text, TestContext.Current.CancellationToken);
        }
        var (github, _) = await FileProblem.OfAsync([
            .. Tree
                .Keys.Where(path => path.EndsWith("/action.yml", StringComparison.Ordinal))
                .Select(path => folder[path]),
        ]);
        github.Should().BeEmpty();
    }

    [Fact]
    public void Inputs_and_outputs_mean_what_they_mean_in_the_source()
    {
        foreach (var id in Ids)
        {
            var (made, source) = (
                (Mapping)YamlReader.Read(Tree[$"{id}/action.yml"]),
                (Mapping)YamlReader.Read(Checkout.Read($"actions/{id}/action.yml"))
            );
            made["inputs"].Should().BeEquivalentTo(source["inputs"], options => options.RespectingRuntimeTypes(), id);
            made["outputs"].Should().BeEquivalentTo(source["outputs"], options => options.RespectingRuntimeTypes(), id);
            ((Scalar)((Mapping)made["runs"]!)["entrypoint"]!).Text.Should().Be($"/app/{id}");
        }
    }

    [Fact]
    public void Links_of_its_pages_lead_into_the_tree_or_to_the_source_commit()
    {
        foreach (var (path, text) in Tree.Where(file => file.Key.EndsWith(".md", StringComparison.Ordinal)))
        {
            var folder = Path.GetDirectoryName(path)!;
            PageLinks
                .Of(text)
                .Where(link =>
                    !link.StartsWith("https://", StringComparison.Ordinal)
                    && !link.StartsWith('#')
                    && !Tree.ContainsKey(Path.Combine(folder, link))
                )
                .Should()
                .BeEmpty(path);
            PageLinks
                .Of(text)
                .Where(link =>
                    link.StartsWith(
                        $"https://github.com/org/ms-release-actions/blob/{Release.SourceSha}/",
                        StringComparison.Ordinal
                    )
                )
                .Select(link => link.Split('/', 8)[7].Split('#')[0])
                .Where(target => !File.Exists(Checkout.PathOf(target)) && !Directory.Exists(Checkout.PathOf(target)))
                .Should()
                .BeEmpty(path);
        }
    }

    [Fact]
    public void Its_page_names_commit_image_and_every_action()
    {
        var page = Tree["README.md"];
        page.Should()
            .Contain(Release.SourceSha)
            .And.Contain($"gh attestation verify oci://{Release.Image} --repo org/ms-release-actions")
            .And.Contain($"--digest sha256:{new string('b', 64)}");
        Ids.Should().OnlyContain(id => page.Contains($"`uses: org/ms-release-actions/{id}@v1`"));
    }

    [Theory]
    [InlineData(
        "see [a](../../docs/a.md#x) and [b](../b/README.md)",
        "see [a](https://github.com/org/ms-release-actions/blob/SHA/docs/a.md#x) and "
            + "[b](https://github.com/org/ms-release-actions/blob/SHA/actions/b/README.md)"
    )]
    [InlineData(
        "[a](/docs/a.md \"t\") ![i](./i.png)",
        "[a](https://github.com/org/ms-release-actions/blob/SHA/docs/a.md \"t\") "
            + "![i](https://github.com/org/ms-release-actions/blob/SHA/actions/x/i.png)"
    )]
    [InlineData("[a]: ../../a.md", "[a]: https://github.com/org/ms-release-actions/blob/SHA/a.md")]
    [InlineData(
        "[a](https://x.org/y) [b](#here) [c](mailto:x@y.z) [d](//x.org)",
        "[a](https://x.org/y) [b](#here) [c](mailto:x@y.z) [d](//x.org)"
    )]
    [InlineData(
        "```sh\n[a](b.md)\n```\n[a](b.md)",
        "```sh\n[a](b.md)\n```\n[a](https://github.com/org/ms-release-actions/blob/SHA/actions/x/b.md)"
    )]
    public void Relative_links_become_absolute(string text, string expected) =>
        AbsoluteLinks.Of(text, "actions/x", Release).Should().Be(expected.Replace("SHA", Release.SourceSha));
}
