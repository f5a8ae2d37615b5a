using System.Security.Cryptography;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Publishing;

/// <summary>Which image this repository's own release.yml takes, builds, attests and pushes.</summary>
[Needs(Need.Tools)]
public sealed class ReleaseImageTests : IDisposable
{
    private const string Image = "ghcr.io/org/ms-release-actions";
    private const string Earlier = "An image that this workflow made earlier, of this commit";
    private const string Index =
        "{\"annotations\":{\"org.opencontainers.image.revision\":\""
        + ReleaseScripts.Sha
        + "\",\"org.opencontainers.image.version\":\"1.2.3\"}}";
    private readonly ReleaseScripts scripts = new();

    public void Dispose() => scripts.Dispose();

    [Theory]
    [InlineData("", "", Index, true, "digest=sha256:dddd")]
    [InlineData(Image + "@sha256:dddd", "", Index, true, "digest=sha256:dddd")]
    // pushed beforehand, with the right label: by whom is not proved, or what is in it is not
    [InlineData("", "exit 1", Index, false, "")]
    [InlineData("", "case $* in *spdx*) exit 1 ;; esac", Index, false, "")]
    // named by a tag that somebody made
    [InlineData(Image + "@sha256:dddd", "exit 1", Index, false, "")]
    // ours, of another commit or version under this one's tag
    [InlineData(
        "",
        "",
        "{\"annotations\":{\"org.opencontainers.image.revision\":\"other\",\"org.opencontainers.image.version\":\"1.2.3\"}}",
        false,
        ""
    )]
    [InlineData(
        "",
        "",
        "{\"annotations\":{\"org.opencontainers.image.revision\":\""
            + ReleaseScripts.Sha
            + "\",\"org.opencontainers.image.version\":\"1.2.2\"}}",
        false,
        ""
    )]
    [InlineData("", "", "{}", false, "")]
    public async Task An_image_is_taken_up_only_where_this_workflow_attested_it_and_made_it_of_this_commit(
        string released,
        string gh,
        string index,
        bool passes,
        string output
    )
    {
        scripts.Stub("gh", gh);
        scripts.Stub("docker", $"case $* in *--raw*) echo '{index}' ;; *) echo sha256:dddd ;; esac");

        (await scripts.Run("earlier", Earlier, ("RELEASED", released))).Should().Be((passes, output));
        scripts
            .Calls.Where(call => call.StartsWith("gh ", StringComparison.Ordinal))
            .Should()
            .OnlyContain(call =>
                call.StartsWith($"gh attestation verify oci://{Image}@sha256:dddd --repo ", StringComparison.Ordinal)
                && ReleaseScripts.Exactly.Split(' ').All(call.Split(' ').Contains)
            );
    }

    [Fact]
    public async Task Where_there_is_no_image_yet_nothing_is_taken_up()
    {
        (await scripts.Run("earlier", Earlier, ("RELEASED", ""))).Should().Be((true, "digest="));
        scripts.Calls.Should().OnlyContain(call => call.StartsWith("docker ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_base_image_and_the_builder_are_those_that_were_reviewed()
    {
        Place("Dockerfile");
        Place("eng/image/bases");
        Builds();

        (await scripts.Run("build", "Build for both architectures")).Should().Be((true, "digest=sha256:dddd"));

        var reviewed = Checkout
            .Read("eng/image/bases")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' '))
            .ToDictionary(line => line[0], line => line[1]);
        var bases = reviewed.Where(image => image.Key.Contains("/dotnet/", StringComparison.Ordinal)).ToList();
        foreach (
            var build in scripts.Calls.Where(call => call.StartsWith("docker buildx build ", StringComparison.Ordinal))
        )
        {
            bases
                .Should()
                .HaveCount(2)
                .And.OnlyContain(image =>
                    build.Contains($" --build-context {image.Key}=docker-image://{image.Key}@{image.Value} ")
                );
        }
        scripts
            .Calls.Should()
            .ContainSingle(call =>
                call.Contains($" --driver-opt image=moby/buildkit:v0.24.0@{reviewed["moby/buildkit:v0.24.0"]}")
            )
            .And.ContainSingle(call =>
                call.Contains(" --platform linux/amd64,linux/arm64 ")
                && call.Contains($" --annotation index:org.opencontainers.image.revision={ReleaseScripts.Sha} ")
                && call.Contains(" --annotation index:org.opencontainers.image.version=1.2.3 ")
            )
            .And.NotContain(call => call.Contains("push"));
    }

    [Theory]
    [InlineData("Dockerfile", "runtime-deps:10.0.12-noble-chiseled", "runtime-deps:10.0.99-noble-chiseled")]
    [InlineData("eng/image/bases", "sdk:10.0.401-noble sha256:", "sdk:10.0.401-noble sha512:")]
    [InlineData("eng/image/bases", "moby/buildkit:v0.24.0 sha256:", "moby/buildkit:v0.24.0 ")]
    public async Task What_has_no_reviewed_digest_is_not_built_on(string file, string text, string instead)
    {
        Place("Dockerfile");
        Place("eng/image/bases");
        await File.WriteAllTextAsync(
            scripts[file],
            Checkout.Read(file).Replace(text, instead, StringComparison.Ordinal)
        );
        Builds();

        (await scripts.Run("build", "Build for both architectures")).Passed.Should().BeFalse();
        scripts.Calls.Should().NotContain(call => call.StartsWith("docker buildx build ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_image_that_was_exchanged_on_the_way_is_not_attested()
    {
        const string name = "The image is the one that was built";
        scripts.Stub("skopeo", $"printf '%s' '{Index}'");

        (await scripts.Run("attest", name, ("DIGEST", DigestOf(Index)))).Passed.Should().BeTrue();
        (await scripts.Run("attest", name, ("DIGEST", DigestOf("another")))).Passed.Should().BeFalse();
    }

    [Theory]
    [InlineData("", "exit 1", true)]
    // somebody else was there in the meantime
    [InlineData("", "echo sha256:eeee", false)]
    // what arrived is attested by nobody, or by somebody else
    [InlineData("exit 1", "exit 1", false)]
    public async Task Only_what_verifies_is_pushed_and_nothing_is_pushed_over(string gh, string there, bool passes)
    {
        scripts.Stub("gh", gh);
        scripts.Stub(
            "skopeo",
            $"case $* in *--raw*) printf '%s' '{Index}' ;; *docker://*:1.2.3) case $1 in inspect) {there} ;; esac ;; esac"
        );

        (await scripts.Run("image", "Push what verifies", ("DIGEST", DigestOf(Index)))).Passed.Should().Be(passes);

        scripts.Calls.Should().Contain($"gh attestation verify index.json {ReleaseScripts.Exactly}");
        scripts
            .Calls.Count(call => call.StartsWith("skopeo copy ", StringComparison.Ordinal))
            .Should()
            .Be(passes ? 1 : 0);
    }

    private static string DigestOf(string text) =>
        $"sha256:{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))}";

    private void Builds()
    {
        scripts.Stub("git", "echo 1700000000");
        scripts.Stub(
            "docker",
            "case $* in *--metadata-file*) echo '{\"containerimage.digest\":\"sha256:dddd\"}' > metadata.json ;; esac"
        );
    }

    private void Place(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(scripts[path])!);
        File.Copy(Checkout.PathOf(path), scripts[path], overwrite: true);
    }
}
