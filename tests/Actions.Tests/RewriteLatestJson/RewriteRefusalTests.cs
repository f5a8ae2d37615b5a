using System.Text;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.RewriteLatestJson;

/// <summary>
/// Each refusal of the file itself: exit 1, one annotation that names it, no file, no write to GitHub.
/// </summary>
[Needs(Need.Nothing)]
public sealed class RewriteRefusalTests : RewriteRig
{
    [Theory]
    [InlineData(
        "{rc}/Manager_1.2.3_x64-setup.exe",
        "{server}/evil/ms-manager/releases/download/rc-{sha}/Manager_1.2.3_x64-setup.exe",
        "it is of the owner 'evil', not of org"
    )]
    [InlineData(
        "{rc}/Manager_1.2.3_x64-setup.exe",
        "{server}/org/other/releases/download/rc-{sha}/Manager_1.2.3_x64-setup.exe",
        "it is of the repository 'org/other', not of org/ms-manager"
    )]
    [InlineData(
        "{rc}/Manager_1.2.3_x64-setup.exe",
        "http://evil.example/org/ms-manager/releases/download/rc-{sha}/Manager_1.2.3_x64-setup.exe",
        "its host is 'evil.example', not "
    )]
    [InlineData(
        "{rc}/Manager_1.2.3_x64-setup.exe",
        "https://evil.example/org/ms-manager/releases/download/rc-{sha}/Manager_1.2.3_x64-setup.exe",
        "its scheme is 'https', not http"
    )]
    [InlineData(
        "{rc}/Manager_1.2.3_x64-setup.exe",
        "{server}/org/ms-manager/releases/download/v1.2.2/Manager_1.2.3_x64-setup.exe",
        "it is of the tag 'v1.2.2', not of rc-{sha} or v1.2.3"
    )]
    [InlineData(
        "{rc}/Manager_1.2.3_x64-setup.exe",
        "{rc}/Manager_9.exe",
        "the candidate does not hold the asset 'Manager_9.exe'"
    )]
    [InlineData(
        "{rc}/Manager_1.2.3_x64-setup.exe",
        "{rc}/checksums.txt",
        "the candidate does not hold the asset 'checksums.txt'"
    )]
    [InlineData(
        "{rc}/Manager_1.2.3_x64-setup.exe",
        "{server}/repos/org/ms-manager/releases/assets/999999",
        "the candidate has no asset of the id 999999"
    )]
    [InlineData("{rc}/Manager_1.2.3_x64-setup.exe", "Manager_1.2.3_x64-setup.exe", "it is not a URL")]
    [InlineData(
        "\"version\" : \"v1.2.3\"",
        "\"version\" : \"1.2.2\"",
        "latest.json states the version 1.2.2, the tag v1.2.3 means 1.2.3"
    )]
    [InlineData(
        "\"version\" : \"v1.2.3\"",
        "\"version\" : 1",
        "latest.json states the version (no text), the tag v1.2.3 means 1.2.3"
    )]
    [InlineData("\"version\" : \"v1.2.3\", ", "", "latest.json states no version; it must be 1.2.3")]
    [InlineData(
        "\"x\": [1.0, 1E+2]",
        "\"x\": \"{rc}/Manager_1.2.3_x64-setup.exe\"",
        "the member x holds an address of the candidate"
    )]
    [InlineData(
        "\"z\":null",
        "\"z\":[\"{server}/org/ms-manager/releases/download/untagged-1a2b/x\"]",
        "the member platforms.darwin-x86_64.z.[0] holds an address of the candidate"
    )]
    [InlineData("\"x\": [1.0, 1E+2]", "\"notes\": 1", "latest.json cannot be used: the member notes is there twice")]
    [InlineData("\"x\": [1.0, 1E+2]", "\"x\": [1.0, ]", "latest.json cannot be used: it is not JSON (line 2, byte 35)")]
    [InlineData("\"platforms\"", "\"platform\"", "latest.json cannot be used: it has no object platforms")]
    public async Task A_wrong_member_is_refused_by_name(string from, string to, string why)
    {
        var latest = Built.Replace(Filled(from), Filled(to));
        latest.Should().NotBe(Built);
        Seal(latest);
        ShouldBeRefused(await RunAsync(), Filled(why));
    }

