using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Install;

[Needs(Need.Nothing)]
public sealed partial class UnifiedDiffTests
{
    private static readonly Gen<string> Texts = Gen.Elements("a", "b", "c", "d")
        .ListOf()
        .Select(lines => string.Concat(lines.Select(line => line + "\n")));

    [Fact]
    public void A_change_is_shown_with_three_lines_around_it() =>
        Shown("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n10\n11\n12\n13\n")
            .Should()
            .Be(
                """
                --- a/ci.yml
                +++ b/ci.yml
                @@ -2,7 +2,7 @@
                 2
                 3
                 4
                -5
                +five
                 6
                 7
                 8
                @@ -10,3 +10,4 @@
                 10
                 11
                 12
                +13
                """
            );

    [Theory]
    [InlineData(null, "a\nb\n", "--- /dev/null|+++ b/ci.yml|@@ -0,0 +1,2 @@|+a|+b")]
    [InlineData("a\n", "", "--- a/ci.yml|+++ b/ci.yml|@@ -1 +0,0 @@|-a")]
    [InlineData("a\r\nb\r\n", "a\nb", "")]
    public void Ends_of_files_and_of_lines_are_no_trouble(string? old, string @new, string expected) =>
        Shown(old, @new).Replace('\n', '|').Should().Be(expected);

    [Fact]
    public void Two_texts_of_very_many_lines_are_not_compared_line_by_line()
    {
        var (old, now) = (Numbers(0, 100_000), Numbers(50_000, 150_000));

        UnifiedDiff
            .Of("ci.yml", old, now)
            .CountBy(line => line.Kind)
            .Should()
            .BeEquivalentTo(
                new Dictionary<DiffKind, int>
                {
                    [DiffKind.Head] = 2,
                    [DiffKind.Place] = 1,
                    [DiffKind.Removed] = 100_000,
                    [DiffKind.Added] = 100_000,
                }
            );

        static string Numbers(int from, int to) => string.Join('\n', Enumerable.Range(from, to - from));
    }

    [Fact]
    public void Whatever_the_texts_the_diff_leads_from_one_to_the_other() =>
        Prop.ForAll(
                Texts.Two().ToArbitrary(),
                texts =>
                {
                    var diff = UnifiedDiff.Of("x", texts.Item1, texts.Item2);

                    Applied(texts.Item1, diff).Should().Be(texts.Item2);
                    (diff.Count == 0).Should().Be(texts.Item1 == texts.Item2);
                }
            )
            .QuickCheckThrowOnFailure();

    private static string Applied(string old, IReadOnlyList<DiffLine> diff)
    {
        var (lines, result, at) = (old.Split('\n')[..^1], new List<string>(), 0);
        foreach (var line in diff)
        {
            switch (line.Kind)
            {
                case DiffKind.Place:
                    var place = Place().Match(line.Text);
                    var first =
                        int.Parse(place.Groups["first"].Value, CultureInfo.InvariantCulture)
                        - (place.Groups["count"].Value == "0" ? 0 : 1);
                    result.AddRange(lines[at..first]);
                    at = first;
                    break;
                case DiffKind.Same or DiffKind.Removed:
                    lines[at++].Should().Be(line.Text[1..]);
                    break;
                default:
                    break;
            }
            if (line.Kind is DiffKind.Same or DiffKind.Added)
            {
                result.Add(line.Text[1..]);
            }
        }
        return string.Concat(result.Concat(lines[at..]).Select(line => line + "\n"));
    }

    private static string Shown(string? old, string @new) =>
        string.Join('\n', UnifiedDiff.Of("ci.yml", old, @new).Select(line => line.Text));

    [GeneratedRegex(@"^@@ -(?<first>\d+)(,(?<count>\d+))? ", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
