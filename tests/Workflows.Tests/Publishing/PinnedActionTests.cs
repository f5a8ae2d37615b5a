using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Model;
using MsReleaseActions.Workflows.Publishing;

namespace MsReleaseActions.WorkflowsTests.Publishing;

/// <summary>An action's file, with the published image in the place of the source's.</summary>
[Needs(Need.Nothing)]
public sealed class PinnedActionTests
{
    [Theory]
    [InlineData(
        "runs:\n  using: docker\n  image: Dockerfile # why\n  entrypoint: /app/x\r\n",
        "runs:\n  using: docker\n  image: docker://IMAGE # why\n  entrypoint: /app/x\r\n"
    )]
    [InlineData(
        "runs: { using: docker, image: ../Dockerfile, args: [ image: x ] }",
        "runs: { using: docker, image: docker://IMAGE, args: [ image: x ] }"
    )]
    [InlineData(
        "name: é\nruns: {image: Dockerfile, using: docker}",
        "name: é\nruns: {image: docker://IMAGE, using: docker}"
    )]
    [InlineData("runs: { using: composite, steps: [] }", "runs: { using: composite, steps: [] }")]
    public void Only_the_image_is_exchanged(string text, string pinned) =>
        PinnedAction.Pin("action.yml", text, "IMAGE").Should().Be(pinned);

    [Theory]
    [InlineData("runs: { using: docker, image: \"Dockerfile\" }", 1, 31)]
    [InlineData("runs:\n  using: docker\n  image: |\n    Dockerfile\n", 3, 10)]
    [InlineData("runs:\n  using: docker\n", 2, 3)]
    public void An_image_that_is_written_otherwise_is_refused_with_its_place(string text, int line, int column) =>
        FluentActions
            .Invoking(() => PinnedAction.Pin("a/action.yml", text, "IMAGE"))
            .Should()
            .Throw<InvalidWorkflowException>()
            .WithMessage($"*a/action.yml:{line}:{column} runs.image must be a plain text on one line*");
}
