using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Release;

/// <summary>Tags as they are typed, where ms-release.json says what they begin with.</summary>
[Needs(Need.Nothing)]
public sealed class TagPrefixCommandTests : ReleasableGitHub
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("v", "app-v1.3.2")]
    [InlineData("v", "1.3.2")]
    [InlineData("", "v1.3.2")]
    [InlineData("", "app-v1.3.2")]
    [InlineData("app-v", "v1.3.2")]
    [InlineData("app-v", "1.3.2")]
    [InlineData("jinhsi-studio-v", "app-v1.3.2")]
    public async Task A_tag_of_another_product_is_refused_by_every_command_and_the_prefix_is_named(
        string prefix,
        string tag
    )
    {
        var config = Config(prefix);
        string[] publish = ["release", "app", "publish", "--channel", "stable", "--auto", "--yes"];
        (string Name, string[] Command)[] commands =
        [
            ("TAG", ["release", "app", "verify", tag]),
            ("TAG", ["release", "app", "status", tag]),
            ("TAG", ["release", "app", "withdraw", tag, "--yes"]),
            ("--tag", ["release", "app", "plan", "--channel", "stable", "--auto", "--tag", tag]),
            ("--tag", [.. publish, "--tag", tag]),
            ("--tag", [.. publish, "--dry-run", "--tag", tag]),
            ("--confirm-tag", [.. publish, "--confirm-tag", tag]),
            ("The plan's tag", ["release", "app", "publish", "--plan", Plan(tag), "--yes"]),
        ];
        foreach (var (name, command) in commands)
        {
            var (code, _, error) = await TypeAsync([.. command, "--config", config]);

            code.Should().Be(2, error);
            error
                .Should()
                .StartWith($"ms: {name} must be a tag such as {prefix}1.2.3 or {prefix}1.2.3-beta.1, not '{tag}'.");
        }
        Github.Log.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("app-v")]
    [InlineData("jinhsi-studio-v")]
    public async Task The_tags_of_the_product_are_planned_shown_and_taken_back(string prefix)
    {
        var config = Config(prefix);
        Repo.Releases.AddPublished($"{prefix}1.3.1", Released);
        Repo.Releases.AddPublished($"{prefix}1.3.2", Released);

        var planned = await TypeAsync([
            "release",
            "app",
            "plan",
            "--channel",
            "stable",
            "--auto",
            "--json",
            "--config",
            config,
        ]);
        var (_, status) = await TypeJsonAsync(["release", "app", "status", $"{prefix}1.3.2", "--config", config]);
        var (_, back) = await TypeJsonAsync([
            "release",
            "app",
            "withdraw",
            $"{prefix}1.3.2",
            "--confirm-tag",
            $"{prefix}1.3.2",
            "--config",
            config,
        ]);

        var plan = JsonNode.Parse(planned.Output)!;
        (plan["tag"]!.ToString(), plan["version"]!.ToString()).Should().Be(($"{prefix}1.3.3", "1.3.3"));
        (status["tag"]!.ToString(), status["source_sha"]!.ToString()).Should().Be(($"{prefix}1.3.2", Released));
        back["previous"]!.ToString().Should().Be($"{prefix}1.3.1");
        Repo.Releases.Published("v1.3.2")!.Prerelease.Should().BeFalse();
    }

    protected override void Dispose(bool disposing)
    {
        folder.Dispose();
        base.Dispose(disposing);
    }

    private string Config(string prefix) =>
        Write(
            "ms-release.json",
            $$"""{"schema": 2, "repository": "org/ms-manager", "version_files": ["package.json"], "tag_prefix": "{{prefix}}"}"""
        );

    private string Plan(string tag) =>
        Write(
            "plan.json",
            $$"""
            {
              "schema": 1, "product": "ms-manager", "channel": "stable", "tag": "{{tag}}",
              "version": "1.3.2", "repo": "org/ms-manager", "base_sha": "{{Released}}", "actions": []
            }
            """
        );

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.Path, name);
        File.WriteAllText(path, text);
        return path;
    }
}
