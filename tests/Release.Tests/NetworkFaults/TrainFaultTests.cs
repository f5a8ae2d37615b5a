using MsReleaseActions.Core;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.NetworkFaults;

namespace MsReleaseActions.ReleaseTrainTests.NetworkFaults;

/// <summary>Each kind of request of the train, with each fault; then the same command again.</summary>
[Needs(Need.Matrix)]
public sealed class TrainFaultTests
{
    // where not all are asked for
    private const int Sample = 60;

    private static readonly Dictionary<string, Func<ITrainScene>> Scenes = new(StringComparer.Ordinal)
    {
        ["app"] = () => new TrainScene(),
        ["content"] = () => new ContentScene(),
    };

    public static TheoryData<string> Products => [.. Scenes.Keys];

    [Theory]
    [MemberData(nameof(Products))]
    public async Task Whatever_an_answer_is_nothing_is_begun_twice_and_the_same_command_completes_it(string product) =>
        await RequireAllAsync(
            product,
            [.. Matrix.Cases(await CasesAsync(product), Sample)],
            one => PlayAsync(Open(product), one)
        );

    internal static ITrainScene Open(string product) => Scenes[product]();

    /// <summary>Plays all cases and fails with the list of those that broke a promise.</summary>
    internal static async Task RequireAllAsync<T>(string product, IReadOnlyList<T> cases, Func<T, Task> play)
    {
        var violations = new List<string>();
        foreach (var one in cases)
        {
            try
            {
                await play(one);
            }
#pragma warning disable CA1031 // whatever comes out of it is what is looked for
            catch (Exception broken)
#pragma warning restore CA1031
            {
                violations.Add($"{one}: {broken.GetType().Name}: {broken.Message}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{product}: {cases.Count} cases, {violations.Count} violations"
        );
        violations.Should().BeEmpty($"{cases.Count} cases were played");
    }

    private static async Task PlayAsync(ITrainScene scene, NetworkFaultCase one)
    {
        await using var stage = scene;
        await scene.InitializeAsync();
        one.Strike(scene.Site);

        var struck = await scene.ActAsync();

        (struck?.ExitCode ?? ExitCode.Done).Should().BeOneOf(ExitCode.Done, ExitCode.No, ExitCode.GitHub);
        scene.RequireSafe();
        scene.Site.Faults.Clear();
        (await scene.ActAsync()).Should().BeNull();
        scene.RequireDone();
    }

    private static async Task<IReadOnlyList<NetworkFaultCase>> CasesAsync(string product)
    {
        await using var scene = Open(product);
        await scene.InitializeAsync();
        (await scene.ActAsync()).Should().BeNull();
        return NetworkFaultCase.Of(scene.Site.Log.Requests);
    }
}
