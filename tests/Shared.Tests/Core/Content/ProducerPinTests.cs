using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Content;

/// <summary>What a candidate was built with, against the file that pins it.</summary>
[Needs(Need.Nothing)]
public sealed class ProducerPinTests
{
    private static readonly string One = new('1', 40);
    private static readonly string Two = new('2', 40);
    private static readonly ProducerPin Pin = new("ui", RepositoryName.Parse("org/ui"), "core", "platformio.ini");

    [Theory]
    [InlineData(
        "lib_deps =\n\tms-ui=https://github.com/org/ui.git#{1}\n\thttps://github.com/org/ui-more.git#{2}\n",
        null
    )]
    [InlineData("https://github.com/ORG/ui#{1} again org/ui@{1}", null)]
    [InlineData(
        "https://github.com/org/ui.git#{2}",
        "it was built with ui 11111111, and platformio.ini of core pins 22222222"
    )]
    [InlineData("org/ui#{1} org/ui#{2}", "platformio.ini of core pins 2 commits of org/ui")]
    [InlineData("org/ui#v1.2.3 other-org/ui#{1}", "platformio.ini of core pins no commit of org/ui")]
    [InlineData("org/ui#{1}0", "platformio.ini of core pins no commit of org/ui")]
    [InlineData(null, "core has no platformio.ini, which should pin ui")]
    public void It_is_the_commit_that_the_file_pins(string? text, string? problem) =>
        Pin.WhyNot(
                [new("ui", RepositoryName.Parse("org/ui"), CommitSha.Parse(One))],
                text?.Replace("{1}", One).Replace("{2}", Two)
            )
            .Should()
            .Be(problem);

    [Theory]
    [InlineData(
        "device=org/device@1111111111111111111111111111111111111111",
        "the candidate does not say which ui went into it, and platformio.ini of core pins 11111111"
    )]
    [InlineData("ui=evil/ui@1111111111111111111111111111111111111111", "ui is evil/ui, and org/ui is expected")]
    public void Another_input_does_not_stand_for_it(string input, string problem)
    {
        CandidateInput.TryParse(input, out var built).Should().BeTrue();

        Pin.WhyNot([built!], $"org/ui#{One}").Should().Be(problem);
    }
}
