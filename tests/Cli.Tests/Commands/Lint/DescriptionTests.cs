using System.Text.Json.Nodes;
using MsReleaseActions.Cli.Commands.Rehearse;
using MsReleaseActions.CliTests.Commands.Init;
using MsReleaseActions.Core;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Lint;

/// <summary>What <c>ms lint</c> says of a description, and of what is named within its checkout.</summary>
[Needs(Need.Nothing)]
public sealed class DescriptionTests : InitTest
{
    [Fact]
    public async Task What_would_stop_a_release_later_is_shown_in_the_description()
    {
        await Install();
        File.Delete(Folder.At("package-lock.json"));
        Folder[InitFolder.Settings] = Folder[InitFolder.Settings]
            .Replace("\"core (rust)\"", "\"core [rust]\"", StringComparison.Ordinal);
        var typed = new TypedCommand();

        (await typed.RunAsync("lint", Folder.At(InitFolder.Settings))).Should().Be(1);

        Golden.Hold(
            typed.Output.Replace(Folder.At("").TrimEnd('/') + "/", "", StringComparison.Ordinal),
            "lint",
            "description.txt"
        );
    }

    [Theory]
    [InlineData(".")]
    [InlineData(".github")]
    [InlineData(".github/workflows")]
    [InlineData(".github/workflows/")]
    [InlineData(".github/actions/build-candidate")]
    public async Task Whatever_is_named_of_a_checkout_it_is_judged_as_a_whole(string named)
    {
        await Install();
        Folder["package.json"] = "{}";

        (await Lint(1, named))
            .Should()
            .Equal(
                "unpinned-action warning .github/workflows/ci.yml",
                "description-version-files error ms-release.json",
                "description-updater-artifacts warning ms-release.json"
            );
    }

    [Theory]
    [InlineData(".github/workflows/ci.yml", 0, "unpinned-action warning .github/workflows/ci.yml")]
    [InlineData(".github/workflows/candidate.yml", 0)]
    [InlineData(
        "ms-release.json",
        1,
        "description-version-files error ms-release.json",
        "description-updater-artifacts warning ms-release.json"
    )]
    public async Task Of_a_file_its_own_findings_are_shown(string named, int code, params string[] found)
    {
        await Install();
        Folder["package.json"] = "{}";

        (await Lint(code, named)).Should().Equal(found);
    }

    [Fact]
    public async Task A_file_that_is_no_workflow_is_bad_usage()
    {
        await Install();
        var typed = new TypedCommand();

        (await typed.RunAsync("lint", Folder.At("package.json"))).Should().Be(2);

        typed
            .Error.Should()
            .Be(
                $"ms: {Folder.At("package.json")} is no workflow file: those of a checkout are in "
                    + ".github/workflows, and end with .yml or .yaml.\n"
            );
    }

    [Fact]
    public async Task A_rehearsal_says_so_before_it_builds()
    {
        await Install();
        Folder["package.json"] = "{}";
        var typed = new TypedCommand();

        var check = () =>
            RehearsedDescription.CheckAsync(typed.Terminal, Folder.At("."), TestContext.Current.CancellationToken);

        (await check.Should().ThrowAsync<ActionFailure>())
            .Which.Message.Should()
            .Be(
                $"--repo {Folder.At(".")}: ms-release.json does not fit what is there, as said above. It would stop "
                    + "the release later, after the build, so nothing was rehearsed. Correct it; `ms lint` says of each why, "
                    + "and what to do."
            );
        typed.Error.Split('\n').Should().HaveCount(3);
        typed
            .Error.Should()
            .Contain("ms-release.json:11:5: error(description-version-files): package.json: it has no version\n")
            .And.Contain(": warning(description-updater-artifacts): no leg makes an update of linux-x86_64");
    }

    private async Task<IEnumerable<string>> Lint(int code, string named)
    {
        var typed = new TypedCommand();
        (await typed.RunAsync("lint", Folder.At(named), "--json")).Should().Be(code, typed.Output + typed.Error);
        return JsonNode.Parse(typed.Output)!["findings"]!
            .AsArray()
            .Select(finding =>
                $"{finding!["rule"]} {finding["severity"]} "
                + Path.GetRelativePath(Folder.At("."), (string)finding["file"]!).Replace('\\', '/')
            );
    }
}
