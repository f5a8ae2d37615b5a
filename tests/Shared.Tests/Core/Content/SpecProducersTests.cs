using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.SharedTests.Core.Content;

/// <summary>What a spec says of the producers.</summary>
[Needs(Need.Nothing)]
public sealed class SpecProducersTests
{
    [Fact]
    public void Only_the_expected_repositories_of_the_expected_server_may_be_named()
    {
        var expected = ProducerRepositories.Of(RepositoryName.Parse("ORG/distribution"), ContentDescription.MidiStudio);

        expected.Problems(ContentSample.Spec(), "https://github.com/").Should().BeEmpty();
        ProducerRepositories
            .Of(
                RepositoryName.Parse("org/distribution"),
                ContentDescription.MidiStudio,
                new Dictionary<string, RepositoryName> { ["oc-bridge"] = RepositoryName.Parse("open-control/bridge") }
            )
            .Problems(ContentSample.Spec(), "https://ghe.example")
            .Should()
            .Equal(
                "loader is on https://github.com in the spec, and this is https://ghe.example",
                "oc-bridge is org/bridge in the spec, and open-control/bridge is expected",
                "oc-bridge is on https://github.com in the spec, and this is https://ghe.example",
                "core is on https://github.com in the spec, and this is https://ghe.example",
                "plugin-bitwig is on https://github.com in the spec, and this is https://ghe.example"
            );
    }

    [Fact]
    public void A_spec_says_which_candidates_it_needs()
    {
        var (a, b, c, d) = (new string('a', 40), new string('b', 40), new string('c', 40), new string('d', 40));

        ProducerCandidate
            .Of(ContentSample.Spec())
            .Select(needed => (needed.Producer.Id, needed.Repository.ToString(), needed.Tag.Text, needed.RunTitle))
            .Should()
            .Equal(
                ("loader", "org/loader", $"rc-{a}", $"candidate {a}"),
                ("oc-bridge", "org/bridge", $"rc-{b}", $"candidate {b}"),
                ("core", "org/core", $"rc-{c}", $"candidate {c}"),
                ("core-host-tools", "org/core", $"rc-core-host-tools-{c}", $"candidate {c}"),
                ("plugin-bitwig-extension", "org/plugin-bitwig", $"rc-plugin-bitwig-extension-{d}", $"candidate {d}"),
                (
                    "plugin-bitwig-firmware",
                    "org/plugin-bitwig",
                    $"rc-plugin-bitwig-firmware-{c}-{d}",
                    $"candidate {c} {d}"
                )
            );
        ProducerCandidate
            .Of(ContentSample.Spec())[5]
            .Inputs.Should()
            .BeEquivalentTo(new Dictionary<string, string> { ["core_sha"] = c, ["source_sha"] = d });
        ProducerCandidate
            .Of(ContentSample.Spec() with { Assets = [ContentSample.Spec().Assets[0]] })
            .Select(needed => needed.Producer.Id)
            .Should()
            .Equal("loader", "oc-bridge", "core-host-tools");
    }
}
