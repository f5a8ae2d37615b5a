using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.ValidateCandidate;

/// <summary>Which commits of dependencies are built in, as files pin them.</summary>
[Needs(Need.Nothing)]
public sealed class PinTests : ValidateTest
{
    private static readonly string Ui = new('1', 40);
    private static readonly string Device = new('2', 40);

    private static readonly string Ini = $"""
        [env]
        lib_deps =
          ms-ui=https://github.com/acme/ui.git#{Ui}
          acme/device@{Device}
        """;

    [Fact]
    public async Task The_commits_of_this_and_of_another_repositorys_file_are_put_out()
    {
        var core = Github.CreateRepository("org/core");
        var elsewhere = core.Commit(new Dictionary<string, string> { ["platformio.ini"] = Ini }, "pin");
        var sha = Pinned("conf/pins.txt", $"acme/device#{Device}");

        var result = await ValidateAsync(
            ("source-sha", sha),
            ("expect", "any"),
            ("pins", $"ui=acme/ui in org/core@{elsewhere}:platformio.ini\ndevice=acme/device in conf/pins.txt")
        );

        result.ExitCode.Should().Be(0, result.Log);
        result.Outputs["pinned"].Should().Be($$"""{"ui":"{{Ui}}","device":"{{Device}}"}""");
        result.Summary.Should().Contain("| ✅ | pins | ui, device |");
    }

    [Fact]
    public async Task What_is_not_pinned_once_is_named_and_nothing_is_put_out()
    {
        var sha = Pinned("platformio.ini", $"{Ini}\nacme/ui#{Device}");

        var result = await ShouldFailAsync(
            1,
            [
                "platformio.ini of this commit pins 2 commits of acme/ui",
                "platformio.ini of this commit pins no commit of acme/other",
                "this commit has no nowhere.ini, which should pin gone",
            ],
            ("source-sha", sha),
            ("expect", "any"),
            ("pins", "ui=acme/ui in platformio.ini\nother=acme/other in platformio.ini\ngone=acme/ui in nowhere.ini")
        );

        result.Outputs.Should().NotContainKey("pinned");
    }

    [Theory]
    [InlineData("ui")]
    [InlineData("ui=acme/ui")]
    [InlineData("ui=acme in platformio.ini")]
    [InlineData("ui=acme/ui in ../platformio.ini")]
    [InlineData("ui=acme/ui in a/../b.ini")]
    [InlineData("ui=acme/ui in org/core:platformio.ini")]
    [InlineData("ui=acme/ui in org/core@main:platformio.ini")]
    [InlineData("Ui=acme/ui in platformio.ini")]
    [InlineData("ui=acme/ui in a.ini\nui=acme/ui in b.ini", "pins names ui twice")]
    public async Task A_line_of_another_form_is_refused(string line, string problem = "pins must be lines id=")
    {
        var result = await ValidateAsync(("pins", line));

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain(problem);
    }

    private string Pinned(string path, string text) =>
        Repo.Commit(new Dictionary<string, string> { [path] = text }, "pin");
}