    [Theory]
    [InlineData("", "windows-x86_64: the signature is empty")]
    [InlineData("====", "windows-x86_64: the signature is not base64")]
    [InlineData("aGVsbG8=", "windows-x86_64: the signature has 1 lines instead of 4")]
    public async Task An_empty_or_malformed_signature_is_refused(string signature, string why)
    {
        const string before = "\"windows-x86_64\": { \"signature\": \"";
        var start = Built.IndexOf(before, StringComparison.Ordinal) + before.Length;
        Seal(Built[..start] + signature + Built[Built.IndexOf('"', start)..]);
        ShouldBeRefused(await RunAsync(), why);
    }

    [Fact]
    public async Task A_file_that_is_not_JSON_is_refused()
    {
        Seal("<html>");
        ShouldBeRefused(await RunAsync(), "latest.json cannot be used: it is not JSON (line 1, byte 1)");
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_refused()
    {
        Seal(Encoding.Latin1.GetBytes(Built.Replace("caf\\u00e9", "café")));
        ShouldBeRefused(await RunAsync(), "latest.json cannot be used: it is not UTF-8");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_one_MiB_is_refused(bool isInWorkspace)
    {
        var large = Encoding.UTF8.GetBytes(Built.PadRight(1024 * 1024 + 1));
        Seal(isInWorkspace ? null : large);
        var path = isInWorkspace ? Runner.Write("in.json", large) : "";
        ShouldBeRefused(await RunAsync(("path", path)), "1048577 bytes, more than the 1048576 that");
    }

    [Fact]
    public async Task A_result_of_more_than_one_MiB_is_refused()
    {
        Seal(Built);
        ShouldBeRefused(await RunAsync(("notes", new string('n', 1024 * 1024))), "latest.json would have ");
    }

    [Fact]
    public async Task A_required_platform_that_is_missing_is_refused()
    {
        Seal(Built);
        ShouldBeRefused(
            await RunAsync(("required-platforms", "windows-x86_64\nlinux-aarch64")),
            "the required platform linux-aarch64 is missing"
        );
    }

    [Fact]
    public async Task A_version_input_that_is_not_the_tags_is_refused_before_anything_is_asked()
    {
        Seal(Built);
        ShouldBeRefused(await RunAsync(("version", "1.2.4")), "the input version is 1.2.4, the tag v1.2.3 means 1.2.3");
        Github.Log.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task The_wrong_tag_is_seen_by_the_files_version()
    {
        Seal(Built);
        ShouldBeRefused(
            await RunAsync(("release-tag", "v1.2.4")),
            "latest.json states the version v1.2.3, the tag v1.2.4 means 1.2.4"
        );
    }

    [Fact]
    public async Task A_file_of_the_workspace_that_names_another_asset_is_refused()
    {
        Seal((string?)null);
        Runner.Write("in.json", Encoding.UTF8.GetBytes(Built.Replace("Manager_x64.app", "Manager_old.app")));
        ShouldBeRefused(await RunAsync(("path", "in.json")), "darwin-x86_64: the url '");
    }

    [Fact]
    public async Task All_problems_are_told_at_once_and_listed_in_the_summary()
    {
        Seal(Built.Replace("v1.2.3", "v1.2.2").Replace("_x64-setup", "_x86-setup"));
        var result = await RunAsync(("required-platforms", "linux-armv7"));
        ShouldBeRefused(result, "3 problems: ");
        result
            .Summary.Should()
            .Contain("latest.json is refused")
            .And.Contain("linux-armv7 is missing")
            .And.Contain("| refused |");
    }

    [Fact]
    public async Task A_candidate_without_the_file_is_refused_where_it_is_required()
    {
        Seal((string?)null);
        ShouldBeRefused(await RunAsync(), $"The candidate rc-{Sha} holds no latest.json");
    }

    private string Filled(string text) =>
        text.Replace("{rc}", Rc).Replace("{server}", Github.ServerUrl).Replace("{sha}", Sha);
}
