namespace MsReleaseActions.EndToEnd.Containers;

/// <summary>What is in the image, and what is not.</summary>
[Needs(Need.Containers)]
public sealed class ImageTests
{
    [Fact]
    public async Task It_runs_as_root_since_the_runner_s_files_belong_to_another_user()
    {
        var engine = ContainerEngine.Require();

        (await engine.RunAsync("inspect", "--format", "{{.Config.User}}", engine.Image)).Should().Be("0");
    }

    [Theory]
    [InlineData("title", "ms-release-actions")]
    [InlineData("description", "GitHub Actions that build a release once and promote those very bytes")]
    [InlineData("source", "https://github.com/org/ms-release-actions")]
    [InlineData("licenses", "MIT")]
    public async Task It_says_what_it_is_in_the_labels_that_registries_read(string label, string value)
    {
        var engine = ContainerEngine.Require();

        (
            await engine.RunAsync(
                "inspect",
                "--format",
                $"{{{{index .Config.Labels \"org.opencontainers.image.{label}\"}}}}",
                engine.Image
            )
        )
            .Should()
            .Be(value);
    }

    [Theory]
    [InlineData("sh")]
    [InlineData("/bin/sh")]
    [InlineData("bash")]
    [InlineData("apt-get")]
    public async Task It_has_no_shell_and_no_package_manager(string program)
    {
        var engine = ContainerEngine.Require();

        var (code, output) = await engine.TryAsync("run", "--rm", "--entrypoint", program, engine.Image);

        (code, output)
            .Should()
            .Match<(int Code, string Output)>(end =>
                end.Code == 127 && (end.Output.Contains("not found") || end.Output.Contains("no such file"))
            );
    }

    [Fact]
    public async Task It_has_an_entry_point_for_every_action_and_none_besides()
    {
        using var folder = new TemporaryFolder();
        await CopyAsync(folder);

        var programs = Directory
            .EnumerateFiles(folder["app"], "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file).Length == 0)
            .ToList();
        // one program may stand behind several names
        var linked = programs
            .Select(file => new FileInfo(file).ResolveLinkTarget(returnFinalTarget: true)?.FullName)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
        programs
            .Except(linked)
            .Select(file => "/" + Path.GetRelativePath(folder.Path, file))
            .Should()
            .BeEquivalentTo(Checkout.ActionIds.Select(id => ActionFile.Read(id).Entrypoint));
    }

    [Fact]
    public async Task It_holds_nothing_that_only_a_developer_reads()
    {
        using var folder = new TemporaryFolder();
        await CopyAsync(folder);

        Directory
            .EnumerateFiles(folder["app"], "*", SearchOption.AllDirectories)
            .Select(Path.GetExtension)
            .Distinct(StringComparer.Ordinal)
            .Should()
            .BeSubsetOf(["", ".dll", ".json", ".so"]);
    }

    private static async Task CopyAsync(TemporaryFolder folder)
    {
        var engine = ContainerEngine.Require();
        var container = $"msra_image_{Guid.NewGuid():N}";
        // never started, so the command need not be there
        await engine.RunAsync("create", "--name", container, engine.Image, "none");
        try
        {
            await engine.RunAsync("cp", $"{container}:/app", folder.Path);
        }
        finally
        {
            await engine.RunAsync("rm", container);
        }
    }
}
