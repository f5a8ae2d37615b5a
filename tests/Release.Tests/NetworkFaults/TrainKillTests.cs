using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.NetworkFaults;

/// <summary>
/// The train's process dies before and after each of its requests, as GitHub sees it: from then on nothing comes any
/// more. Then the same command again, on another machine: a train keeps nothing of its own.
/// </summary>
[Needs(Need.Matrix)]
public sealed class TrainKillTests
{
    // where not all are asked for
    private const int Sample = 24;

    // more than any train asks
    private const int Ever = 1_000_000;

    public static TheoryData<string> Products => TrainFaultTests.Products;

    [Theory]
    [MemberData(nameof(Products))]
    public async Task Killed_before_and_after_each_request_the_same_command_completes_it(string product) =>
        await TrainFaultTests.RequireAllAsync(
            product,
            [.. Matrix.Cases(await MomentsAsync(product), Sample)],
            moment => PlayAsync(product, moment)
        );

    /// <param name="Request">Its number, from 1.</param>
    /// <param name="CarriedOut">Whether it still was.</param>
    internal sealed record Moment(int Request, bool CarriedOut);

    private static async Task PlayAsync(string product, Moment moment)
    {
        await using var scene = TrainFaultTests.Open(product);
        await scene.InitializeAsync();
        if (moment.CarriedOut)
        {
            scene.Site.Faults.On(_ => true, skip: moment.Request - 1).LoseAnswer();
            scene.Site.Faults.On(_ => true, skip: moment.Request, times: Ever).Reset();
        }
        else
        {
            scene.Site.Faults.On(_ => true, skip: moment.Request - 1, times: Ever).Reset();
        }

        // where its requests were fewer this time, it was done before
        if (await scene.ActAsync() is null)
        {
            scene.RequireDone();
        }
        scene.RequireSafe();
        scene.Site.Faults.Clear();
        (await scene.ActAsync()).Should().BeNull();
        scene.RequireSafe();
        scene.RequireDone();
    }

    private static async Task<IReadOnlyList<Moment>> MomentsAsync(string product)
    {
        await using var scene = TrainFaultTests.Open(product);
        await scene.InitializeAsync();
        (await scene.ActAsync()).Should().BeNull();
        return
        [
            .. from request in Enumerable.Range(1, scene.Site.Log.Requests.Count)
            from carriedOut in (bool[])[false, true]
            select new Moment(request, carriedOut),
        ];
    }
}
