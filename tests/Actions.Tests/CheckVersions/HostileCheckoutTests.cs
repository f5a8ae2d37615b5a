using System.Globalization;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.CheckVersions;

/// <summary>A checkout is anybody's: a pull request brings what it likes.</summary>
[Needs(Need.Nothing)]
public sealed class HostileCheckoutTests : CheckVersionsTest
{
    [Theory]
    [InlineData("../secret/package.json", "it leaves the folder that is checked")]
    [InlineData("/etc/passwd", "it leaves the folder that is checked")]
    [InlineData("", "it leaves the folder that is checked")]
    [InlineData("a\\u0000b", "it leaves the folder that is checked")]
    [InlineData("outside/package.json", "it leaves the folder that is checked")]
    [InlineData("linked/package.json", "it is a link, and only a file itself is read")]
    [InlineData("folder", "it is a folder")]
    [InlineData("empty/package.json", "it is empty, or no regular file")]
    public async Task A_path_that_leads_elsewhere_is_not_followed(string path, string problem)
    {
        Write("../secret/package.json", "{\"version\": \"6.6.6\"}");
        Write("folder/package.json", "{\"version\": \"1.2.3\"}");
        Write("empty/package.json", "");
        Link("outside", "../secret");
        Directory.CreateDirectory(Path.Combine(Runner.Workspace, "linked"));
        Link("linked/package.json", "../folder/package.json");
        Write("ms-release.json", $"{{\"version_files\": [\"{path}\"]}}");

        var result = await RunAsync();

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain($": {problem}. ");
        result.Log.Should().NotContain("6.6.6");
    }

    [Fact]
    public async Task Links_are_not_searched_and_settings_behind_one_are_not_read()
    {
        Write("../secret/ms-release.json", "{\"version_files\": []}");
        Write("../secret/src-tauri/tauri.conf.json", "{\"version\": \"6.6.6\"}");
        WriteProduct();
        Link("a", "../secret");
        Link("round", ".");

        (await RunAsync()).Outputs["version"].Should().Be("1.3.2");

        Link("ms-release.json", "../secret/ms-release.json");
        (await RunAsync())
            .Error.Should()
            .StartWith("ms-release.json cannot be used: it leaves the folder that is checked. ");
    }

    [Fact]
    public async Task A_checkout_behind_a_link_that_leaves_the_workspace_is_bad_input()
    {
        Write("../secret/package.json", "{\"version\": \"6.6.6\"}");
        Link("a", "../secret");

        (await RunAsync(("folder", "a"))).ExitCode.Should().Be(2);
    }

    [Fact]
    public async Task A_pipe_is_not_waited_for()
    {
        Assert.SkipUnless(Tool.Find("mkfifo") is not null, "SKIPPED: the command mkfifo is not in PATH");
        (await Tool.RunAsync("mkfifo", Runner.Workspace, "package.json")).ExitCode.Should().Be(0);
        Write("ms-release.json", "{\"version_files\": [\"package.json\"]}");

        (await RunAsync()).Error.Should().StartWith("package.json: it is empty, or no regular file. ");
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_read()
    {
        Write("ms-release.json", "{\"version_files\": [\"package.json\"]}");
        await using (var file = File.Create(Path.Combine(Runner.Workspace, "package.json")))
        {
            file.SetLength(33 * 1024 * 1024);
        }

        (await RunAsync()).Error.Should().StartWith("package.json: it has 34603008 bytes, more than 33554432. ");
    }

    [Theory]
    [InlineData("1.2.3\\n::set-output name=a::b\\n##[set-env name=a]b")]
    [InlineData("::add-mask::1")]
    [InlineData("</code><script>|`[a](http://x)")]
    public async Task What_a_file_says_steers_neither_the_log_nor_the_summary(string version)
    {
        Write("package.json", $"{{\"version\": \"{version}\"}}");
        Write("ms-release.json", "{\"version_files\": [\"package.json\"]}");

        var result = await RunAsync();

        result.ExitCode.Should().Be(1);
        result.Commands.Select(command => command.Name).Should().Equal("error");
        result.Summary.Should().NotContain("<script>").And.NotContain("\n::").And.NotContain("[a](");
    }

    [Fact]
    public async Task What_a_file_is_called_steers_neither_the_log_nor_the_summary()
    {
        const string name = "::error::\\n::warning::a/package.json";
        Write("ms-release.json", $"{{\"version_files\": [\"{name}\", \"##[error]<b>/package.json\"]}}");

        var result = await RunAsync();

        result.ExitCode.Should().Be(1);
        result.Commands.Select(command => command.Name).Should().Equal("error");
        result.Summary.Should().NotContain("<b>").And.NotContain("\n::");
    }

    [Theory]
    [InlineData("[]", "it is JSON, but not an object")]
    [InlineData("{", "it is not JSON (line 1, byte 2)")]
    [InlineData("{\"version_files\": \"package.json\"}", "version_files must be a list of paths")]
    [InlineData("{\"version_files\": [1]}", "version_files must be a list of paths")]
    [InlineData("{\"version_files\": null}", "version_files must be a list of paths")]
    [InlineData("{\"version_files\": [\"\\ud800\"]}", "it is not JSON: a string holds half a character")]
    public async Task Settings_that_say_nothing_are_named(string settings, string problem)
    {
        Write("ms-release.json", settings);

        var result = await RunAsync();

        result.ExitCode.Should().Be(1);
        result.Error.Should().StartWith($"ms-release.json cannot be used: {problem}. ");
    }

    [Theory]
    [InlineData("{\"app\": {\"folder\": \"../secret\"}}")]
    [InlineData("{\"app\": {\"folder\": \"/etc\"}}")]
    public async Task A_folder_outside_of_the_checkout_holds_nothing(string settings)
    {
        Write("../secret/package.json", "{\"version\": \"6.6.6\"}");
        Write("ms-release.json", settings);

        (await RunAsync()).Error.Should().StartWith("no file was found that says a version. ");
    }

    [Fact]
    public async Task A_hundred_problems_are_ten_in_the_annotation_and_all_of_them_in_log_and_summary()
    {
        var paths = Enumerable
            .Range(0, 100)
            .Select(i => $"\"{i.ToString(CultureInfo.InvariantCulture)}/package.json\"");
        Write("ms-release.json", $"{{\"version_files\": [{string.Join(", ", paths)}]}}");

        var result = await RunAsync();

        result.Error.Should().Contain("9/package.json").And.NotContain("11/package.json").And.Contain("90 more");
        result.Log.Should().Contain("differs: 99/package.json: there is no such file");
        result.Summary.Should().Contain("- 99/package.json: there is no such file\n");
    }

    private void Link(string path, string target) =>
        File.CreateSymbolicLink(Path.Combine(Runner.Workspace, path), target);
}
