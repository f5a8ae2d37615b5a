using System.Text.RegularExpressions;

namespace MsReleaseActions.RepoTests.Supply;

[Needs(Need.Nothing)]
public sealed partial class DockerfileTests
{
    [Fact]
    public void Base_images_are_named_by_their_full_version()
    {
        var images = From().Matches(Checkout.Read("Dockerfile")).Select(from => from.Groups["image"].Value).ToList();

        images
            .Should()
            .HaveCount(2)
            .And.OnlyContain(
                image => FullVersion().IsMatch(image),
                "10.0 is another image next month; Dependabot proposes the next version"
            );
    }

    /// <summary>
    /// <c>act</c> builds <c>uses: ./actions/x</c> over docker's API, with the builder from before BuildKit: it has no
    /// mounts and no texts in place, and knows no platform by itself.
    /// </summary>
    [Theory]
    [InlineData("Dockerfile")]
    public void The_builder_that_act_uses_understands_it(string file) =>
        Newer(Checkout.Read(file)).Should().BeEmpty("write ${BUILDPLATFORM:-linux/amd64}, and do without the rest");

    [Theory]
    [InlineData("FROM --platform=$BUILDPLATFORM a:1 AS b")]
    [InlineData("FROM --platform=${BUILDPLATFORM} a:1")]
    [InlineData("RUN --mount=type=cache,target=/packages dotnet restore")]
    [InlineData("COPY --link a b")]
    [InlineData("RUN <<EOF")]
    public void What_it_does_not_understand_is_seen(string line) => Newer($"FROM a:1\n{line}\n").Should().Equal(line);

    [Fact]
    public void A_platform_with_a_default_is_no_trouble() =>
        Newer("FROM --platform=${BUILDPLATFORM:-linux/amd64} a:1 AS b\nRUN echo \"$TARGETARCH\"\n").Should().BeEmpty();

    private static IEnumerable<string> Newer(string dockerfile) =>
        dockerfile.Split('\n').Where(line => !line.StartsWith('#') && BuildKitOnly().IsMatch(line));

    [GeneratedRegex(
        @"^FROM .*\$\{?(BUILD|TARGET)\w+(\}|\s|$)|^RUN .*--(mount|network|security)=|^(COPY|ADD) .*--(link|parents|exclude)\b|<<-?['""]?[A-Z]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex BuildKitOnly();

    [GeneratedRegex(
        @"^FROM (--\S+ )*(?<image>\S+)",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex From();

    [GeneratedRegex(@":\d+\.\d+\.\d+(-[\w.-]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FullVersion();
}
