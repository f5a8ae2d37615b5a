using MsReleaseActions.CliTests.Help;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>
/// The steps of <c>docs/migrating-content.md</c>, typed one after the other beside the five repositories.
/// </summary>
[Needs(Need.Processes)]
public sealed class MigratingContentTests : IDisposable
{
    private const string Place = "OWNER/ms-release-actions@REF";
    private static readonly string[] Names = ["distribution", "loader", "bridge", "core", "plugin-bitwig"];
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_step_that_needs_no_GitHub_is_green_and_what_was_there_stays_until_the_cut_over()
    {
        var planted = new List<PlantedRepository>();
        foreach (var name in Names)
        {
            planted.Add(await PlantedRepository.PlantAsync(name));
            Directory.CreateSymbolicLink(folder[name], planted[^1].Folder);
        }
        var before = planted.ToDictionary(one => one, Workflows);
        var typed = 0;

        foreach (var command in DocumentedCommands.Of("docs/migrating-content.md"))
        {
            string[] words =
            [
                .. DocumentedCommands.Words(command).Select(word => word == Place ? InitFolder.Actions : word),
            ];
            if (words is ["ms", "release", ..])
            {
                continue;
            }
            if (words.Contains("--cut-over") && before.Count > 0)
            {
                before
                    .Should()
                    .OnlyContain(one => one.Value.All(path => File.Exists(path)), "it can go back until then");
                before.Clear();
            }
            var (code, said) = words[0] switch
            {
                // nobody is there to be asked
                "ms" => await Tool.RunAsync(
                    "dotnet",
                    folder.Path,
                    [
                        Path.Combine(AppContext.BaseDirectory, "ms.dll"),
                        .. words[1..],
                        .. words[1] == "init" ? ["--yes"] : (string[])[],
                    ]
                ),
                "git" => await Tool.RunAsync(
                    "git",
                    folder.Path,
                    ["-c", "user.name=a", "-c", "user.email=a@localhost", .. words[1..]]
                ),
                var tool => await Tool.RunAsync(tool, folder.Path, words[1..]),
            };
            code.Should().Be(0, $"{command}\n{said}");
            typed++;
        }

        typed.Should().Be(28, "those are the steps of today");
        planted
            .SelectMany(Workflows)
            .Select(path => path[(path.LastIndexOf('/') + 1)..])
            .Should()
            .BeEquivalentTo(
                (
                    "publish-content.yml watch.yml ci.yml pages.yml "
                    + "ms-candidate.yml ci.yml ms-candidate.yml ci.yml release.yml "
                    + "ms-candidate.yml ms-candidate-host-tools.yml ci.yml "
                    + "ms-candidate-extension.yml ms-candidate-firmware.yml ci.yml"
                ).Split(' ')
            );
        foreach (var one in planted)
        {
            one.Dispose();
        }
    }

    private static List<string> Workflows(PlantedRepository planted) =>
        [.. Directory.EnumerateFiles(Path.Combine(planted.Folder, ".github/workflows"))];
}
