using System.Text.RegularExpressions;

namespace MsReleaseActions.RepoTests;

[Needs(Need.Nothing)]
public sealed partial class TestNeedsTests
{
    [Fact]
    public void Every_test_class_says_what_it_needs()
    {
        var files = Directory.EnumerateFiles(Checkout.PathOf("tests"), "*.cs", SearchOption.AllDirectories);

        files
            .SelectMany(file =>
                Classes(File.ReadAllText(file))
                    .Where(found => !found.Says)
                    .Select(found => $"{Path.GetFileName(file)}: {found.Name}")
            )
            .Should()
            .BeEmpty("./build chooses by [Needs(...)]: a class without it is run by nobody");
    }

    [Fact]
    public void What_needs_nothing_needs_nothing_else()
    {
        var attributes = Directory
            .EnumerateFiles(Checkout.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Attribute().Matches(File.ReadAllText(file)))
            .Select(match => match.Value);

        attributes.Where(attribute => attribute.Contains("Need.Nothing") && attribute.Contains(',')).Should().BeEmpty();
    }

    [Theory]
    [InlineData(10, 3, new[] { 0, 4, 9 })]
    [InlineData(2, 3, new[] { 0, 1 })]
    [InlineData(5, 5, new[] { 0, 1, 2, 3, 4 })]
    public void A_sample_of_a_matrix_is_spread_over_it(int all, int sample, int[] cases)
    {
        Assert.SkipWhen(
            Environment.GetEnvironmentVariable(Matrix.Variable) is not null,
            "all of the matrices is asked for"
        );

        Matrix.Cases([.. Enumerable.Range(0, all)], sample).Should().Equal(cases);
    }

    // a class that begins before a test and after any other class
    private static IEnumerable<(string Name, bool Says)> Classes(string text)
    {
        var classes = Class().Matches(text);
        for (var number = 0; number < classes.Count; number++)
        {
            var (found, end) = (classes[number], number + 1 < classes.Count ? classes[number + 1].Index : text.Length);
            if (Test().IsMatch(text[found.Index..end]))
            {
                yield return (found.Groups["name"].Value, found.Groups["says"].Success);
            }
        }
    }

    [GeneratedRegex(
        @"^((?<says>\[(Testing\.)?Needs\([^)]+\)\])\n|\[[^\n]*\]\n)*(public|internal) (sealed |abstract |static |partial )*class (?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Class();

    [GeneratedRegex(@"\[(Fact|Theory|Property)\b")]
    private static partial Regex Test();

    [GeneratedRegex(@"^\[(Testing\.)?Needs\(.*\)\]$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Attribute();
}
