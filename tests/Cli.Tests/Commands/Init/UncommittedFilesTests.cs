using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>Files that a cut-over would replace, and that git could not give back.</summary>
[Needs(Need.Processes)]
public sealed class UncommittedFilesTests
{
    private const string Theirs = "on: workflow_dispatch\n";

    [Theory]
    [InlineData("")]
    [InlineData("# not committed\n")]
    public async Task What_git_does_not_have_is_not_replaced_unless_that_is_asked_for(string committed)
    {
        using var repository = await PlantedRepository.OfAsync(
            "desk",
            [.. InitFolder.App.Select(f => (f.Key, f.Value))]
        );
        if (committed.Length > 0)
        {
            repository.Write(InitFolder.Release, committed);
            await repository.Commit();
        }
        repository.Write(InitFolder.Release, Theirs);
        repository.Write(".gitignore", "release.yml\n");
        string[] typed = ["init", "--yes", "--cut-over", "--actions", InitFolder.Actions];

        (await repository.Ms(1, typed))
            .Should()
            .Contain($"{InitFolder.Release} is not committed as it is there")
            .And.Contain("Commit it or move it away");
        repository[InitFolder.Release].Should().Be(Theirs);

        await repository.Ms(0, [.. typed, "--force"]);
        repository[InitFolder.Release].Should().StartWith("# Lane: promote.");
    }
}
