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
