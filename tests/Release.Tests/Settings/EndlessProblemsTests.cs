using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Settings;

/// <summary>A description may have a MiB, and nothing but problems in it.</summary>
[Needs(Need.Nothing)]
public sealed class EndlessProblemsTests
{
    private const int Many = 40_000;

    [Theory]
    [InlineData("legs", "[]")]
    [InlineData("legs", "{}")]
    [InlineData("required_checks", "1\n")]
    [InlineData("kind", "[1]")]
    public void It_is_refused_all_the_same(string member, string item)
    {
        var list = string.Join(',', Enumerable.Repeat(item, Many));
        var parse = () =>
            SettingsFile.Parse(
                Encoding.UTF8.GetBytes($"{{\"schema\": 2, \"{member}\": [{list}]}}"),
                RepositoryName.Parse("acme/desk")
            );

        parse
            .Should()
            .Throw<ActionFailure>()
            .Where(failure => failure.What.StartsWith($"ms-release.json cannot be used: line 1: {member}"));
    }
}
