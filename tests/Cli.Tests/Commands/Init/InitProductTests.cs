using MsReleaseActions.Cli;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>What a repository whose candidates another one releases gets.</summary>
[Needs(Need.Nothing)]
public sealed class InitProductTests : IDisposable
{
    private const string Actions = "org/ms-release-actions@v1";
    private readonly InitFolder folder = new(isApp: false);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("loader")]
    [InlineData("bridge")]
    [InlineData("core")]
    [InlineData("plugin-bitwig")]
    public async Task It_gets_a_description_lanes_and_builds_that_are_those_of_the_rehearsal(string product)
    {
        var seed = $"src/Rehearsal/Seeds/{product}/";
        var files = Checkout.Files("").Where(path => path.StartsWith(seed, StringComparison.Ordinal)).ToList();
        foreach (var path in files.Where(path => !IsWritten(path[seed.Length..])))
        {
            folder[path[seed.Length..]] = Checkout.Read(path);
        }
        var before = folder.Files.Select(file => file.Path).ToHashSet();

        await Run(product, "init", "--product", product, "--yes", "--actions", Actions);
        var written = folder.Files.ToList();
        (await Run(product, "init")).Output.Should().EndWith("Everything is up to date.\n");

        var sources = files
            .Where(path => IsWritten(path[seed.Length..]))
            .ToDictionary(path => path[seed.Length..])
            .Concat(
                Checkout
                    .Files(".yml")
                    .Where(path => path.StartsWith($"workflows/{product}/", StringComparison.Ordinal))
                    .ToDictionary(path => $".github/workflows/{Path.GetFileName(path)}")
            )
            .ToDictionary();
        written.Select(file => file.Path).Except(before).Should().BeEquivalentTo([.. sources.Keys, InitFolder.Record]);
        sources.Should().OnlyContain(file => folder[file.Key] == Checkout.Read(file.Value));
        folder.Files.Should().Equal(written);
        var lint = new TypedCommand();
        (await lint.RunAsync("lint", folder.At("."))).Should().Be(0, lint.Output);

        static bool IsWritten(string path) =>
            path == InitFolder.Settings || path.StartsWith(".github/actions/", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_only_say_where_the_actions_are_are_completed()
    {
        folder["ms-release.json"] = """{ "schema": 2, "actions": "acme/actions@v3" }""";

        await Run("core", "init", "--product", "core", "--yes");

        folder["ms-release.json"].Should().Contain("\"actions\": \"acme/actions@v3\"").And.Contain("\"candidates\": [");
        folder[".github/workflows/candidate.yml"].Should().Contain("uses: acme/actions/publish-candidate@v3\n");
    }

    [Fact]
    public async Task What_was_said_already_stays_where_it_can_and_is_told_where_it_cannot()
    {
        folder["ms-release.json"] = """
            {
              "schema": 1, "repository": "acme/loader", "branch": "dev", "product": "L", "required_checks": ["mine"],
              "environment": "prod", "waits": { "candidate_minutes": 99 }, "workflows": { "ci": "tests.yml" }
            }
            """;

        var first = await Run("loader", "init", "--product", "loader", "--yes", "--actions", Actions);

        first.Output.Should().Contain("! environment of ms-release.json is of what is released here, and is left out");
        var written = folder["ms-release.json"];
        foreach (
            var said in (string[])
                [
                    "\"repository\": \"acme/loader\"",
                    "\"branch\": \"dev\"",
                    "\"product\": \"L\"",
                    "\"mine\"",
                    "\"candidate_minutes\": 99",
                    "\"ci\": \"tests.yml\"",
                ]
        )
        {
            written.Should().Contain(said);
        }
        folder[".github/workflows/candidate.yml"]
            .Should()
            .Contain("reachable-from: dev")
            .And.Contain("            mine\n");
    }

    [Fact]
    public async Task A_dependency_that_the_file_does_not_pin_is_told()
    {
        folder["platformio.ini"] = "[env:release]\nlib_deps = acme/ui@main\n";

        var first = await Run("core", "init", "--product", "core", "--yes", "--actions", Actions);

        first
            .Output.Should()
            .Contain("! platformio.ini of core pins no commit of org/ui: pin it there, or take it out of `pins`")
            .And.Contain("! platformio.ini of core pins no commit of org/device-support: pin it there");
    }

    [Fact]
    public async Task Another_repositorys_product_is_refused_where_candidates_are_described()
    {
        await Run("core", "init", "--product", "core", "--yes", "--actions", Actions);
        var typed = new TypedCommand();

        (await CommandLine.RunAsync(["init", "--product", "loader"], folder.In(typed.Terminal))).Should().Be(2);

        typed.Error.Should().StartWith("ms: ms-release.json describes no candidate of loader. ");
    }

    private async Task<TypedCommand> Run(string product, params string[] arguments)
    {
        var typed = new TypedCommand();
        var terminal = folder.In(typed.Terminal) with
        {
            AskTool = (_, asked, _) =>
                Task.FromResult(asked.Contains("get-url") ? $"https://github.com/org/{product}.git" : null),
        };
        (await CommandLine.RunAsync(arguments, terminal)).Should().Be(0, $"{typed.Output}\n{typed.Error}");
        return typed;
    }
}
