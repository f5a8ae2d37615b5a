using System.Xml.Linq;

namespace MsReleaseActions.RepoTests;

/// <summary>Who may use whom. A project that a used one uses may be used, too.</summary>
[Needs(Need.Nothing)]
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Uses = new(StringComparer.Ordinal)
    {
        ["Shared"] = [],
        ["Workflows"] = [],
        ["Release"] = ["Shared", "Workflows"],
        ["Server"] = ["Shared", "Workflows"],
        ["Runner"] = ["Server", "Workflows"],
        ["Rehearsal"] = ["Runner", "Server", "Release"],
        ["Cli"] = ["Rehearsal", "Runner", "Server", "Shared", "Release", "Workflows"],
    };

    public static TheoryData<string> Projects => [.. Uses.Keys];

    [Fact]
    public void Every_project_has_its_arrows() =>
        Checkout
            .Files(".csproj")
            .Where(path => path.StartsWith("src/", StringComparison.Ordinal))
            .Select(Path.GetFileNameWithoutExtension)
            .Should()
            .BeEquivalentTo(Uses.Keys);

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_only_what_it_may(string project) =>
        XDocument
            .Parse(Checkout.Read($"src/{project}/{project}.csproj"))
            .Descendants("ProjectReference")
            .Where(reference => reference.Attribute("ReferenceOutputAssembly")?.Value != "false")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
            .Should()
            .BeSubsetOf(Uses[project]);

    [Theory]
    [ClassData(typeof(EveryAction))]
    public void An_action_uses_what_is_shared_and_nothing_else(string id) =>
        XDocument
            .Parse(Checkout.Read($"actions/{id}/{id}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
            .Should()
            .BeSubsetOf(["Shared"]);
}
