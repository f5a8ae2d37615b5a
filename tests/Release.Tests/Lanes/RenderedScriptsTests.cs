using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Lanes;
using MsReleaseActions.Workflows.Model;
using ActionFile = MsReleaseActions.Workflows.Model.ActionFile;

namespace MsReleaseActions.ReleaseTrainTests.Lanes;

/// <summary>Scripts of the built-in product's files, run as a runner does.</summary>
[Needs(Need.Nothing)]
public sealed class RenderedScriptsTests : IDisposable
{
    private const string Candidate = ".github/workflows/candidate.yml";
    private const string Build = $"{BuildSettings.DefaultAction}/action.yml";

    private static readonly string Keys = WorkflowFile
        .Parse(Candidate, ProductFiles.Committed[Candidate])
        .FindJob("keys")!
        .Steps.Single()
        .Run!.Text;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", 0, "")]
    [InlineData("HAS_APPLE", 0, "warning: APPLE_CERTIFICATE, its password or APPLE_SIGNING_IDENTITY is not set")]
    [InlineData("HAS_NOTARY", 0, "warning: APPLE_ID, APPLE_PASSWORD or APPLE_TEAM_ID is not set")]
    [InlineData("HAS_WINDOWS", 0, "warning: WINDOWS_CERTIFICATE is not set")]
    [InlineData("HAS_UPDATER_KEY", 1, "error: Nothing was built")]
    [InlineData("HAS_SEAL_KEY", 1, "error: Nothing was built")]
    public async Task What_cannot_be_signed_is_said_and_what_nobody_could_use_is_not_built(
        string absent,
        int code,
        string says
    )
    {
        var summary = folder["summary"];
        var (ended, said) = await RunAsync(
            Keys,
            [
                $"GITHUB_STEP_SUMMARY={summary}",
                .. ((string[])["HAS_APPLE", "HAS_NOTARY", "HAS_WINDOWS", "HAS_UPDATER_KEY", "HAS_SEAL_KEY"]).Select(
                    name => $"{name}={(name == absent ? "false" : "true")}"
                ),
            ]
        );

        ended.Should().Be(code, said);
        var commands = said.Split('\n').Where(line => line.StartsWith("::", StringComparison.Ordinal)).ToList();
        commands.Should().HaveCount(says.Length == 0 ? 0 : 1);
        foreach (var command in commands)
        {
            command.Replace("::", ": ", StringComparison.Ordinal).Should().StartWith($": {says}");
            (await File.ReadAllTextAsync(summary, TestContext.Current.CancellationToken))
                .Should()
                .Contain(command[(command.LastIndexOf("::", StringComparison.Ordinal) + 2)..])
                .And.NotContain("::");
        }
    }

    [Fact]
    public async Task The_installation_of_packages_sees_nothing_that_signs_and_the_build_does()
    {
        string[] given = ["TAURI_SIGNING_PRIVATE_KEY=k", "TAURI_SIGNING_PRIVATE_KEY_PASSWORD=", "APPLE_ID=i", "NPM=t"];

        (await SeenAsync("Packages")).Should().Equal("NPM=t");
        (await SeenAsync("Build")).Should().Equal(given.Order(StringComparer.Ordinal));

        async Task<IEnumerable<string>> SeenAsync(string step)
        {
            var script = ActionFile
                .Parse(Build, ProductFiles.Committed[Build])
                .Steps.Single(one => one.Name?.Text == step)
                .Run!.Text;
            var (code, said) = await RunAsync($"npm() {{ env; }}\n{script}", given);
            code.Should().Be(0, said);
            return said.Split('\n')
                .Where(line => line.Split('=')[0] is "NPM" or ['A' or 'T', ..])
                .Order(StringComparer.Ordinal);
        }
    }

    private Task<(int ExitCode, string Output)> RunAsync(string script, IEnumerable<string> variables)
    {
        File.WriteAllText(folder["script"], script);
        return Tool.RunAsync(
            "env",
            folder.Path,
            [
                "-i",
                $"PATH={Environment.GetEnvironmentVariable("PATH")}",
                .. variables,
                "bash",
                "--noprofile",
                "--norc",
                "-eo",
                "pipefail",
                folder["script"],
            ]
        );
    }
}
