using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.CheckVersions;

[Needs(Need.Nothing)]
public sealed class CheckVersionsTests : CheckVersionsTest
{
    [Theory]
    [InlineData("")]
    [InlineData("1.3.2")]
    [InlineData("v1.3.2")]
    public async Task Where_all_files_say_one_version_it_is_said_and_nothing_is_written(string expected)
    {
        WriteProduct();
        var before = Files();

        var result = await RunAsync(("expected", expected));

        (result.ExitCode, result.Outputs["version"]).Should().Be((0, "1.3.2"), result.Log);
        result
            .Lines.Should()
            .Equal(
                "package.json says 1.3.2",
                "package-lock.json says 1.3.2",
                "package-lock.json (packages.\"\".version) says 1.3.2",
                "src-tauri/Cargo.toml ([package] version) says 1.3.2",
                "src-tauri/Cargo.lock (package app) says 1.3.2",
                "src-tauri/tauri.conf.json says 1.3.2"
            );
        result.Summary.Should().StartWith("### ✅ The version is 1.3.2\n");
        Files().Should().Equal(before);
    }

    [Theory]
    [InlineData("v", "v1.3.2")]
    [InlineData("", "1.3.2")]
    [InlineData("app-v", "app-v1.3.2")]
    [InlineData("app-v", "1.3.2")]
    [InlineData("jinhsi-studio-v", "jinhsi-studio-v1.3.2")]
    public async Task A_tag_of_the_product_says_its_version(string prefix, string expected)
    {
        WriteProduct();

        var result = await RunAsync(("expected", expected), ("tag-prefix", prefix));

        (result.ExitCode, result.Outputs.GetValueOrDefault("version")).Should().Be((0, "1.3.2"), result.Log);
    }

    [Theory]
    [InlineData("", "v1.3.2", "expected must be a version such as 1.2.3 or a tag such as 1.2.3, not 'v1.3.2'")]
    [InlineData("app-v", "v1.3.2", "expected must be a version such as 1.2.3 or a tag such as app-v1.2.3, not 'v1.3")]
    [InlineData("a b", "1.3.2", "tag-prefix must be letters, digits, and . _ - between them")]
    public async Task The_tag_of_another_product_is_refused(string prefix, string expected, string why)
    {
        WriteProduct();

        var result = await RunAsync(("expected", expected), ("tag-prefix", prefix));

        (result.ExitCode, result.Outputs.Count).Should().Be((2, 0));
        result.Error.Should().Contain(why);
    }

    [Fact]
    public async Task Every_file_that_does_not_say_what_is_expected_is_named_on_a_line_of_its_own()
    {
        WriteProduct();
        Write("package.json", "{\"version\": \"1.4.0\"}");

        var result = await RunAsync(("expected", "v1.4.0"));

        result.ExitCode.Should().Be(1);
        result.Outputs.Should().BeEmpty();
        result
            .Lines.Where(line => line.StartsWith("differs: ", StringComparison.Ordinal))
            .Should()
            .Equal(
                "differs: package-lock.json says 1.3.2, and 1.4.0 is expected",
                "differs: package-lock.json (packages.\"\".version) says 1.3.2, and 1.4.0 is expected",
                "differs: src-tauri/Cargo.toml ([package] version) says 1.3.2, and 1.4.0 is expected",
                "differs: src-tauri/Cargo.lock (package app) says 1.3.2, and 1.4.0 is expected",
                "differs: src-tauri/tauri.conf.json says 1.3.2, and 1.4.0 is expected"
            );
        result.Error.Should().StartWith("5 problems: package-lock.json says 1.3.2, and 1.4.0 is expected; ");
        result.Summary.Should().Contain("- package-lock.json says 1.3.2, and 1.4.0 is expected\n");
    }

    [Fact]
    public async Task Files_that_disagree_are_red_whatever_is_expected()
    {
        Write("package.json", "{\"version\": \"1.4.0\"}");
        Write("src-tauri/tauri.conf.json", "{\"version\": \"1.3.2\"}");
        Write("ms-release.json", "{\"version_files\": [\"package.json\", \"src-tauri/tauri.conf.json\"]}");

        var result = await RunAsync();

        result.ExitCode.Should().Be(1);
        result
            .Error.Should()
            .StartWith(
                "the version files disagree: package.json says 1.4.0, src-tauri/tauri.conf.json says 1.3.2. What is "
                    + "built"
            );
    }

    [Fact]
    public async Task The_files_are_those_that_the_settings_name_whatever_else_they_hold()
    {
        WriteProduct();
        Write("app/package.json", "{\"version\": \"2.0.0\"}");
        Write(
            "ms-release.json",
            "\uFEFF{\"schema\": 9, \"app\": 1, \"version_files\": [\"app/package.json\", \"app/package.json\"]}"
        );

        var result = await RunAsync();

        (result.ExitCode, result.Outputs["version"], result.Lines.Count).Should().Be((0, "2.0.0", 1), result.Log);
    }

    [Fact]
    public async Task Without_names_they_are_looked_for_from_the_apps_folder_on()
    {
        WriteProduct();
        WriteProduct("desktop/", "2.0.0");
        Write("desktop/package.json", "{\"version\": \"0.0.0\"}");
        Write("ms-release.json", "{\"app\": {\"folder\": \"desktop\"}}");

        var result = await RunAsync();

        (result.ExitCode, result.Outputs["version"]).Should().Be((0, "2.0.0"), result.Log);
        result.Lines[^1].Should().Be("left out: desktop/package.json says 0.0.0");
    }

    [Fact]
    public async Task The_checkout_may_lie_in_a_folder_of_the_workspace()
    {
        WriteProduct();
        WriteProduct("product/", "2.0.0");

        (await RunAsync(("folder", "product"))).Outputs["version"].Should().Be("2.0.0");
    }

    [Fact]
    public async Task A_checkout_that_says_no_version_is_red()
    {
        Write("README.md", "1.2.3");

        (await RunAsync()).Error.Should().StartWith("no file was found that says a version. ");
        Write("ms-release.json", "{\"version_files\": []}");
        (await RunAsync()).Error.Should().StartWith("no version file is named. ");
        Write("ms-release.json", "{\"version_files\": [\"gone.json\"]}");
        (await RunAsync(("expected", "1.2.3"))).Error.Should().StartWith("gone.json: there is no such file. ");
    }

    [Theory]
    [InlineData("expected", "soon", "expected must be a version such as 1.2.3 or a tag such as v1.2.3, not 'soon'")]
    [InlineData("expected", "1.2", "expected must be a version such as 1.2.3 or a tag such as v1.2.3, not '1.2'")]
    [InlineData("folder", "gone", "folder names no folder: 'gone' is not there")]
    [InlineData("folder", "..", "folder must stay inside the workspace and out of its .git, '..' does not")]
    [InlineData("folder", "/etc", "folder must stay inside the workspace and out of its .git, '/etc' does not")]
    public async Task Bad_input_is_named(string name, string value, string problem)
    {
        WriteProduct();

        var result = await RunAsync((name, value));

        result.ExitCode.Should().Be(2);
        result.Error.Should().StartWith(problem);
    }

    private Dictionary<string, string> Files() =>
        Directory
            .EnumerateFiles(Runner.Workspace, "*", SearchOption.AllDirectories)
            .ToDictionary(path => path, File.ReadAllText);
}
