using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MsReleaseActions.RepoTests;

[Needs(Need.Nothing)]
public sealed partial class HouseRulesTests
{
    private const int MostLines = 200;
    private const int MostLinesOfProgram = 20;

    [Fact]
    public void No_source_file_is_longer_than_the_limit() =>
        Checkout.Files(".cs").Where(path => LinesOf(path) > (path.EndsWith("/Program.cs", StringComparison.Ordinal) ? MostLinesOfProgram : MostLines))
            .Select(path => $"{path}: {LinesOf(path)}")
            .Should().BeEmpty("a file holds one idea in at most {0} lines, a Program.cs in {1}", MostLines, MostLinesOfProgram);

    [Fact]
    public void Nothing_is_left_to_be_done_later() =>
        Checkout.Files(".cs").Concat(Checkout.Files(".csproj")).Concat(Checkout.Files(".yml")).Concat(Checkout.Files(".md"))
            .Where(path => Later().IsMatch(Checkout.Read(path)))
            .Should().BeEmpty("an open end belongs into an issue");

    [Fact]
    public void The_solution_holds_every_project() =>
        XDocument.Load(Checkout.PathOf("ms-release-actions.slnx")).Descendants("Project").Select(project => project.Attribute("Path")!.Value)
            .Should().BeEquivalentTo(Checkout.Files(".csproj"));

    [Theory]
    [ClassData(typeof(EveryAction))]
    public void No_action_needs_ASP_NET_Core_or_another_action(string id)
    {
        var references = AssembliesOf(id);

        references.Should().NotContain(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name == "MsReleaseActions.Server" || name == "MsReleaseActions.Runner");
        references.Should().NotIntersectWith(Checkout.ActionIds.Except([id]));
    }

    [Fact]
    public void Every_exception_from_an_analyzer_has_its_reason_above_it()
    {
        var lines = Checkout.Read(".editorconfig").Split('\n');

        var bare = lines.Where((line, index) => line.EndsWith("severity = none", StringComparison.Ordinal) && !HasReason(lines, index));

        bare.Should().BeEmpty();
    }

    [Fact]
    public void The_image_roots_every_action_of_the_solution() =>
        Checkout.Files(".csproj").Where(path => path.StartsWith("actions/", StringComparison.Ordinal))
            .Should().Equal(Checkout.ActionIds.Select(id => $"actions/{id}/{id}.csproj").Order(StringComparer.Ordinal))
            .And.OnlyContain(path => Checkout.Read("Dockerfile").Contains($"COPY {Path.GetDirectoryName(path)}/*.csproj", StringComparison.Ordinal));

    // a reason stands above the first of a run of exceptions
    private static bool HasReason(string[] lines, int index)
    {
        while (index > 0 && lines[index].EndsWith("severity = none", StringComparison.Ordinal))
        {
            index--;
        }
        return lines[index].StartsWith('#');
    }

    private static int LinesOf(string path) => File.ReadAllLines(Checkout.PathOf(path)).Length;

    // what the action's own program references, and what its shared library does
    private static IReadOnlyList<string> AssembliesOf(string id) =>
        [.. new[] { id, "MsReleaseActions.Shared" }
            .SelectMany(name => System.Reflection.Assembly.Load(name).GetReferencedAssemblies())
            .Select(name => name.Name!)];

    // written apart, so that this file does not name itself
    [GeneratedRegex(@"\bTO" + "DO\\b|\\bFIX" + "ME\\b|\\bfor" + " now\\b|\\bplace" + "holder\\b|NotImplemented" + "Exception", RegexOptions.CultureInvariant)]
    private static partial Regex Later();
}
