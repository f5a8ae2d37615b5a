using System.Text.Json;
using System.Text.RegularExpressions;

namespace MsReleaseActions.RepoTests;

/// <summary>What <c>eng/breaks</c> breaks is there to be broken, and so is the test that must see it.</summary>
[Needs(Need.Nothing)]
public sealed partial class BreaksTests
{
    private const int LeastOfAnArea = 6;
    private const int LeastEveryday = 25;
    private const string Everyday = "everyday";
    private static readonly string[] Areas = ["candidates", "expressions", "promotion", "runner", "stand-ins"];
    private static readonly IReadOnlyList<Break> Breaks = JsonSerializer.Deserialize<List<Break>>(
        Checkout.Read("eng/breaks.json"),
        JsonSerializerOptions.Web
    )!;

    [Fact]
    public void Every_area_is_broken_six_times_at_least() =>
        Breaks
            .GroupBy(each => each.Area)
            .Select(area => (area.Key, area.Count() >= LeastOfAnArea))
            .Should()
            .BeEquivalentTo(Areas.Select(area => (area, true)));

    [Fact]
    public void No_two_breaks_have_one_name_or_break_the_same_text()
    {
        Breaks.Select(each => each.Name).Should().OnlyHaveUniqueItems();
        Breaks.Select(each => (each.File, each.Old)).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Most_breaks_are_seen_by_the_everyday_build() =>
        Breaks.Count(each => each.Tier == Everyday).Should().BeGreaterThanOrEqualTo(LeastEveryday);

    [Fact]
    public void What_is_broken_stands_once_in_its_file() =>
        Breaks
            .Where(each => Checkout.Read(each.File).Split(each.Old).Length != 2)
            .Select(each => $"{each.File}: {each.Old}")
            .Should()
            .BeEmpty("where the code has changed, eng/breaks.json has to say what is to be broken in it now");

    [Fact]
    public void A_break_changes_something() => Breaks.Where(each => each.Old == each.New).Should().BeEmpty();

    [Fact]
    public void The_test_that_must_see_a_break_is_there_and_of_that_tier() =>
        Breaks
            .Select(each => (each.Test, each.Tier, Found: TierOf(each)))
            .Where(each => each.Tier != each.Found)
            .Select(each => $"{each.Test}: {each.Found}, not {each.Tier}")
            .Should()
            .BeEmpty();

    // the test's class is followed by the test before another class begins
    private static string TierOf(Break seen)
    {
        var parts = seen.Test.Split('.');
        var (space, name, test) = (string.Join('.', parts[..^2]), parts[^2], parts[^1]);
        foreach (
            var path in Checkout
                .Files(".cs")
                .Where(path => path.StartsWith($"tests/{seen.Project}/", StringComparison.Ordinal))
        )
        {
            var text = Checkout.Read(path);
            var classes = text.Contains($"namespace {space};\n", StringComparison.Ordinal)
                ? Class().Matches(text)
                : Class().Matches("");
            if (classes.FirstOrDefault(match => match.Groups["name"].Value == name) is { } found)
            {
                var end = classes.FirstOrDefault(match => match.Index > found.Index)?.Index ?? text.Length;
                return !text[found.Index..end].Contains($" {test}(", StringComparison.Ordinal) ? "no such test"
                    : found.Groups["needs"].Value == "Need.Nothing" ? Everyday
                    : "rest";
            }
        }
        return "no such class";
    }

    [GeneratedRegex(
        @"^\[(Testing\.)?Needs\((Testing\.)?(?<needs>[^)]+)\)\]\n(\[[^\n]*\]\n)*public sealed (partial )?class (?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Class();

    private sealed record Break(
        string Name,
        string Area,
        string File,
        string Old,
        string New,
        string Project,
        string Test,
        string Tier
    );
}
