using MsReleaseActions.ReleaseTrees;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Publishing;

namespace MsReleaseActions.CliTests.Publishing;

/// <summary>The tags that a release gets.</summary>
[Needs(Need.Nothing)]
public sealed class PublishTests : IDisposable
{
    private readonly SourceCheckout checkout = new();

    public void Dispose() => checkout.Dispose();

    [Fact]
    public async Task A_release_is_a_commit_without_a_parent_whose_tag_says_what_it_was_made_of()
    {
        var source = checkout.Version("1.2.3");
        var (code, output, _) = await checkout.Publish("1.2.3", source);

        var commit = checkout.Remote("rev-parse", "v1.2.3^{commit}");
        (code, output, checkout.Tags)
            .Should()
            .Be((0, $"tag=v1.2.3\ncommit={commit}\nlatest=true\n", $"v1={commit}\nv1.2.3={commit}"));
        var said = $"v1.2.3\n\nsource {source}\nimage ghcr.io/org/ms-release-actions@{checkout.Digest}";
        checkout
            .Remote("cat-file", "tag", "v1.2.3")
            .Should()
            .EndWith($"\n\n{said}")
            .And.Contain("\ntag v1.2.3\ntagger github-actions[bot] <");
        checkout
            .Remote("log", "--format=%P|%ct|%B", "v1.2.3")
            .Should()
            .Be($"|{checkout.Source("log", "-1", "--format=%ct")}|{said}");
        checkout
            .Remote("ls-tree", "--name-only", "v1")
            .Should()
            .Be(
                "LICENSE\nREADME.md\nactions\n"
                    + string.Join('\n', Testing.Checkout.ActionIds.Order(StringComparer.Ordinal))
            );
        checkout
            .Remote("show", "v1:promote-assets/action.yml")
            .Should()
            .Contain($"\n  image: docker://ghcr.io/org/ms-release-actions@{checkout.Digest}\n");
    }

    [Fact]
    public async Task Again_it_writes_nothing_and_elsewhere_it_is_the_same_commit()
    {
        var source = checkout.Version("1.2.3");
        await checkout.Publish("1.2.3", source);
        var before = Everything();

        var (code, _, error) = await checkout.Publish("1.2.3", source);
        (code, error)
            .Should()
            .Be((0, "v1.2.3: is there, with exactly this content\nv1: stays, it names this release already\n"));
        Everything().Should().Be(before);

        checkout.Remote("update-ref", "-d", "refs/tags/v1.2.3");
        checkout.Remote("update-ref", "-d", "refs/tags/v1");
        await checkout.Publish("1.2.3", source);
        Everything().Should().Be(before);
    }

    [Fact]
    public async Task A_dry_run_pushes_nothing_and_leaves_nothing_in_the_checkout()
    {
        var source = checkout.Version("1.2.3");
        var before = (
            Everything(),
            checkout.Source("count-objects"),
            checkout.Source("for-each-ref"),
            checkout.Source("status", "--short")
        );
        var (code, output, error) = await checkout.Publish("1.2.3", source, "--dry-run");
        (code, error.EndsWith("dry run: nothing was pushed\n", StringComparison.Ordinal)).Should().Be((0, true));
        (
            Everything(),
            checkout.Source("count-objects"),
            checkout.Source("for-each-ref"),
            checkout.Source("status", "--short")
        )
            .Should()
            .Be(before);
        (await checkout.Publish("1.2.3", source)).Output.Should().Be(output);
    }

    [Theory]
    [InlineData("1.2.3", "1.3.0", "v1=1.3.0", true)]
    [InlineData("1.3.0", "1.2.4", "v1=1.3.0", false)]
    [InlineData("1.9.0", "1.10.0", "v1=1.10.0", true)]
    [InlineData("1.2.3", "2.0.0", "v1=1.2.3 v2=2.0.0", true)]
    [InlineData("2.0.0", "1.2.3", "v1=1.2.3 v2=2.0.0", false)]
    [InlineData("1.2.3", "1.3.0-beta.1", "v1=1.2.3", false)]
    [InlineData("1.3.0-beta.1", "1.2.3", "v1=1.2.3", true)]
    public async Task The_tag_of_a_major_version_follows_the_newest_stable_release_and_never_goes_back(
        string first,
        string second,
        string major,
        bool latest
    )
    {
        (await checkout.Publish(first, checkout.Version(first))).Code.Should().Be(0);
        var (code, output, _) = await checkout.Publish(second, checkout.Version(second));
        (code, output.EndsWith($"\nlatest={(latest ? "true" : "false")}\n", StringComparison.Ordinal))
            .Should()
            .Be((0, true), output);
        var tags = checkout.Tags.Split('\n').Select(line => line.Split('=')).ToDictionary(tag => tag[0], tag => tag[1]);
        string.Join(
                ' ',
                tags.Where(tag => tag.Key.Length == 2)
                    .Select(tag =>
                        $"{tag.Key}={tags.First(other => other.Value == tag.Value && other.Key.Length > 2).Key[1..]}"
                    )
            )
            .Should()
            .Be(major);
    }

    [Fact]
    public async Task A_tag_with_another_content_is_refused_and_nothing_moves()
    {
        var source = checkout.Version("1.2.3");
        await checkout.Publish("1.2.3", source);
        var before = Everything();
        checkout.Digest = "sha256:" + new string('e', 64);

        var (code, output, error) = await checkout.Publish("1.2.3", source);
        (code, output, Everything()).Should().Be((1, "", before));
        error.Should().Contain("v1.2.3 exists, and is not this release").And.Contain("release under the next version");
    }

    [Fact]
    public async Task Of_two_at_once_the_later_one_changes_nothing()
    {
        var (old, newer) = (checkout.Version("1.2.3"), checkout.Version("1.3.0"));
        using var git = new Git(checkout.PathOf("source"));
        var release = new PublishedRelease(
            SourceCheckout.Repository,
            "v1.2.3",
            old,
            "ghcr.io/org/ms-release-actions@" + checkout.Digest
        );
        var objects = ReleaseObjects.Write(git, new SourceCommit(git, old), release);
        var plan = TagPlan.Of(release, objects, RemoteTags.Read(git, "origin"));

        await checkout.Publish("1.3.0", newer);
        var before = Everything();

        FluentActions
            .Invoking(() => TagPush.Push(git, TagPush.Arguments(release, objects, plan, "origin")))
            .Should()
            .Throw<Refused>()
            .WithMessage("the tags were not pushed, none of them: *stale info*");
        Everything().Should().Be(before);
        (await checkout.Publish("1.2.3", old)).Error.Should().Contain("v1: stays, v1.3.0 is newer");
    }

    // refs and objects of the remote
    private string Everything() => checkout.Remote("for-each-ref") + checkout.Remote("count-objects");
}
