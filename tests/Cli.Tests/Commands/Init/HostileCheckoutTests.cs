using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>A checkout is anybody's: it holds what it likes in the place of a file.</summary>
[Needs(Need.Nothing)]
public sealed class HostileCheckoutTests : InitTest
{
    [Theory]
    [InlineData("package-lock.json")]
    [InlineData("src-tauri/Cargo.lock")]
    public async Task A_lock_file_of_some_MiB_is_read(string path)
    {
        Folder[path] += new string('\n', 3 * 1024 * 1024);

        await Install();

        Folder[InitFolder.Settings].Should().Contain($"\"{path}\"");
    }

    [Theory]
    [InlineData("package-lock.json")]
    [InlineData("src-tauri/tauri.conf.json")]
    [InlineData(".github/workflows/ci.yml")]
    public async Task A_file_that_is_larger_than_any_is_named(string path)
    {
        await using (var file = File.OpenWrite(Folder.At(path)))
        {
            file.SetLength(64 * 1024 * 1024 + 1);
        }

        (await Run(2, "init", "--yes", "--actions", InitFolder.Actions))
            .Error.Should()
            .Be(
                $"ms: {path} cannot be used: it has 67108865 bytes, more than 67108864. What the repository builds is read "
                    + "from it. Make it a smaller file, or take it out of the repository.\n"
            );
    }

    [Fact]
    public async Task What_init_writes_is_never_so_large()
    {
        await Install();
        Folder[InitFolder.Release] += new string('\n', 1024 * 1024);

        (await Run(2, "init", "--yes"))
            .Error.Should()
            .MatchRegex(
                @"^ms: \.github/workflows/release\.yml cannot be used: it has \d+ bytes, more than 1048576\. That is no such "
                    + @"file as `ms init` writes\. Move it away\.\n$"
            );
    }

    [Theory]
    [InlineData("package.json", 0)]
    [InlineData("package-lock.json", 0)]
    [InlineData("src-tauri/tauri.conf.json", 0)]
    [InlineData("src-tauri/Cargo.toml", 0)]
    [InlineData("src-tauri/Cargo.lock", 0)]
    [InlineData(".nvmrc", 0)]
    [InlineData(".github/workflows/ci.yml", 0)]
    [InlineData(InitFolder.Settings, 2)]
    [InlineData(InitFolder.Record, 2)]
    [InlineData(InitFolder.Candidate, 0)]
    public async Task A_pipe_in_the_place_of_a_file_is_not_waited_for(string path, int code)
    {
        Assert.SkipUnless(Tool.Find("mkfifo") is not null, "SKIPPED: the command mkfifo is not in PATH");
        File.Delete(Folder.At(path));
        Directory.CreateDirectory(Path.GetDirectoryName(Folder.At(path))!);
        (await Tool.RunAsync("mkfifo", Folder.At("."), path)).ExitCode.Should().Be(0);

        var typed = await Run(code, "init", "--dry-run", "--actions", InitFolder.Actions);

        typed.Error.Should().StartWith(code == 0 ? "" : $"ms: {path} cannot be used: it is not JSON (line 1, byte 1).");
    }

    [Theory]
    [InlineData("package.json")]
    [InlineData("src-tauri/tauri.conf.json")]
    [InlineData(".github/workflows/ci.yml")]
    public async Task What_a_link_leads_to_is_not_looked_at(string path)
    {
        using var outside = new TemporaryFolder();
        await File.WriteAllTextAsync(
            outside["theirs"],
            """{ "version": "6.6.6", "bundle": { "targets": ["rpm"] }, "on": "push", "jobs": {} }"""
        );
        File.Delete(Folder.At(path));
        File.CreateSymbolicLink(Folder.At(path), outside["theirs"]);

        var typed = await Run(0, "init", "--yes", "--actions", InitFolder.Actions);

        typed.Output.Should().NotContain("6.6.6");
        Folder[InitFolder.Settings].Should().NotContain("rpm").And.NotContain($"\"{path}\"");
    }

    [Theory]
    [InlineData("""{ "active": false, "targets": "all" }""", "bundle.active is false")]
    [InlineData("""{ "targets": [] }""", "bundle.targets names nothing that is known")]
    [InlineData("""{ "targets": ["snap"] }""", "bundle.targets names nothing that is known")]
    public async Task An_app_that_bundles_nothing_is_told_what_is_missing(string bundle, string why)
    {
        Folder["src-tauri/tauri.conf.json"] = $$"""{ "version": "0.4.0", "bundle": {{bundle}} }""";
        var before = Folder.Files.ToList();

        (await Run(2, "init", "--yes", "--actions", InitFolder.Actions))
            .Error.Should()
            .Be(
                $"ms: src-tauri/tauri.conf.json says that nothing is bundled: {why}. A candidate is what the legs of "
                    + "ms-release.json leave, and there would be none. Say there what is bundled, or write an "
                    + "ms-release.json with legs.\n"
            );
        Folder.Files.Should().Equal(before);

        Folder[InitFolder.Settings] =
            """{"schema": 2, "actions": "acme/a@v1", "legs": [{"id": "a", "runner": "x", "bundles": ["deb"]}]}""";
        await Run(0, "init", "--yes");
        Folder[InitFolder.Candidate].Should().Contain("  build-a:\n    name: build (a)\n");
    }

    [Fact]
    public async Task A_description_of_what_is_not_there_is_refused()
    {
        Folder[InitFolder.Settings] = """{"schema": 2, "actions": "acme/a@v1", "kind": "firmware"}""";
        var before = Folder.Files.ToList();

        (await Run(2, "init", "--yes")).Error.Should().StartWith("ms: ms-release.json names no legs. ");

        Folder.Files.Should().Equal(before);
    }

    [Fact]
    public async Task A_name_of_a_file_does_not_steer_the_terminal()
    {
        Folder["\u001b[2J/tauri.conf.json"] = "{";

        (await Run(0, "init", "--dry-run", "--actions", InitFolder.Actions)).Output.Should().NotContain("\u001b");

        Folder[InitFolder.Settings] = "{\"\\u001b[2J\": 1}";
        (await Run(2, "init")).Error.Should().NotContain("\u001b").And.Contain("is unknown");
    }
}
