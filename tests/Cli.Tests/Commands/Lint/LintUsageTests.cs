using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Lint;

namespace MsReleaseActions.CliTests.Commands.Lint;

[Needs(Need.Nothing)]
public sealed class LintUsageTests
{
    [Fact]
    public async Task The_rules_can_be_listed_without_any_file()
    {
        var typed = new TypedCommand();

        var code = await typed.RunAsync("lint", "--rules", "/nowhere");

        code.Should().Be(0);
        typed
            .Output.Split('\n')
            .Where(line => line.Length > 0 && line[0] != ' ')
            .Select(line => line.Split(' ')[0])
            .Should()
            .Equal(LintRules.All.Select(rule => rule.Id));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_bad_usage()
    {
        var typed = new TypedCommand();

        var code = await typed.RunAsync("lint", "/nowhere");

        (code, typed.Output, typed.Error)
            .Should()
            .Be((2, "", "ms: there is no folder /nowhere: name a checkout, or a folder that holds workflow files.\n"));
    }

    [Fact]
    public async Task A_folder_without_workflows_is_bad_usage_and_not_a_clean_bill()
    {
        using var folder = new LintedFolder();
        var typed = new TypedCommand();

        var code = await typed.RunAsync("lint", folder.Path);

        code.Should().Be(2);
        folder
            .Placeless(typed.Error)
            .Should()
            .Be(
                "ms: nothing to lint: neither DIR/.github/workflows nor DIR holds a .yml or .yaml file. `ms lint "
                    + "DIR` takes a checkout, or a folder of workflow files.\n"
            );
    }

    [Fact]
    public async Task Two_formats_at_once_are_bad_usage()
    {
        var typed = new TypedCommand();

        var code = await typed.RunAsync("lint", "--json", "--format", "sarif");

        (code, typed.Error)
            .Should()
            .Be((2, "ms: --json and --format name different formats: give one of them\nTry 'ms lint --help'.\n"));
    }
}
