using MsReleaseActions.CliTests.Help;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>The steps of <c>docs/migrating.md</c>, typed one after the other in a repository as it is.</summary>
[Needs(Need.Lane)]
public sealed class MigratingTests
{
    private const string Place = "OWNER/ms-release-actions@REF";
    private static readonly string[] Own = ["init", "lint", "rehearse"];

    [Fact]
    public async Task Every_step_that_needs_no_GitHub_is_green()
    {
        using var planted = await PlantedRepository.PlantAsync("ms-manager");
        var typed = new List<string>();

        foreach (var command in DocumentedCommands.Of("docs/migrating.md"))
        {
            string[] words =
            [
                .. DocumentedCommands.Words(command).Select(word => word == Place ? InitFolder.Actions : word),
            ];
            if (words is ["ms", var own, ..] && Own.Contains(own))
            {
                // nobody is there to be asked
                string[] more = own switch
                {
                    "init" => ["--yes"],
                    "rehearse" => ["--allow-host"],
                    _ => [],
                };
                await planted.Ms(0, [.. words[1..], .. more]);
                typed.Add(own);
            }
            else if (words[0] == "git")
            {
                var (code, said) = await Tool.RunAsync(
                    "git",
                    planted.Folder,
                    ["-c", "user.name=a", "-c", "user.email=a@localhost", .. words[1..]]
                );
                code.Should().Be(0, $"{command}\n{said}");
                typed.Add(words[1]);
            }
        }

        typed
            .Should()
            .Equal(
                "init rehearse add commit init rehearse init lint rehearse add commit".Split(' '),
                "those are the steps of today"
            );
        (await planted.Changes()).Should().BeEmpty();
        File.Exists(Path.Combine(planted.Folder, InitFolder.Candidate)).Should().BeFalse("it was there before");
        (await planted.Ms(0, "lint")).Should().Contain("release-candidate.yml").And.NotContain("error(");
    }
}
