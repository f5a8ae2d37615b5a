using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

[Needs(Need.Nothing)]
public sealed class LatestJsonTests : PromoteTest
{
    internal static string Json(string url) =>
        """{"version":"1.2.0","platforms":{"windows-x86_64":{"signature":"s","url":"URL"}}}""".Replace(
            "URL",
            url,
            StringComparison.Ordinal
        );

    private string Good => $"{Github.ServerUrl}/org/ms-manager/releases/download/v1.2.0/app_1.2.0_x64-setup.exe";

    [Fact]
    public async Task A_rewritten_latest_json_takes_the_candidates_place()
    {
        Runner.Write("out/latest.json", Text(Json(Good)));

        var result = await SucceedAsync(("overlay", "out/latest.json"));

        var files = new Dictionary<string, byte[]>(Files, StringComparer.Ordinal)
        {
            ["latest.json"] = Text(Json(Good)),
        };
        Holds(Published, Final(files));
        result.Outputs["assets"].Should().Contain("\"how\":\"added\"");
        (await NothingToDoAsync(("overlay", "out/latest.json"))).Outputs["state"].Should().Be("unchanged");
    }

    [Theory]
    [InlineData(
        "SERVER/org/ms-manager/releases/download/rc-0123456789012345678901234567890123456789/app_1.2.0_x64-setup.exe",
        "is missing in `overlay`"
    )]
    [InlineData(
        "SERVER/org/ms-manager/releases/download/untagged-0123456789abcdef0123/app_1.2.0_x64-setup.exe",
        "is missing in `overlay`"
    )]
    [InlineData("SERVER/org/ms-manager/releases/latest/download/app_1.2.0_x64-setup.exe", "is missing in `overlay`")]
    [InlineData("https://api.github.com/repos/org/ms-manager/releases/assets/1234", "is missing in `overlay`")]
    [InlineData("SERVER/org/ms-manager/releases/download/v1.1.0/app_1.2.0_x64-setup.exe", "is not below")]
    [InlineData("SERVER/org/ms-manager/releases/download/V1.2.0/app_1.2.0_x64-setup.exe", "is not below")]
    [InlineData("SERVER/other/ms-manager/releases/download/v1.2.0/app_1.2.0_x64-setup.exe", "is not below")]
    [InlineData(
        "https://elsewhere.example/org/ms-manager/releases/download/v1.2.0/app_1.2.0_x64-setup.exe",
        "is not below"
    )]
    [InlineData("SERVER/org/ms-manager/releases/download/v1.2.0/app_1.2.0_x64-setup.exe?x=1", "is not below")]
    [InlineData(
        "SERVER/org/ms-manager/releases/download/v1.2.0/app_1.2.0.dmg",
        "names app_1.2.0.dmg, which the release will not hold"
    )]
    public async Task A_url_that_does_not_lead_to_this_release_is_refused(string url, string message)
    {
        Runner.Write("latest.json", Text(Json(url.Replace("SERVER", Github.ServerUrl, StringComparison.Ordinal))));

        await RefuseAsync(1, message, ("overlay", "latest.json"));
    }

    [Theory]
    [InlineData("not json", "is not JSON")]
    [InlineData("[]", "is no JSON object")]
    [InlineData("""{"platforms":{},"platforms":{}}""", "is not JSON")]
    [InlineData("""{"platforms":{"linux-x86_64":{}}}""", "linux-x86_64: has no url")]
    public async Task What_no_updater_could_read_is_refused(string json, string message)
    {
        Runner.Write("latest.json", Text(json));

        await RefuseAsync(1, message, ("overlay", "latest.json"));
    }

    [Fact]
    public async Task An_asset_that_the_filters_leave_out_is_not_linked()
    {
        Runner.Write("latest.json", Text(Json(Good)));

        await RefuseAsync(1, "which the release will not hold", ("overlay", "latest.json"), ("exclude", "*.exe"));
    }
}

[Needs(Need.Nothing)]
public sealed class ForgottenOverlayTests : PromoteTest
{
    protected override IReadOnlyDictionary<string, byte[]> Files { get; } =
        new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["app.exe"] = Bytes(1, 5_000),
            ["latest.json"] = Text(
                """{"platforms":{"windows-x86_64":{"signature":"s","url":"https://github.com/org/ms-manager/releases/latest/download/app.exe"}}}"""
            ),
        };

    [Fact]
    public async Task The_candidates_own_latest_json_is_not_published_as_it_is() =>
        await RefuseAsync(1, "is missing in `overlay`");

    [Fact]
    public async Task It_may_be_left_out()
    {
        await SucceedAsync(("exclude", "latest.json"));

        Holds(Published, Final(new Dictionary<string, byte[]> { ["app.exe"] = Files["app.exe"] }));
    }

    [Fact]
    public async Task An_overlay_replaces_it_and_its_line_in_the_checksums()
    {
        var json = LatestJsonTests.Json($"{Github.ServerUrl}/org/ms-manager/releases/download/v1.2.0/app.exe");
        Runner.Write("latest.json", Text(json));

        await SucceedAsync(("overlay", "# the rewritten one\n\nlatest.json"));

        Holds(
            Published,
            Final(new Dictionary<string, byte[]> { ["app.exe"] = Files["app.exe"], ["latest.json"] = Text(json) })
        );
    }
}
