using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace MsReleaseActions.RepoTests;

/// <summary>
/// What <c>act</c> is given with the self-test: a mistake in it would show on the machine of somebody who has
/// <c>act</c> only.
/// </summary>
[Needs(Need.Nothing)]
public sealed partial class ActFilesTests
{
    private const string SelfTest = ".github/workflows/selftest.yml";

    [Fact]
    public void Each_system_that_the_self_test_runs_on_has_an_image() =>
        Options()
            .Where(option => option.Name == "-P")
            .Select(option => option.Value.Split('=')[0])
            .Should()
            .BeEquivalentTo(
                RunsOn().Matches(Checkout.Read(SelfTest)).Select(job => job.Groups["label"].Value).Distinct()
            );

    [Fact]
    public void No_container_gets_the_socket_of_docker() =>
        Options().Should().Contain(("--container-daemon-socket", "-"));

    [Fact]
    public void The_event_gives_inputs_that_the_self_test_has()
    {
        using var given = JsonDocument.Parse(Checkout.Read(".github/act/selftest.json"));
        var stream = new YamlStream();
        stream.Load(new StringReader(Checkout.Read(SelfTest)));
        var inputs = (YamlMappingNode)stream.Documents.Single().RootNode["on"]["workflow_dispatch"]["inputs"];

        given
            .RootElement.GetProperty("inputs")
            .EnumerateObject()
            .Select(input => input.Name)
            .Should()
            .BeEquivalentTo(inputs.Children.Keys.Select(name => ((YamlScalarNode)name).Value));
    }

    // a line is an option and, after the first blank, its value; act leaves out what does not begin with a dash
    private static List<(string Name, string Value)> Options() =>
        [
            .. Checkout
                .Read(".actrc")
                .Split('\n')
                .Where(line => line.StartsWith('-'))
                .Select(line => line.Split(' ', 2))
                .Select(parts => (parts[0], parts.ElementAtOrDefault(1) ?? "")),
        ];

    [GeneratedRegex(
        @"^ +runs-on: (?<label>\S+)$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex RunsOn();
}
