namespace MsReleaseActions.EndToEnd.Containers;

/// <summary>
/// The files that the runner names for outputs and summary, where the container cannot use them as it should.
/// </summary>
[Needs(Need.Containers)]
public sealed class CommandFilesInContainerTests : SealedCandidateTest
{
    private const string ReadOnlyMount = "/github/read_only";

    private readonly TemporaryFolder readOnly;

    public CommandFilesInContainerTests()
        : this(new TemporaryFolder()) { }

    private CommandFilesInContainerTests(TemporaryFolder readOnly)
        : base(new Dictionary<string, byte[]> { ["a.bin"] = [1, 2, 3] }, "-v", $"{readOnly.Path}:{ReadOnlyMount}:ro")
    {
        this.readOnly = readOnly;
        File.WriteAllText(readOnly["file"], "");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        readOnly.Dispose();
    }

    [Theory]
    [InlineData("GITHUB_OUTPUT", "/github/not_mounted/file")]
    [InlineData("GITHUB_OUTPUT", "/github/workflow")]
    [InlineData("GITHUB_OUTPUT", ReadOnlyMount + "/file")]
    [InlineData("GITHUB_STEP_SUMMARY", "/github/not_mounted/file")]
    [InlineData("GITHUB_STEP_SUMMARY", "/github/workflow")]
    [InlineData("GITHUB_STEP_SUMMARY", ReadOnlyMount + "/file")]
    public async Task One_that_cannot_be_written_is_a_clear_error_before_anything_is_sent(string variable, string path)
    {
        Job.Variables[variable] = path;

        var result = await PromoteAsync();

        (result.ExitCode, result.Outputs.Count).Should().Be((2, 0), result.Log);
        result
            .Error.Should()
            .StartWith($"{variable} cannot be written at {path}: ")
            .And.Contain("Nothing was sent to GitHub")
            .And.Contain("Mount the folder");
        result
            .Summary.Contains("cannot be written", StringComparison.Ordinal)
            .Should()
            .Be(variable == "GITHUB_OUTPUT", "the other file takes what it can");
        GitHub.Log.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task One_that_is_not_there_yet_is_made_where_the_runner_looks_for_it()
    {
        Job.Variables["GITHUB_OUTPUT"] = "/github/file_commands/new";

        var result = await PromoteAsync();

        (result.ExitCode, result.Outputs.Count).Should().Be((0, 0), result.Log);
        ActionResult
            .ReadOutputs(await File.ReadAllTextAsync(Path.Combine(Job.Folders.FileCommands, "new")))["state"]
            .Should()
            .Be("published");
    }

    private async Task<ActionResult> PromoteAsync()
    {
        using var step = Promote();
        return await step.WaitAsync();
    }
}
