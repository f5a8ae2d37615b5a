using MsReleaseActions.ReleaseTrain.Steps.Verify;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Verify;

/// <summary>The key that a release's candidate was to be sealed with is said by the released commit.</summary>
[Needs(Need.Nothing)]
public sealed class SealKeyTests : TrainTest
{
    private const string Public = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    [Theory]
    [InlineData("{ \"schema\": 2, \"keys\": { \"public_key\": \"" + Public + "\" } }", true)]
    [InlineData("{ \"schema\": 2 }", false)]
    [InlineData("{ \"schema\": 1 }", false)]
    [InlineData("{ \"schema\": 3, \"keys\": { \"public_key\": \"" + Public + "\" } }", false)]
    [InlineData("no JSON", false)]
    public async Task Where_it_can_be_read_it_is_taken(string description, bool isThere)
    {
        var commit = Repo.Commit(new Dictionary<string, string> { ["ms-release.json"] = description }, "describe it");

        using var key = await SealKey.DescribedAsync(Services(readOnly: true), commit, CancellationToken.None);

        (key is not null).Should().Be(isThere);
        key?.WhyNot("x"u8, "AAAA"u8).Should().NotBeNull();
    }

    [Fact]
    public async Task Without_a_commit_nobody_says_it() =>
        (await SealKey.DescribedAsync(Services(readOnly: true), null, CancellationToken.None)).Should().BeNull();
}
