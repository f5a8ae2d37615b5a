using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.SharedTests.Core.Content;

/// <summary>The manifest that installed clients read.</summary>
[Needs(Need.Nothing)]
public sealed class ContentManifestTests
{
    private static readonly DateTimeOffset Time = new(2026, 1, 31, 12, 0, 0, 900, TimeSpan.FromHours(1));

    [Fact]
    public void It_is_spelled_in_one_way()
    {
        var spec = ContentSample.Spec() with
        {
            Assets = [ContentSample.Spec().Assets[0], ContentSample.Spec().Assets[4]],
            InstallSets = [ContentSample.Spec().InstallSets[0]],
            Repositories = [ContentSample.Spec().Repositories[0]],
            DemoUrl = "https://example.org/d\u00e9mo?a=1&b='<+>'",
        };

        Text(spec)
            .Should()
            .Be(
                $$"""
                {
                  "schema": 3,
                  "channel": "beta",
                  "tag": "v0.2.0-beta.1",
                  "published_at": "2026-01-31T11:00:00Z",
                  "repos": [
                    {
                      "id": "loader",
                      "url": "https://github.com/org/loader",
                      "sha": "{{new string('a', 40)}}"
                    }
                  ],
                  "tooling": {
                    "repo": "org/ms-release-actions",
                    "ref": "v1",
                    "sha": "{{new string('e', 40)}}"
                  },
                  "assets": [
                    {
                      "id": "bundle-windows-x86_64",
                      "kind": "bundle",
                      "filename": "midi-studio-windows-x86_64-bundle.zip",
                      "size": 7,
                      "sha256": "{{Sha256.Of("x"u8)}}",
                      "os": "windows",
                      "arch": "x86_64"
                    },
                    {
                      "id": "firmware-default",
                      "kind": "firmware",
                      "filename": "midi-studio-default-firmware.hex",
                      "size": 7,
                      "sha256": "{{Sha256.Of("x"u8)}}"
                    }
                  ],
                  "install_sets": [
                    {
                      "id": "default",
                      "assets": [
                        "bundle-windows-x86_64",
                        "firmware-default"
                      ],
                      "os": "windows",
                      "arch": "x86_64"
                    }
                  ],
                  "pages": {
                    "demo_url": "https://example.org/d\u00e9mo?a=1&b='<+>'"
                  }
                }

                """
            );
    }

    // as Python's json.dumps has them
    [Theory]
    [InlineData("\u00e9\u20ac\ud83d\ude00", @"\u00e9\u20ac\ud83d\ude00")]
    [InlineData("\u0001\u001f\u007f\u00a0\u2028\ufffe", @"\u0001\u001f\u007f\u00a0\u2028\ufffe")]
    [InlineData("\b\t\n\f\r\"\\/", @"\b\t\n\f\r\""\\/")]
    [InlineData(@"\u00AB\\u00AB", @"\\u00AB\\\\u00AB")]
    [InlineData("<>&'+`", "<>&'+`")]
    public void What_is_not_ASCII_is_escaped_and_nothing_else(string demo, string written) =>
        Text(ContentSample.Spec() with { DemoUrl = demo }).Should().Contain($"\"demo_url\": \"{written}\"");

    [Fact]
    public void What_is_written_is_read_as_it_was()
    {
        var spec = ContentSample.Spec() with { DemoUrl = "https://example.org/demo" };
        var text = Text(spec);

        var read = ContentManifest.Parse(Encoding.UTF8.GetBytes(text));

        Encoding.UTF8.GetString(read.ToBytes()).Should().Be(text);
        (read.Schema, read.Tooling, read.DemoUrl).Should().Be((3, spec.Tooling, spec.DemoUrl));
    }

    [Fact]
    public void An_old_one_names_no_tooling_and_may_name_addresses()
    {
        var text = Text(ContentSample.Spec())
            .Replace("\"schema\": 3", "\"schema\": 2", StringComparison.Ordinal)
            .Replace("\"size\": 7,", "\"size\": 7, \"url\": \"https://example.org/x\",", StringComparison.Ordinal);
        var from = text.IndexOf("  \"tooling\"", StringComparison.Ordinal);
        var to = text.IndexOf("  \"assets\"", StringComparison.Ordinal);

        var read = ContentManifest.Parse(Encoding.UTF8.GetBytes(text[..from] + text[to..]));

        (read.Schema, read.Tooling, read.Assets.Count).Should().Be((2, null, 7));
    }

    [Theory]
    [InlineData("\"schema\": 3", "\"schema\": 1", "it is of schema 1, and 2 and 3 are known")]
    [InlineData("\"schema\": 3", "\"schema\": 4", "it is of schema 4, and 2 and 3 are known")]
    [InlineData("\"tooling\"", "\"toolings\"", "tooling is missing; line 28: toolings is unknown")]
    [InlineData("\"id\": \"default\"", "\"id\": \"all\"", "must hold a set default: every client installs it")]
    public void What_a_client_would_refuse_is_refused(string good, string bad, string problem) =>
        FluentActions
            .Invoking(() =>
                ContentManifest.Parse(
                    Encoding.UTF8.GetBytes(Text(ContentSample.Spec()).Replace(good, bad, StringComparison.Ordinal))
                )
            )
            .Should()
            .Throw<ActionFailure>()
            .Which.What.Should()
            .Contain(problem);

    [Fact]
    public void Without_tooling_none_is_made()
    {
        ContentSample.Spec().WhyNoManifest.Should().BeNull();
        (ContentSample.Spec() with { Tooling = null })
            .WhyNoManifest.Should()
            .StartWith("the spec of v0.2.0-beta.1 names no tooling");
    }

    private static string Text(ReleaseSpec spec) =>
        Encoding.UTF8.GetString(
            ContentManifest
                .Of(spec, Time, spec.Assets.ToDictionary(asset => asset.FileName, _ => (7L, Sha256.Of("x"u8))))
                .ToBytes()
        );
}
