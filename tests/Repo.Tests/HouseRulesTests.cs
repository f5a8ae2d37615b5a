using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MsReleaseActions.RepoTests;

[Needs(Need.Nothing)]
public sealed partial class HouseRulesTests
{
    private const int MostLines = 200;
    private const int MostLinesOfProgram = 20;
    private const int MostColumns = 120;
    private const string Quotes = "\"\"\"";

    [Fact]
    public void No_source_file_is_longer_than_the_limit() =>
        Checkout
            .Files(".cs")
            .Where(path =>
                LinesOf(path)
                > (path.EndsWith("/Program.cs", StringComparison.Ordinal) ? MostLinesOfProgram : MostLines)
            )
            .Select(path => $"{path}: {LinesOf(path)}")
            .Should()
            .BeEmpty("a file holds one idea in at most {0} lines, a Program.cs in {1}", MostLines, MostLinesOfProgram);

    // documents between three quotes are as wide as they are, and so is one literal that stands alone on its line
    [Fact]
    public void No_line_is_wider_than_the_limit() =>
        Checkout
            .Files(".cs")
            .SelectMany(path => Wide(Checkout.Read(path)).Select(line => $"{path}:{line}"))
            .Should()
            .BeEmpty("a line is read at one glance: at most {0} columns", MostColumns);

    [Fact]
    public void A_wide_line_is_seen_outside_of_documents_only()
    {
        var wide = new string('x', MostColumns);

        Wide(
                $"""
                a
                var {wide} = 1;
                "{wide}",
                + "{wide}" + "a";
                """
            )
            .Should()
            .Equal(2, 4);
        Wide($"var text = {Quotes}\n{wide} {wide}\n{Quotes}; var {wide}\n{wide} {wide}").Should().Equal(4);
    }

    [Fact]
    public void Nothing_is_left_to_be_done_later() =>
        Checkout
            .Files(".cs")
            .Concat(Checkout.Files(".csproj"))
            .Concat(Checkout.Files(".yml"))
            .Concat(Checkout.Files(".md"))
            .Where(path => Later().IsMatch(Checkout.Read(path)))
            .Should()
            .BeEmpty("an open end belongs into an issue");

    [Fact]
    public void The_solution_holds_every_project() =>
        XDocument
            .Load(Checkout.PathOf("ms-release-actions.slnx"))
            .Descendants("Project")
            .Select(project => project.Attribute("Path")!.Value)
            .Should()
            .BeEquivalentTo(Checkout.Files(".csproj"));

    [Theory]
    [ClassData(typeof(EveryAction))]
    public void No_action_needs_ASP_NET_Core_or_another_action(string id)
    {
        var references = AssembliesOf(id);

        references
            .Should()
            .NotContain(name =>
                name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                || name == "MsReleaseActions.Server"
                || name == "MsReleaseActions.Runner"
            );
        references.Should().NotIntersectWith(Checkout.ActionIds.Except([id]));
    }

    [Fact]
    public void Every_exception_from_an_analyzer_has_its_reason_above_it()
    {
        var lines = Checkout.Read(".editorconfig").Split('\n');

        var bare = lines.Where(
            (line, index) => line.EndsWith("severity = none", StringComparison.Ordinal) && !HasReason(lines, index)
        );

        bare.Should().BeEmpty();
    }

    [Fact]
    public void The_image_roots_every_action_of_the_solution() =>
        Checkout
            .Files(".csproj")
            .Where(path => path.StartsWith("actions/", StringComparison.Ordinal))
            .Should()
            .Equal(Checkout.ActionIds.Select(id => $"actions/{id}/{id}.csproj").Order(StringComparer.Ordinal))
            .And.OnlyContain(path =>
                Checkout
                    .Read("Dockerfile")
                    .Contains($"COPY {Path.GetDirectoryName(path)}/*.csproj", StringComparison.Ordinal)
            );

    // a reason stands above the first of a run of exceptions
    private static bool HasReason(string[] lines, int index)
    {
        while (index > 0 && lines[index].EndsWith("severity = none", StringComparison.Ordinal))
        {
            index--;
        }
        return lines[index].StartsWith('#');
    }

    private static List<int> Wide(string code)
    {
        var found = new List<int>();
        var isDocument = false;
        foreach (var (index, line) in code.Split('\n').Index())
        {
            var quotes = line.Split(Quotes).Length - 1;
            if (line.Length > MostColumns && !isDocument && quotes == 0 && !Literal().IsMatch(line))
            {
                found.Add(index + 1);
            }
            isDocument ^= quotes % 2 == 1;
        }
        return found;
    }

    private static int LinesOf(string path) => File.ReadAllLines(Checkout.PathOf(path)).Length;

    // what the action's own program references, and what its shared library does
    private static IReadOnlyList<string> AssembliesOf(string id) =>
        [
            .. new[] { id, "MsReleaseActions.Shared" }
                .SelectMany(name => System.Reflection.Assembly.Load(name).GetReferencedAssemblies())
                .Select(name => name.Name!),
        ];

    [GeneratedRegex(
        @"^\s*\+? ?[$@]*""([^""\\]|\\.|"""")*""[,;)]*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Literal();

    // written apart, so that this file does not name itself
    [GeneratedRegex(
        @"\bTO" + "DO\\b|\\bFIX" + "ME\\b|\\bfor" + " now\\b|\\bplace" + "holder\\b|NotImplemented" + "Exception",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Later();
}
