using MsReleaseActions.Server.Http;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

/// <summary>GitHub shows what was done only some seconds later; nothing is done twice for that.</summary>
[Needs(Need.Nothing)]
public sealed class LateTests : PromoteTest
{
    public static TheoryData<string> Lags => [.. Late.Keys];

    private static readonly Dictionary<string, Action<Faults>> Late = new()
    {
        ["a draft that neither list nor address shows"] = faults =>
        {
            faults.On("GET", "/repos/*/*/releases", times: 3, skip: 1).Stale();
            faults.On("GET", "/repos/*/*/releases/*", times: 3).Status(404);
        },
        ["a draft whose creation was not answered"] = faults =>
        {
            faults.On("POST", "/repos/*/*/releases").LoseAnswer();
            faults.On("GET", "/repos/*/*/releases", times: 3, skip: 1).Stale();
        },
        ["an asset whose upload was not answered"] = faults =>
        {
            faults.On(record => record.Listener == Listener.Upload).LoseAnswer();
            faults.On("GET", "/repos/*/*/releases/*/assets", times: 3, skip: 2).Stale();
        },
        ["assets that were sent"] = faults =>
            faults.On("GET", "/repos/*/*/releases/*/assets", times: 3, skip: 2).Stale(),
        ["a publication that was not answered"] = faults =>
        {
            faults.On(IsPublication).LoseAnswer();
            faults.On("GET", "/repos/*/*/releases/*", times: 3, skip: 2).Stale();
        },
        ["a candidate that was sealed a moment ago"] = faults =>
            faults.On("GET", "/repos/*/*/releases", times: 2).Instead(Answer.Text(200, "[]", "application/json")),
    };

    [Theory]
    [MemberData(nameof(Lags))]
    public async Task What_shows_late_is_waited_for(string lag)
    {
        // where it is not known whether the bytes arrived, the name says so
        var uploads = Final(Files).Count + (lag == "an asset whose upload was not answered" ? 1 : 0);
        Late[lag](Github.Faults);

        await SucceedAsync(("concurrency", "1"));

        Holds(Published, Final(Files));
        var writes = Github.Log.Writes;
        Github.Log.WriteAttempts.Count(write => write.Listener == Listener.Upload).Should().Be(uploads);
        writes.Count(write => write.Path.EndsWith("/releases", StringComparison.Ordinal)).Should().Be(1);
        writes.Count(IsPublication).Should().Be(1);
        Repo.Releases.All.Should().HaveCount(2);
        await NothingToDoAsync();
    }
}
