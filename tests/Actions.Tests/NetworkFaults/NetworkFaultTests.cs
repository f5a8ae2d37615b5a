using FluentAssertions.Execution;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.NetworkFaults;

namespace MsReleaseActions.ActionsTests.NetworkFaults;

/// <summary>
/// Each kind of request of a clean run, the first, the middle and the last of it, with each fault; then a clean run.
/// However the first ends, it ends well-behaved; the second completes the work.
/// </summary>
[Needs(Need.Matrix)]
public sealed class NetworkFaultTests
{
    // of each action, where not all are asked for
    private const int Sample = 70;

    private static readonly Dictionary<string, Func<IScene>> Scenes = new(StringComparer.Ordinal)
    {
        ["promote-assets"] = () => new PromoteScene(),
        ["publish-candidate"] = () => new PublishScene(),
        ["dispatch-and-wait"] = () => new DispatchScene(),
        ["validate-candidate"] = () => new ValidateScene(),
        ["rewrite-latest-json"] = () => new RewriteScene(),
        ["assemble-bundles"] = () => new AssembleScene(),
    };

    public static TheoryData<string> Actions => [.. Scenes.Keys];

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Whatever_an_answer_is_nothing_is_done_twice_or_by_half_and_the_next_run_completes_it(
        string action
    )
    {
        var violations = new List<string>();
        var cases = Matrix.Cases(await CasesAsync(action), Sample).ToList();
        foreach (var one in cases)
        {
            try
            {
                await PlayAsync(Scenes[action](), one);
            }
            catch (Exception broken) when (broken is AssertionFailedException or Xunit.Sdk.XunitException)
            {
                violations.Add($"{one}: {broken.Message}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{action}: {cases.Count} cases, {violations.Count} violations"
        );
        violations.Should().BeEmpty($"{cases.Count} cases were played");
    }

    private static async Task PlayAsync(IScene scene, NetworkFaultCase one)
    {
        await using var stage = scene;
        await scene.InitializeAsync();
        one.Strike(scene.Site);

        var struck = await scene.ActAsync();

        RequireGoodManners(struck, scene);
        scene.RequireSafe();
        scene.Site.Faults.Clear();
        var clean = await scene.ActAsync();
        clean.ExitCode.Should().Be(0, clean.Log);
        scene.RequireDone();
    }

    private static void RequireGoodManners(ActionResult result, IScene scene)
    {
        result.ExitCode.Should().BeOneOf([0, 1, 3], result.Log);
        result.Errors.Should().HaveCount(result.ExitCode == 0 ? 0 : 1, result.Log);
        (result.Log + result.Summary).Should().NotContain("not foreseen");
        (result.Log.Replace($"::add-mask::{scene.Secret}", "", StringComparison.Ordinal) + result.Summary)
            .Should()
            .NotContain(scene.Secret);
        if (result.ExitCode == 0)
        {
            scene.RequireDone();
        }
    }

    private static async Task<IReadOnlyList<NetworkFaultCase>> CasesAsync(string action)
    {
        await using var scene = Scenes[action]();
        await scene.InitializeAsync();
        scene.Site.Log.Clear();
        (await scene.ActAsync()).ExitCode.Should().Be(0);
        return NetworkFaultCase.Of(scene.Site.Log.Requests);
    }
}
