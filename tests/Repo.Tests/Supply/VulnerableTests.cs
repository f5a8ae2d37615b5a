namespace MsReleaseActions.RepoTests.Supply;

/// <summary>
/// The judgement of <c>.ci/vulnerable</c> on the report of <c>dotnet list package --vulnerable</c>, which itself always
/// ends with 0.
/// </summary>
[Needs(Need.Tools)]
public sealed class VulnerableTests
{
    private const string Clean = """{"version":1,"projects":[{"path":"/x/a.csproj"},{"path":"/x/b.csproj"}]}""";

    private const string Found = """
        {"version":1,"projects":[{"path":"/x/a.csproj"},{"path":"/x/b.csproj","frameworks":[{"framework":"net10.0","transitivePackages":[
          {"id":"Newtonsoft.Json","resolvedVersion":"12.0.1","vulnerabilities":[{"severity":"High","advisoryurl":"https://github.com/advisories/GHSA-5crp-9r3c-p9vr"}]}]}]}]}
        """;

    private const string Unread =
        """{"version":1,"problems":[{"level":"error","text":"No assets file was found for `/x/a.csproj`."}],"projects":[]}""";

    [Theory]
    [InlineData(Clean, 0, "2 projects, no package with a known vulnerability\n")]
    [InlineData(
        Found,
        1,
        "Newtonsoft.Json 12.0.1: High, https://github.com/advisories/GHSA-5crp-9r3c-p9vr (b.csproj)\n"
    )]
    [InlineData(Unread, 1, "No assets file was found for `/x/a.csproj`.\n")]
    public async Task A_finding_is_named_and_so_is_a_project_that_nothing_is_known_about(
        string report,
        int code,
        string said
    )
    {
        Assert.SkipWhen(Tool.Find("python3") is null, "NOT TESTED: no python3");
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["report.json"], report);

        var result = await Tool.RunAsync(
            "bash",
            folder.Path,
            "-c",
            $"python3 '{Checkout.PathOf(".ci/vulnerable.py")}' < report.json"
        );

        result.Should().Be((code, said));
    }
}
