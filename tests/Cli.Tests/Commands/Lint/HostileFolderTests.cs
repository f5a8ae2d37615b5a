using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Lint;

/// <summary>A checkout is anybody's: it holds what it likes in the place of a file.</summary>
[Needs(Need.Nothing)]
public sealed class HostileFolderTests : IDisposable
{
    private const string Workflow =
        "on: push\njobs: { a: { runs-on: x, timeout-minutes: 5, permissions: {}, steps: [ { run: a } ] } }\n";

    private const string Action = "name: a\nruns: { using: composite, steps: [ { run: a, shell: bash } ] }\n";

    private readonly LintedFolder folder = new(("ci.yml", Workflow));
    private readonly TemporaryFolder outside = new();

    public void Dispose()
    {
        folder.Dispose();
        outside.Dispose();
    }

    [Theory]
    [InlineData(".github/workflows/a.yml", 1, "the file is empty")]
    [InlineData(".github/actions/a/action.yml", 1, "the file is empty")]
    [InlineData("ms-release.json", 2, "ms: ms-release.json cannot be used: it is not JSON (line 1, byte 1). ")]
    public async Task A_pipe_in_the_place_of_a_file_is_not_waited_for(string path, int code, string said)
    {
        Assert.SkipUnless(Tool.Find("mkfifo") is not null, "SKIPPED: the command mkfifo is not in PATH");
        Make(path);
        (await Tool.RunAsync("mkfifo", folder.Path, path)).ExitCode.Should().Be(0);

        var (ended, typed) = await Lint();

        ended.Should().Be(code);
        (typed.Output + typed.Error).Should().Contain(said);
    }

    [Theory]
    [InlineData(
        ".github/workflows/a.yml",
        "DIR/.github/workflows/a.yml cannot be linted: it is a link, and only a file"
    )]
    [InlineData(
        "ms-release.json",
        "ms-release.json is a symbolic link. What it leads to may be outside of the checkout"
    )]
    public async Task A_link_in_the_place_of_a_file_is_not_followed(string path, string error)
    {
        await File.WriteAllTextAsync(outside["theirs"], "jobs: [");
        File.CreateSymbolicLink(Make(path), outside["theirs"]);

        await Refused(error);
    }

    [Theory]
    [InlineData(".github")]
    [InlineData(".github/workflows")]
    [InlineData(".github/actions")]
    public async Task A_link_in_the_place_of_a_folder_is_not_followed(string path)
    {
        if (Directory.Exists(Make(path)))
        {
            Directory.Delete(Make(path), recursive: true);
        }
        Directory.CreateSymbolicLink(Make(path), outside.Path);

        await Refused($"{path} is a symbolic link, which may lead out of DIR: put a plain folder in its place.");
    }

    [Fact]
    public async Task Links_that_lead_round_in_a_circle_are_not_entered()
    {
        await File.WriteAllTextAsync(Make(".github/actions/a/action.yml"), Action);
        foreach (var name in (string[])["b", "c", "d"])
        {
            Directory.CreateSymbolicLink(Make($".github/actions/{name}"), ".");
        }
        File.CreateSymbolicLink(Make(".github/actions/e/action.yml"), outside["nowhere"]);

        (await Lint()).Code.Should().Be(0);
    }

    [Fact]
    public async Task Of_both_names_of_an_action_the_first_is_read()
    {
        await File.WriteAllTextAsync(Make(".github/actions/a/action.yml"), Action);
        await File.WriteAllTextAsync(Make(".github/actions/a/action.yaml"), "runs: [");
        await File.WriteAllTextAsync(Make(".github/actions/b/action.yaxml"), "runs: [");

        (await Lint()).Code.Should().Be(0);

        await File.WriteAllTextAsync(Make(".github/actions/a/action.yml"), "runs: [");
        var (code, typed) = await Lint();
        code.Should().Be(1);
        typed.Output.Should().Contain(".github/actions/a/action.yml");
    }

    [Fact]
    public async Task A_file_that_is_larger_than_any_is_named()
    {
        await using (var file = File.Create(Make(".github/workflows/a.yml")))
        {
            file.SetLength(10 * 1024 * 1024 + 1);
        }

        await Refused("DIR/.github/workflows/a.yml cannot be linted: it has 10485761 bytes, more than 10485760.");
    }

    private string Make(string path)
    {
        var full = Path.Combine(folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return full;
    }

    private async Task Refused(string error)
    {
        var (code, typed) = await Lint();

        code.Should().Be(2);
        folder.Placeless(typed.Error).Should().StartWith($"ms: {error}");
    }

    private async Task<(int Code, TypedCommand Typed)> Lint()
    {
        var typed = new TypedCommand();
        return (await typed.RunAsync("lint", folder.Path), typed);
    }
}
