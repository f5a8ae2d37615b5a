using MsReleaseActions.Cli.Commands.Init;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

[Needs(Need.Nothing)]
public sealed class NextStepsTests : InitTest
{
    [Fact]
    public async Task What_to_type_next_begins_with_what_needs_no_token() =>
        (await Install())
            .Output.Should()
            .EndWith(
                """
                Written. Now, in this order:
                  git status            # the new files, which `git diff` does not show
                  git diff              # what changed in the others
                  ms lint               # whether the workflow files, and the description, hold
                  ms rehearse --repo .  # a release with them, on this machine
                  ms release preflight  # what has to be set up on GitHub: it asks GitHub, with your token

                """.ReplaceLineEndings("\n")
            );

    [Theory]
    [InlineData("content", "git -C ../desk status|git -C ../desk diff|ms lint ../desk|ms release content preflight")]
    [InlineData("loader", "git -C ../desk status|git -C ../desk diff|ms lint ../desk")]
    public void Elsewhere_the_checkout_is_named_and_of_what_is_no_app_nothing_is_rehearsed(
        string product,
        string commands
    ) =>
        NextSteps
            .Of(new InitOptions("../desk", null), InitProduct.Find(product))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('#')[0].Trim())
            .Should()
            .Equal(commands.Split('|'));
}
